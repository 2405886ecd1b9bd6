#include "dedupe/learn.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "dedupe/keys.h"
#include "tests/dedupe/records.h"

namespace {

using dedupe::Field;
using dedupe::Level;
using dedupe::Pattern;
using dedupe::PatternCount;

Pattern pattern(std::initializer_list<Level> levels) {
  Pattern out;
  for (const Level level : levels) out.levels[static_cast<std::size_t>(dedupe::row_of(level).field)] = level;
  return out;
}

struct Simulated {
  std::vector<PatternCount> random, blocked;
};

// Pairs whose odds are known: numbers agree in `m` of the matches and `u` of the others; names and mobiles tell the two
// kinds apart well.
Simulated simulated(double m, double u, double matches, double others) {
  Simulated out;
  const auto add = [&](std::vector<PatternCount>& into, bool same, double count) {
    for (const bool agree : {true, false}) {
      const double share = agree ? (same ? m : u) : 1 - (same ? m : u);
      const Level numbers = agree ? Level::numbers_exact : Level::numbers_differ;
      into.push_back({same ? pattern({Level::family_exact, Level::given_exact, Level::mobile_exact, numbers})
                           : pattern({Level::family_differs, Level::given_differs, Level::mobile_differs, numbers}),
                      count * share});
    }
  };
  add(out.random, false, 200000);
  add(out.blocked, true, matches);
  add(out.blocked, false, others);
  return out;
}

dedupe::LevelOdds odds_of(const dedupe::Model& model, Level level) {
  return model.odds[static_cast<std::size_t>(level)];
}

card::Result<dedupe::Model> learned(const Simulated& pairs) {
  return dedupe::learn(pairs.random, pairs.blocked, {}, {}, dedupe::default_model(), dedupe::default_frequencies());
}

TEST(Learn, RecoversKnownOdds) {
  const auto model = learned(simulated(0.7, 0.05, 20000, 60000));
  ASSERT_TRUE(model.has_value()) << model.error().message;
  EXPECT_NEAR(odds_of(*model, Level::numbers_exact).m, 0.7, 0.02);
  EXPECT_NEAR(odds_of(*model, Level::numbers_exact).u, 0.05, 0.005);
  EXPECT_EQ(model->version, dedupe::default_model().version + "-learnt");
}

TEST(Learn, DegenerateCountsAreRefused) {
  EXPECT_FALSE(learned(simulated(0.7, 0.05, 0, 60000)).has_value()) << "nobody twice";
  EXPECT_FALSE(learned(simulated(0.7, 0.05, 10, 20)).has_value()) << "too few";
  Simulated turned = simulated(0.7, 0.05, 20000, 60000);
  std::swap(turned.random, turned.blocked);
  EXPECT_FALSE(learned(turned).has_value());
}

TEST(Learn, LevelsStayInOrder) {
  const auto model = learned(simulated(0.02, 0.9, 20000, 60000));
  ASSERT_TRUE(model.has_value()) << model.error().message;
  EXPECT_GE(model->bits(Level::numbers_exact), model->bits(Level::numbers_some) - 1e-9);
  EXPECT_GE(model->bits(Level::numbers_some), model->bits(Level::numbers_differ) - 1e-9);
}

TEST(Learn, DoesNotDependOnTheOrderOfRecords) {
  std::vector<dedupe::Prepared> records;
  const char* families[] = {"山田", "佐藤", "鈴木", "高橋", "田中"};
  const char* givens[] = {"太郎", "花子", "健", "翔太", "恵子", "一郎", "誠"};
  for (int i = 0; i < 1200; ++i) {
    const std::string mobile = "+8190" + std::to_string(10000000 + i / 2);
    records.push_back(dedupe::prepare(
        dedupe_tests::record_of(i + 1, {families[i / 2 % 5], givens[i / 2 % 7], "甲社", "", mobile.c_str()})));
  }
  dedupe::activate_keys(records);
  dedupe::LearnOptions options;
  options.random_pairs = 5000;
  const auto first = dedupe::learn_from(records, {}, dedupe::default_model(), dedupe::default_frequencies(), options);
  std::mt19937 random(3);
  std::shuffle(records.begin(), records.end(), random);
  const auto second = dedupe::learn_from(records, {}, dedupe::default_model(), dedupe::default_frequencies(), options);
  ASSERT_TRUE(first.has_value()) << first.error().message;
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(dedupe::to_text(*first), dedupe::to_text(*second));
}

TEST(Calibrate, FindsTheLineThatMadeTheLabels) {
  std::vector<dedupe::Label> labels;
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    const double bits = static_cast<double>(random() % 2000) / 100 - 10;
    const double odds = std::exp2(0.5 * bits - 1);
    labels.push_back({bits, static_cast<double>(random()) / 4294967296.0 < odds / (1 + odds)});
  }
  const dedupe::Calibration fit = dedupe::calibrate(labels);
  EXPECT_NEAR(fit.slope, 0.5, 0.03);
  EXPECT_NEAR(fit.offset, -1, 0.15);
}

TEST(Calibrate, NothingToLearnFromChangesNothing) {
  EXPECT_EQ(dedupe::calibrate({}).slope, 1);
  EXPECT_EQ(dedupe::calibrate({}).offset, 0);
}

}  // namespace
