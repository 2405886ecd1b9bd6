#include "dedupe/cluster.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/dedupe/records.h"

namespace {

using dedupe::Assertion;
using dedupe::Judgement;
using dedupe_tests::record_of;
using Groups = std::vector<std::vector<card::CardId>>;

constexpr const char* kFirm = "株式会社山田製作所";

std::vector<dedupe::Record> some_records() {
  return {
      record_of(1, {"山田", "太郎", kFirm, "taro@example.co.jp"}),
      record_of(2, {"山田", "太郎", "㈱山田製作所"}),
      record_of(3, {"山田", "花子", kFirm}),
      record_of(4, {"佐藤", "健", "甲社"}),
      record_of(5, {"佐藤", "健", "乙社"}),
      record_of(6, {"Yamada", "Taro", "", "taro@example.co.jp"}),
  };
}

dedupe::Clustering clustered(const std::vector<dedupe::Record>& records,
                             const std::vector<Assertion>& assertions = {}) {
  return dedupe::cluster(records, assertions, dedupe::default_model(), dedupe::default_frequencies());
}

TEST(Cluster, JoinsCardsOfOnePerson) {
  EXPECT_EQ(clustered(some_records()).groups, (Groups{{{1}, {2}, {6}}, {{3}}, {{4}}, {{5}}}));
}

TEST(Cluster, DoesNotDependOnTheOrder) {
  std::vector<dedupe::Record> records = some_records();
  const Groups expected = clustered(records).groups;
  std::mt19937 random(7);
  for (int i = 0; i < 10; ++i) {
    std::shuffle(records.begin(), records.end(), random);
    EXPECT_EQ(clustered(records).groups, expected);
  }
}

TEST(Cluster, WhatUsersSayHolds) {
  const std::vector<Assertion> assertions = {{{1}, {2}, Judgement::different}, {{4}, {5}, Judgement::same}};
  const Groups groups = clustered(some_records(), assertions).groups;
  const auto together = [&](std::int64_t a, std::int64_t b) {
    return std::any_of(groups.begin(), groups.end(), [&](const std::vector<card::CardId>& group) {
      return std::find(group.begin(), group.end(), card::CardId{a}) != group.end() &&
             std::find(group.begin(), group.end(), card::CardId{b}) != group.end();
    });
  };
  EXPECT_FALSE(together(1, 2));
  EXPECT_TRUE(together(4, 5));
}

TEST(Cluster, ContradictionsAreReported) {
  const std::vector<Assertion> assertions = {
      {{1}, {2}, Judgement::same}, {{2}, {3}, Judgement::same}, {{1}, {3}, Judgement::different}};
  const dedupe::Clustering clustering = clustered(some_records(), assertions);
  ASSERT_EQ(clustering.conflicts.size(), 1U);
  EXPECT_EQ(clustering.conflicts[0].a, card::CardId{1});
  EXPECT_EQ(clustering.conflicts[0].b, card::CardId{3});
}

}  // namespace
