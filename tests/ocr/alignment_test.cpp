#include "ocr/alignment.h"

#include <gtest/gtest.h>

namespace {

constexpr std::uint16_t kNull = 9;

/// 山 = 1, 田 = 2 3, 口 = 2 4, null = 9, blank = 0.
ocr::ModelCodes codes() {
  ocr::ModelCodes codes;
  codes.table.name = "test";
  codes.table.null_code = kNull;
  codes.table.codes_of = {{"山", {1}}, {"田", {2, 3}}, {"口", {2, 4}}, {" ", {0}}};
  codes.character_of = {{u"\u0001", "山"}, {u"\u0002\u0003", "田"}, {u"\u0002\u0004", "口"}};
  return codes;
}

/// 山, a blank, then 田 (or, less likely, 口).
card::LinePosteriors posteriors() {
  card::LinePosteriors p;
  p.code_table = "test";
  p.steps = {{{kNull, 0.9F}},
             {{1, 0.8F}, {kNull, 0.2F}},
             {{0, 0.7F}, {kNull, 0.3F}},
             {{kNull, 0.9F}},
             {{2, 0.95F}},
             {{3, 0.6F}, {4, 0.3F}},
             {{kNull, 1.0F}}};
  return p;
}

TEST(Alignment, FindsTheStepsOfEachCharacter) {
  const std::vector<std::string> text = {"山", "田"};
  const auto spans = ocr::align(text, posteriors(), codes().table);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_EQ(spans[0].first_step, 1);
  EXPECT_EQ(spans[0].last_step, 1);
  EXPECT_FLOAT_EQ(spans[0].confidence, 0.8F);
  EXPECT_EQ(spans[1].first_step, 4);
  EXPECT_EQ(spans[1].last_step, 5);
  EXPECT_FLOAT_EQ(spans[1].confidence, 0.6F);
}

TEST(Alignment, SeesTheBlankBetweenCharacters) {
  EXPECT_FLOAT_EQ(ocr::blank_between(posteriors(), 1, 4), 0.7F);
  EXPECT_FLOAT_EQ(ocr::blank_between(posteriors(), 4, 6), 0.0F);
}

TEST(Alignment, OffersWhatElseTheStepsAllow) {
  const auto spans = ocr::align(std::vector<std::string>{"山", "田"}, posteriors(), codes().table);
  ASSERT_EQ(spans.size(), 2U);
  const auto others = ocr::alternatives(spans[1], "田", posteriors(), codes());
  ASSERT_EQ(others.size(), 1U);
  EXPECT_EQ(others[0].text, "口");
  EXPECT_FLOAT_EQ(others[0].confidence, 0.3F);
}

TEST(Alignment, GivesNothingForTextItCannotSpell) {
  EXPECT_TRUE(ocr::align(std::vector<std::string>{"川"}, posteriors(), codes().table).empty());
  EXPECT_TRUE(ocr::align(std::vector<std::string>(8, "山"), posteriors(), codes().table).empty());
  EXPECT_TRUE(ocr::align({}, posteriors(), codes().table).empty());
}

}  // namespace
