#include <chrono>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "normalize/ctc_score.h"

namespace {

using normalize::CtcScorer;

/// Codes: 0 null, 1 blank, 2.. letters; 山 and 川 are two codes that share the first.
card::CodeTable table() {
  return {"test", 0, {{" ", {1}}, {"a", {2}}, {"b", {3}}, {"c", {4}}, {"山", {5, 6}}, {"川", {5, 7}}}};
}

card::LinePosteriors posteriors(std::vector<std::vector<card::LinePosteriors::Entry>> steps) {
  return {"test", std::move(steps)};
}

double score(const card::LinePosteriors& line, std::string_view text) {
  const card::CodeTable codes = table();
  return CtcScorer(line, codes).log_probability(text).value_or(-1e9);
}

TEST(CtcScore, SumsOverAllPathsOfATwoStepLine) {
  const auto line = posteriors({{{0, 0.4F}, {2, 0.6F}}, {{0, 0.3F}, {2, 0.7F}}});
  // "a": a-, -a, aa.
  EXPECT_NEAR(score(line, "a"), std::log(0.6 * 0.3 + 0.4 * 0.7 + 0.6 * 0.7), 1e-3);
  EXPECT_NEAR(score(line, ""), std::log(0.4 * 0.3), 1e-2);
}

TEST(CtcScore, RepeatedCodesNeedANullBetween) {
  const auto two_steps = posteriors({{{2, 0.99F}}, {{2, 0.99F}}});
  const auto with_null = posteriors({{{2, 0.99F}}, {{0, 0.99F}}, {{2, 0.99F}}});
  EXPECT_LT(score(two_steps, "aa"), -5);
  EXPECT_GT(score(with_null, "aa"), -0.1);
  EXPECT_GT(score(two_steps, "a"), -0.1);
}

TEST(CtcScore, PrefersThePrintedCharacterAmongLookAlikes) {
  const auto line = posteriors({{{0, 0.9F}}, {{5, 0.9F}}, {{6, 0.7F}, {7, 0.3F}}, {{0, 0.95F}}});
  EXPECT_GT(score(line, "山"), score(line, "川"));
  EXPECT_GT(score(line, "川"), score(line, "a"));
  EXPECT_NEAR(score(line, "山") - score(line, "川"), std::log(0.7 / 0.3), 0.05);
}

TEST(CtcScore, BlanksAreFreeOnBothSides) {
  const auto line = posteriors({{{2, 0.95F}}, {{1, 0.9F}}, {{3, 0.95F}}});
  EXPECT_NEAR(score(line, "ab"), score(line, "a b"), 1e-9);
  EXPECT_GT(score(line, "ab"), -0.4);
}

TEST(CtcScore, ClearPrintCostsAtLeastTheFloor) {
  const auto line = posteriors({{{2, 0.999F}}, {{0, 0.999F}}, {{3, 0.999F}}});
  EXPECT_LT(score(line, "ac") - score(line, "ab"), -6);
}

TEST(CtcScore, AbsentWhereNothingCanBeSaid) {
  const card::CodeTable codes = table();
  EXPECT_FALSE(CtcScorer({}, codes).log_probability("a"));
  const auto line = posteriors({{{2, 0.9F}}});
  const CtcScorer scorer(line, codes);
  EXPECT_FALSE(scorer.log_probability("猫"));
  EXPECT_FALSE(scorer.log_probability("abc"));
  EXPECT_FALSE(CtcScorer(line, {}).usable());
}

TEST(CtcScore, FastEnoughForHundredsOfCandidates) {
  std::vector<std::vector<card::LinePosteriors::Entry>> steps(200, {{0, 0.5F}, {2, 0.3F}, {3, 0.2F}});
  const card::CodeTable codes = table();
  const auto line = posteriors(std::move(steps));
  const CtcScorer scorer(line, codes);
  const auto start = std::chrono::steady_clock::now();
  double sum = 0;
  for (int i = 0; i < 100; ++i) sum += scorer.log_probability("abcabcabcabc").value_or(0);
  const auto spent = std::chrono::steady_clock::now() - start;
  EXPECT_LT(sum, 0);
  EXPECT_LT(spent,
            std::chrono::milliseconds(2000));  // 0.2 ms each when optimised; debug builds and sanitizers are slow
}

}  // namespace
