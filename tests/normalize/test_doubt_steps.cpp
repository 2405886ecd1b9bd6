#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/doubt_steps.h"

namespace {

using Steps = std::vector<std::vector<card::LinePosteriors::Entry>>;

/// Codes: 0 null, 1 blank, 2 a stop, 3.. letters; 山 and 川 are two codes that share the first.
const card::CodeTable kTable = {
    "test", 0, {{" ", {1}}, {".", {2}}, {"a", {3}}, {"b", {4}}, {"c", {5}}, {"山", {6, 7}}, {"川", {6, 8}}}};

card::Reading reading(const std::vector<std::string>& characters, Steps steps) {
  card::Reading reading;
  reading.model = "test";
  for (const std::string& text : characters) {
    reading.symbols.emplace_back();
    reading.symbols.back().text = text;
  }
  reading.posteriors = {"test", std::move(steps)};
  return reading;
}

/// "a b c" with some of a stop behind a, and some of b in the place of c.
const Steps kSteps = {{{3, 0.9F}, {4, 0.1F}},
                      {{0, 0.6F}, {2, 0.4F}},
                      {{4, 0.9F}, {5, 0.05F}},
                      {{0, 0.9F}, {5, 0.1F}},
                      {{5, 0.7F}, {3, 0.3F}}};

TEST(DoubtSteps, SeesASignThatTheReadingPassedOver) {
  const normalize::StepDoubt doubt = normalize::step_doubt(reading({"a", "b", "c"}, kSteps), kTable, {0, 3});
  EXPECT_FLOAT_EQ(doubt.passed_over, 0.4F);
  EXPECT_FLOAT_EQ(doubt.other_code, 0.3F);  // not the b and the c that stand beside
}

TEST(DoubtSteps, LooksAtTheStepsOfSomeSymbolsAlone) {
  const normalize::StepDoubt doubt = normalize::step_doubt(reading({"a", "b", "c"}, kSteps), kTable, {1, 3});
  EXPECT_FLOAT_EQ(doubt.passed_over, 0);
  EXPECT_FLOAT_EQ(doubt.other_code, 0.3F);
  EXPECT_FLOAT_EQ(normalize::step_doubt(reading({"a", "b", "c"}, kSteps), kTable, {0, 2}).other_code, 0);
}

TEST(DoubtSteps, LooksAtTheWholeLineWhereTheReadingIsNotTheLikeliestPath) {
  EXPECT_FLOAT_EQ(normalize::step_doubt(reading({"a", "c"}, kSteps), kTable, {1, 2}).passed_over, 0.4F);
}

TEST(DoubtSteps, LeavesOutWhatDoesNotMatter) {
  const card::Reading line = reading({"a", "b", "c"}, kSteps);
  EXPECT_FLOAT_EQ(normalize::step_doubt(line, kTable, {0, 3}, ".").passed_over, 0);
  const Steps blanks = {{{3, 1.0F}}, {{0, 0.6F}, {1, 0.4F}}, {{4, 1.0F}}};
  EXPECT_FLOAT_EQ(normalize::step_doubt(reading({"a", "b"}, blanks), kTable, {0, 2}).passed_over, 0);
}

TEST(DoubtSteps, ACharacterMayBeSeveralCodes) {
  const Steps steps = {{{6, 1.0F}}, {{7, 0.8F}, {8, 0.2F}}, {{0, 1.0F}}, {{3, 1.0F}}};
  EXPECT_FLOAT_EQ(normalize::step_doubt(reading({"山", "a"}, steps), kTable, {0, 1}).other_code, 0.2F);
  EXPECT_FLOAT_EQ(normalize::step_doubt(reading({"山", "a"}, steps), kTable, {1, 2}).other_code, 0);
}

TEST(DoubtSteps, WithoutStepsNothingIsDoubted) {
  const normalize::StepDoubt doubt = normalize::step_doubt(reading({"a"}, {}), kTable, {0, 1});
  EXPECT_FLOAT_EQ(doubt.passed_over, 0);
  EXPECT_FLOAT_EQ(doubt.other_code, 0);
}

}  // namespace
