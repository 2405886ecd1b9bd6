#include "dedupe/model.h"

#include <string>
#include <vector>

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

dedupe::Prepared employee(const std::string& family, const std::string& given, const std::string& company) {
  card::Contact contact;
  contact.family_name = family;
  contact.given_name = given;
  contact.company = company;
  return dedupe::prepare({.id = {}, .contact = contact, .exchanged_on = {}, .confidences = {}});
}

double share_of(const std::vector<dedupe::TermShare>& shares, dedupe::TermKind kind, const std::string& value) {
  for (const dedupe::TermShare& each : shares)
    if (each.term.kind == kind && each.term.value == value) return each.share;
  return 0;
}

// 120 people at ten firms, every tenth one called 小鳥遊, each with three cards; one 鈴木 for every twenty.
std::vector<dedupe::TermShare> counted() {
  dedupe::TermCounter counter;
  for (int card = 0; card < 3; ++card)
    for (int i = 0; i < 120; ++i) {
      const std::string family = i % 10 == 0 ? "小鳥遊" : i % 60 == 1 ? "鈴木" : "姓" + std::to_string(i);
      counter.add(employee(family, "名" + std::to_string(i), "会社" + std::to_string(i / 12)));
    }
  for (int card = 0; card < 40; ++card) counter.add(employee("四月一日", "花", "会社1"));
  return counter.standing_out();
}

TEST(Frequencies, TermsThatManyPeopleBearStandOut) {
  using dedupe::TermKind;
  const auto shares = counted();
  EXPECT_NEAR(share_of(shares, TermKind::family, "小鳥遊"), 1.0 / 32, 1e-9) << "12 of 121, and 256 of the tables";
  EXPECT_EQ(share_of(shares, TermKind::family, "鈴木"), 0) << "as common as everywhere";
  EXPECT_EQ(share_of(shares, TermKind::family, "四月一日"), 0) << "many cards, one person";
  EXPECT_NEAR(share_of(shares, TermKind::company, "会社3"), 1.0 / 32, 1e-9);
  const dedupe::Frequencies all = dedupe::with_shares(dedupe::default_frequencies(), shares);
  EXPECT_EQ(all.share(TermKind::family, "小鳥遊"), 1.0 / 32);
  EXPECT_EQ(all.share(TermKind::family, "佐藤"), dedupe::default_frequencies().share(TermKind::family, "佐藤"));
}

TEST(Frequencies, TextAndBackIsEqual) {
  const auto shares = counted();
  ASSERT_FALSE(shares.empty());
  const auto again = dedupe::parse_term_shares(dedupe::to_text(shares));
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(*again, shares);
  EXPECT_FALSE(dedupe::parse_term_shares("x\tname\t0.5\n").has_value());
  EXPECT_FALSE(dedupe::parse_term_shares("f\tname\n").has_value());
  EXPECT_FALSE(dedupe::parse_term_shares("f\tname\t2\n").has_value());
}

TEST(Frequencies, ThePopulationGrowsByEights) {
  const struct {
    std::int64_t cards;
    double step;
  } kCases[] = {{0, 16384}, {16384, 16384}, {16385, 131072}, {1000000, 1048576}, {8000000, 8388608}};
  for (const auto& each : kCases) EXPECT_EQ(dedupe::population_step(each.cards), each.step) << each.cards;
}

}  // namespace
