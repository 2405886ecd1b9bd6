#include "ocr/lying_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

struct Read {
  std::string text;
  float confidence = 0;
  float top = 0, bottom = 0;
};

card::Reading reading(const std::vector<Read>& symbols) {
  card::Reading made;
  for (const Read& s : symbols)
    made.symbols.push_back(
        {s.text, card::Quad{{{{0, s.top}, {10, s.top}, {10, s.bottom}, {0, s.bottom}}}}, s.confidence, {}});
  return made;
}

std::string text_of(const std::vector<card::Symbol>& symbols) {
  std::string text;
  for (const card::Symbol& symbol : symbols) text += symbol.text;
  return text;
}

TEST(LyingWords, AreSurerLyingThanUpright) {
  // 会 and 社 read upright, then letters that only the turned column shows.
  const card::Reading upright =
      reading({{"会", 0.99F, 0, 10}, {"社", 0.98F, 11, 21}, {"の", 0.4F, 22, 32}, {"こ", 0.3F, 33, 43}});
  const card::Reading turned = reading({{"4", 0.6F, 0, 10},
                                        {"H", 0.5F, 11, 21},
                                        {"A", 0.97F, 22, 27},
                                        {"B", 0.95F, 28, 32},
                                        {"-", 0.9F, 33, 36},
                                        {"C", 0.96F, 37, 43}});
  EXPECT_EQ(text_of(ocr::lying_words(upright, turned)), "AB-C");
}

TEST(LyingWords, AreNotMadeOfClearKanji) {
  const card::Reading upright = reading({{"二", 0.99F, 0, 10}, {"一", 0.95F, 11, 21}, {"三", 0.97F, 22, 32}});
  const card::Reading turned =
      reading({{"1", 0.9F, 0, 4}, {"1", 0.9F, 5, 10}, {"I", 0.98F, 14, 16}, {"1", 0.9F, 22, 32}});
  EXPECT_TRUE(ocr::lying_words(upright, turned).empty());
}

TEST(LyingWords, ADigitMayStandAlone) {
  const card::Reading upright = reading({{"田", 0.98F, 0, 10}, {"m", 0.8F, 11, 21}, {"丁", 0.97F, 22, 32}});
  const card::Reading turned = reading({{"H", 0.5F, 0, 10}, {"5", 0.96F, 12, 20}, {"一", 0.7F, 22, 32}});
  EXPECT_EQ(text_of(ocr::lying_words(upright, turned)), "5");
}

TEST(LyingWords, AKanjiNumeralIsNoLyingDigit) {
  const card::Reading upright = reading({{"町", 0.98F, 0, 10}, {"一", 0.5F, 11, 21}, {"丁", 0.97F, 22, 32}});
  const card::Reading turned = reading({{"H", 0.5F, 0, 10}, {"1", 0.97F, 14, 18}, {"一", 0.7F, 22, 32}});
  EXPECT_TRUE(ocr::lying_words(upright, turned).empty());
}

TEST(LyingWords, LeaveAKanjiBesideThemItsPlace) {
  // 取役CTO: nothing was read of the turned 役, and its place fell to the C.
  const card::Reading upright =
      reading({{"取", 0.99F, 0, 10}, {"役", 0.99F, 11, 21}, {"0", 0.4F, 22, 32}, {"工", 0.3F, 33, 43}});
  const card::Reading turned =
      reading({{"H", 0.5F, 0, 10}, {"C", 0.98F, 11, 29}, {"T", 0.97F, 30, 36}, {"O", 0.96F, 37, 43}});
  const auto lying = ocr::lying_words(upright, turned);
  ASSERT_EQ(text_of(lying), "CTO");
  EXPECT_EQ(card::bounds(lying[0].box).top, 21);
}

TEST(LyingWords, AreNotMadeOfALongKanjiInSeveralPieces) {
  // Turned, 会 falls to three narrow signs, of which none has the middle of the kanji in it.
  const card::Reading upright =
      reading({{"会", 0.99F, 0, 36}, {"な", 0.2F, 40, 58}, {"8", 0.3F, 60, 78}, {"8", 0.3F, 80, 98}});
  const card::Reading turned = reading(
      {{"4", 0.8F, 0, 15}, {"R", 0.9F, 20, 36}, {"K", 0.97F, 40, 58}, {"a", 0.99F, 60, 78}, {"z", 0.99F, 80, 98}});
  EXPECT_EQ(text_of(ocr::lying_words(upright, turned)), "Kaz");
}

TEST(LyingWords, AreLookedAtUpToTheNextClearKanji) {
  const card::Reading upright = reading(
      {{"社", 0.99F, 0, 20}, {"〒", 0.4F, 24, 40}, {"S", 0.3F, 44, 60}, {"警", 0.2F, 64, 84}, {"備", 0.99F, 86, 106}});
  const auto words =
      ocr::lying_words(upright, reading({{"=", 0.5F, 0, 20}, {"e", 0.99F, 34, 44}, {"r", 0.99F, 46, 60}}));
  const auto stretches = ocr::stretches_of(words, upright);
  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_EQ(stretches[0].top, 20);
  EXPECT_EQ(stretches[0].bottom, 86);
}

}  // namespace
