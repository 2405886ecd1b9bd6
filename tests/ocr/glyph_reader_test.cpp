#include "ocr/glyph_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/engine.h"
#include "ocr/glyph_cutter.h"
#include "ocr/glyph_reading.h"
#include "ocr/models.h"
#include "tests/ocr/pictures.h"

namespace {

namespace fs = std::filesystem;

const card::CardText& read_card(const std::string& picture) {
  static std::map<std::string, card::CardText> read;
  static const auto engine = ocr::open_engine();
  if (!read.contains(picture)) {
    auto text = (*engine)->read(ocr_tests::picture(picture));
    EXPECT_TRUE(text.has_value());
    read[picture] = text ? *text : card::CardText{};
  }
  return read[picture];
}

const card::TextLine* line_with(const card::CardText& card, const std::string& text) {
  const auto found = std::find_if(card.lines.begin(), card.lines.end(),
                                  [&](const card::TextLine& line) { return line.text() == text; });
  return found == card.lines.end() ? nullptr : &*found;
}

TEST(GlyphReader, LooksAgainAtEveryJapaneseLineAndAtNoOther) {
  const card::CardText& card = read_card("horizontal.png");
  const card::TextLine* japanese = line_with(card, "株式会社山田製作所");
  ASSERT_NE(japanese, nullptr);
  EXPECT_EQ(japanese->readings.front().model, ocr::kGlyphModel);
  const card::TextLine* latin = line_with(card, "taro.yamada@example.co.jp");
  ASSERT_NE(latin, nullptr);
  for (const card::Reading& reading : latin->readings) EXPECT_NE(reading.model, ocr::kGlyphModel);
}

TEST(GlyphReader, GlyphsStandWhereTheLineModelSawThem) {
  for (const char* picture : {"horizontal.png", "vertical.png"}) {
    for (const card::TextLine& line : read_card(picture).lines) {
      if (line.readings.front().model != ocr::kGlyphModel) continue;
      ASSERT_GE(line.readings.size(), 2U);
      const auto base = std::find_if(line.readings.begin() + 1, line.readings.end(), [&](const card::Reading& other) {
        return other.symbols.size() == line.readings.front().symbols.size();
      });
      ASSERT_NE(base, line.readings.end()) << line.text();
      for (std::size_t i = 0; i < base->symbols.size(); ++i) {
        const card::Bounds a = card::bounds(line.readings.front().symbols[i].box);
        const card::Bounds b = card::bounds(base->symbols[i].box);
        EXPECT_FLOAT_EQ(a.left, b.left);
        EXPECT_FLOAT_EQ(a.top, b.top);
      }
    }
  }
}

TEST(GlyphReader, ClearPrintIsSurerThanBefore) {
  const card::TextLine* line = line_with(read_card("horizontal.png"), "山田 太郎");
  ASSERT_NE(line, nullptr);
  ASSERT_EQ(line->readings.front().model, ocr::kGlyphModel);
  for (const card::Symbol& symbol : line->readings.front().symbols) {
    if (symbol.text == " ") continue;
    EXPECT_GT(symbol.confidence, 0.95F) << symbol.text;
    for (const card::Alternative& other : symbol.alternatives) EXPECT_NE(other.text, symbol.text);
  }
}

TEST(GlyphReader, ASignThatColumnsTurnIsLeftAsItWas) {
  for (const card::TextLine& line : read_card("vertical.png").lines)
    EXPECT_EQ(line.text().find("十"), std::string::npos) << line.text();
}

TEST(GlyphReader, EveryTextOfTheLineModelCanBeWeighed) {
  card::CodeTable line_model;
  line_model.null_code = 7;
  line_model.codes_of = {{"高", {1, 2}}, {"a", {3}}, {" ", {4}}};
  const auto reader = ocr::GlyphReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader.has_value());
  const card::CodeTable codes = ocr::glyph_codes(line_model, *reader);
  EXPECT_EQ(codes.name, ocr::kGlyphModel);
  for (const char* character : {"高", "a", " ", "㈱"}) EXPECT_TRUE(codes.codes_of.contains(character)) << character;
  std::vector<std::uint16_t> seen{codes.null_code};
  for (const auto& [character, code] : codes.codes_of) {
    ASSERT_EQ(code.size(), 1U) << character;
    EXPECT_EQ(std::count(seen.begin(), seen.end(), code.front()), 0);
    seen.push_back(code.front());
  }
}

TEST(GlyphReader, KnowsKanjiOfNamesAndNothingLatin) {
  const auto reader = ocr::GlyphReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader.has_value()) << reader.error().message;
  for (const char* character : {"髙", "高", "﨑", "德", "か", "ヴ", "㈱"})
    EXPECT_TRUE(reader->knows(character)) << character;
  for (const char* character : {"A", "-", "0", "", " "}) EXPECT_FALSE(reader->knows(character)) << character;
}

TEST(GlyphReader, ReadsNothingOutOfNothing) {
  auto reader = ocr::GlyphReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader.has_value());
  EXPECT_TRUE(reader->read({}).empty());
  const cv::Mat paper(ocr::kGlyphSide, ocr::kGlyphSide, CV_8U, cv::Scalar(255));
  const auto seen = reader->read({paper, paper, paper});
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].size(), seen[2].size());
}

TEST(GlyphReader, AMissingOrBrokenNetworkIsNamed) {
  const fs::path folder = fs::path(testing::TempDir()) / "no_glyphs";
  fs::create_directories(folder);
  const auto missing = ocr::GlyphReader::open({folder});
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, card::ErrorKind::missing_component);
  std::ofstream(folder / "glyphs.onnx") << "this is no network";
  std::ofstream(folder / "glyphs.txt") << "高";
  const auto broken = ocr::GlyphReader::open({folder});
  ASSERT_FALSE(broken.has_value());
  EXPECT_EQ(broken.error().kind, card::ErrorKind::missing_component);
  EXPECT_NE(broken.error().message.find("glyphs.onnx"), std::string::npos);
  fs::remove_all(folder);
}

}  // namespace
