#include "dedupe/model.h"

#include <gtest/gtest.h>

#include "dedupe/frequencies.h"

namespace {

TEST(Model, TextAndBackIsEqual) {
  const auto again = dedupe::parse_model(dedupe::to_text(dedupe::default_model()));
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(*again, dedupe::default_model());
}

TEST(Model, BadTextIsAnError) {
  const std::string good = dedupe::to_text(dedupe::default_model());
  EXPECT_FALSE(dedupe::parse_model("").has_value());
  EXPECT_FALSE(dedupe::parse_model(good + "no_such_level 0.5 0.5\n").has_value());
  EXPECT_FALSE(dedupe::parse_model(good + "family_exact 2 0.5\n").has_value());
  EXPECT_FALSE(dedupe::parse_model(good + "family_exact 0.5 0\n").has_value());
  EXPECT_FALSE(dedupe::parse_model(good.substr(0, good.size() / 2)).has_value());
}

TEST(Frequencies, CommonNamesAreCommon) {
  const dedupe::Frequencies& all = dedupe::default_frequencies();
  using dedupe::TermKind;
  EXPECT_NEAR(all.share(TermKind::family, "佐藤"), 0.0152, 0.002);
  EXPECT_LT(all.share(TermKind::family, "小鳥遊"), 2e-4);
  EXPECT_GT(all.share(TermKind::given, "健"), all.share(TermKind::given, "菫"));
  EXPECT_GE(all.share(TermKind::family, "小鳥遊"), 2 / all.population);
}

TEST(Frequencies, TextAndBackIsEqual) {
  const std::string text = dedupe::to_text(dedupe::default_frequencies());
  const auto again = dedupe::parse_frequencies(text);
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(dedupe::to_text(*again), text);
  EXPECT_FALSE(dedupe::parse_frequencies("x\tname\t0.5\n").has_value());
  EXPECT_FALSE(dedupe::parse_frequencies("f\tname\n").has_value());
}

TEST(Frequencies, ThePopulationGrowsByEights) {
  const struct {
    std::int64_t cards;
    double step;
  } kCases[] = {{0, 16384}, {16384, 16384}, {16385, 131072}, {1000000, 1048576}, {8000000, 8388608}};
  for (const auto& each : kCases) EXPECT_EQ(dedupe::population_step(each.cards), each.step) << each.cards;
}

}  // namespace
