#include "ocr/engine.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/ocr/pictures.h"

namespace {

ocr::Engine& engine() {
  static const std::unique_ptr<ocr::Engine> one = [] {
    auto opened = ocr::open_engine();
    EXPECT_TRUE(opened.has_value()) << (opened ? "" : opened.error().message);
    return opened ? std::move(*opened) : nullptr;
  }();
  return *one;
}

std::vector<std::string> texts(const card::CardText& card) {
  std::vector<std::string> all;
  for (const card::TextLine& line : card.lines) all.push_back(line.text());
  return all;
}

struct Case {
  const char* file;
  std::vector<std::string> lines;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"horizontal.png",
       {"株式会社山田製作所", "営業部 課長", "やまだ たろう", "山田 太郎", "〒100-0001 東京都千代田区千代田1-1",
        "taro.yamada@example.co.jp"}},
      {"vertical.png",
       {"株式会社山田製作所", "営業部長", "山田 太郎", "東京都千代田区丸の内二丁目七番",
        "電話〇三（五六七八）九〇二四"}},
      {"western.png", {"Müller & Söhne GmbH", "Jürgen Schäfer", "Geschäftsführer", "j.schaefer@example.de"}},
      {"korean.png",
       {"대성소프트 주식회사", "영업부장", "하예린", "서울특별시 영등포구 강남대로 79길 17", "대표전화 02-324-3034",
        "hayerin@daesung.co.kr"}},
      {"taiwanese.png", {"國際業務處", "廖佩珊", "大同國際企業有限公司", "台南市永康區建國一路99號", "www.datong.com"}},
  };
  return all;
}

TEST(Engine, ReadsTheLinesOfACardWhicheverWayItLies) {
  for (const Case& c : cases()) {
    for (const int turned : {0, 90, 180, 270}) {
      const auto card = engine().read(ocr_tests::picture(c.file, turned));
      ASSERT_TRUE(card.has_value());
      EXPECT_EQ((card->turned_degrees + turned) % 360, 0) << c.file << " turned by " << turned;
      const std::vector<std::string> found = texts(*card);
      for (const std::string& line : c.lines) {
        EXPECT_NE(std::find(found.begin(), found.end(), line), found.end()) << c.file << " " << turned << ": " << line;
      }
    }
  }
}

const card::Reading* reading_of(const card::TextLine& line, const std::string& model) {
  const auto found = std::find_if(line.readings.begin(), line.readings.end(),
                                  [&](const card::Reading& reading) { return reading.model == model; });
  return found == line.readings.end() ? nullptr : &*found;
}

float least_sure(const card::Reading& reading) {
  float least = 1;
  for (const card::Symbol& symbol : reading.symbols)
    if (symbol.text != " ") least = std::min(least, symbol.confidence);
  return least;
}

TEST(Engine, FurtherModelsReadDoubtfulLatinLinesAlone) {
  const auto japanese = engine().read(ocr_tests::picture("horizontal.png", 0));
  ASSERT_TRUE(japanese.has_value());
  const auto mailbox = std::find_if(japanese->lines.begin(), japanese->lines.end(), [](const card::TextLine& line) {
    return line.text().find('@') != std::string::npos;
  });
  ASSERT_NE(mailbox, japanese->lines.end());
  const card::Reading* own = reading_of(*mailbox, "card");
  ASSERT_NE(own, nullptr);
  EXPECT_EQ(reading_of(*mailbox, "eng") == nullptr, least_sure(*own) >= 0.97F);

  const auto western = engine().read(ocr_tests::picture("western.png", 0));
  ASSERT_TRUE(western.has_value());
  for (const card::TextLine& line : western->lines) {
    const card::Reading* latin = reading_of(line, "Latin");
    ASSERT_NE(latin, nullptr) << line.text() << ": the card model has no accents";
    EXPECT_EQ(reading_of(line, "eng") == nullptr, least_sure(*latin) >= 0.95F) << line.text();
  }
}

TEST(Engine, SymbolsStandInOrderInsideTheCard) {
  const auto card = engine().read(ocr_tests::picture("horizontal.png"));
  ASSERT_TRUE(card.has_value());
  ASSERT_FALSE(card->lines.empty());
  for (const card::TextLine& line : card->lines) {
    float last = -1;
    for (const card::Symbol& symbol : line.readings.front().symbols) {
      const card::Bounds box = card::bounds(symbol.box);
      EXPECT_GE(box.left, last - 1);
      EXPECT_GE(box.left, -2);
      EXPECT_LE(box.right, static_cast<float>(card->width) + 2);
      EXPECT_GE(symbol.confidence, 0);
      EXPECT_LE(symbol.confidence, 1);
      last = box.left;
    }
  }
}

TEST(Engine, PosteriorsCarryTheTextThatWasRead) {
  const auto card = engine().read(ocr_tests::picture("horizontal.png"));
  ASSERT_TRUE(card.has_value());
  for (const card::TextLine& line : card->lines) {
    for (const card::Reading& reading : line.readings) {
      const auto& tables = engine().code_tables();
      const auto table = std::find_if(tables.begin(), tables.end(), [&](const card::CodeTable& t) {
        return t.name == reading.posteriors.code_table;
      });
      ASSERT_NE(table, tables.end());
      std::size_t codes = 0;
      for (const card::Symbol& symbol : reading.symbols) {
        ASSERT_TRUE(table->codes_of.contains(symbol.text));
        if (symbol.text != " ") codes += table->codes_of.at(symbol.text).size();
      }
      EXPECT_LE(codes, reading.posteriors.steps.size());
    }
  }
}

TEST(Engine, ReadsOneLineAgain) {
  const card::CardImage picture = ocr_tests::picture("horizontal.png");
  const auto card = engine().read(picture);
  ASSERT_TRUE(card.has_value());
  const auto line = std::find_if(card->lines.begin(), card->lines.end(),
                                 [](const card::TextLine& l) { return l.text() == "taro.yamada@example.co.jp"; });
  ASSERT_NE(line, card->lines.end());
  ocr::LineOptions options;
  options.models = {"eng", "card"};
  const auto again = engine().read_line(picture.image, line->box, options);
  ASSERT_TRUE(again.has_value());
  ASSERT_EQ(again->readings.size(), 2U);
  EXPECT_EQ(again->readings[0].model, "eng");
  EXPECT_EQ(again->text(), "taro.yamada@example.co.jp");
  options.models = {"klingon"};
  const auto unknown = engine().read_line(picture.image, line->box, options);
  ASSERT_FALSE(unknown.has_value());
  EXPECT_EQ(unknown.error().kind, card::ErrorKind::wrong_use);
}

TEST(Engine, ACardWithoutTextGivesNoLines) {
  card::CardImage white;
  white.image.width = 600;
  white.image.height = 360;
  white.image.channels = 3;
  white.image.pixels.assign(600 * 360 * 3, 240);
  const auto card = engine().read(white);
  ASSERT_TRUE(card.has_value());
  EXPECT_TRUE(card->lines.empty());
  EXPECT_EQ(card->width, 600);
  EXPECT_TRUE(engine().read({}).has_value());
}

TEST(Engine, SaysWhatItIs) { EXPECT_NE(engine().version().find("tesseract 5"), std::string::npos); }

}  // namespace
