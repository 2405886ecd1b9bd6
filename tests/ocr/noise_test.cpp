#include "ocr/noise.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace {

card::TextLine line(const std::u32string& text, float confidence) {
  card::TextLine line;
  card::Reading reading;
  for (const char32_t c : text) reading.symbols.push_back({text::to_utf8(c), {}, confidence, {}});
  line.readings.push_back(std::move(reading));
  return line;
}

ocr::FoundLine found(float left, float top, float right, float bottom, bool light) {
  ocr::FoundLine line;
  line.box = {{{{left, top}, {right, top}, {right, bottom}, {left, bottom}}}};
  line.light_on_dark = light;
  return line;
}

TEST(Noise, StainsThatReadAsKanaLeaveACardWestern) {
  EXPECT_TRUE(ocr::is_western({line(U"ExampleTrading", 0.98F), line(U"ーーグノノ", 0.5F)}));
  EXPECT_FALSE(ocr::is_western({line(U"ExampleTrading", 0.98F), line(U"営業部長", 0.95F)}));
  const card::TextLine letters = line(U"ExampleTradingCompanyLimitedOfTheNorthernIslandsInTheFarEastOfTheWorld", 0.98F);
  EXPECT_TRUE(ocr::is_western({letters, line(U"営業部長", 0.95F)}));
  EXPECT_FALSE(ocr::is_western({letters, line(U"営業部", 0.95F), line(U"千代田区", 0.95F)}));
}

TEST(Noise, RowsOfRingsAreNoWriting) {
  EXPECT_TRUE(ocr::is_western({line(U"ExampleTrading", 0.98F), line(U"〇〇〇〇〇〇〇〇", 0.95F)}));
  EXPECT_FALSE(ocr::is_writing(line(U"〇〇〇〇〇", 0.95F), 4, false));
  EXPECT_TRUE(ocr::is_writing(line(U"〇三三二一〇", 0.95F), 4, false));
}

TEST(Noise, ThinKanaGoFromWesternCardsAndSureOnesStay) {
  card::TextLine stain = line(U"ーーグ", 0.64F);
  ocr::drop_doubtful_kana(stain);
  EXPECT_TRUE(stain.readings.empty());
  card::TextLine name = line(U"山田", 0.98F);
  ocr::drop_doubtful_kana(name);
  EXPECT_EQ(name.readings.size(), 1U);
}

TEST(Noise, BrushWritingStaysOnJapaneseCardsOnly) {
  EXPECT_TRUE(ocr::is_writing(line(U"饗庭吉二", 0.1F), 4, false));
  EXPECT_FALSE(ocr::is_writing(line(U"饗庭吉二", 0.1F), 4, true));
  EXPECT_FALSE(ocr::is_writing(line(U"—-_", 0.9F), 4, false));
  EXPECT_TRUE(ocr::is_writing(line(U"岡崎一枝", 0.1F), 1.4F, false));  // letter-spaced
  EXPECT_FALSE(ocr::is_writing(line(U"一二", 0.1F), 0.4F, false));
  EXPECT_FALSE(ocr::is_writing(line(U"東毅", 0.5F), 0.7F, false));
  EXPECT_TRUE(ocr::may_be_writing(line(U"東毅", 0.5F), 0.7F));
  EXPECT_FALSE(ocr::may_be_writing(line(U"東毅", 0.2F), 0.7F));
  EXPECT_FALSE(ocr::may_be_writing(line(U"ーノ", 0.5F), 0.7F));
  EXPECT_TRUE(ocr::may_be_writing(line(U"黒﨑やす", 0.1F), 3));
  EXPECT_FALSE(ocr::may_be_writing(line(U"黒﨑やす", 0.1F), 1));
  EXPECT_FALSE(ocr::may_be_writing(line(U"ノーやす", 0.1F), 3));
  EXPECT_TRUE(ocr::is_writing(line(U"柳崎吉美", 0.04F), 3, false));   // a clear row
  EXPECT_FALSE(ocr::is_writing(line(U"柳ノ吉二", 0.04F), 3, false));  // not all of it kanji
}

TEST(Noise, OfTwoPolaritiesInOnePlaceTheBetterReadingStays) {
  const std::vector<ocr::FoundLine> lines = {found(0, 0, 100, 20, false), found(2, -2, 104, 22, true),
                                             found(0, 40, 100, 60, true)};
  const std::vector<card::TextLine> texts = {line(U"brunau", 0.99F), line(U"ibounau", 0.68F), line(U"eventos", 0.6F)};
  EXPECT_EQ(ocr::find_shadows(lines, texts), (std::vector<bool>{false, true, false}));
}

TEST(Noise, PaperBetweenDenseLinesIsNoLine) {
  const std::vector<ocr::FoundLine> lines = {found(0, 0, 100, 20, false), found(0, 24, 100, 44, false),
                                             found(10, 18, 90, 27, true)};
  std::vector<card::TextLine> texts = {line(U"Researcher", 0.99F), line(U"Department", 0.98F), line(U"——e", 0.6F)};
  EXPECT_EQ(ocr::find_shadows(lines, texts), (std::vector<bool>{false, false, true}));
  texts[2] = line(U"eventos", 0.9F);
  EXPECT_EQ(ocr::find_shadows(lines, texts), (std::vector<bool>{false, false, false}));
}

}  // namespace
