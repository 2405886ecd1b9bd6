#include "dedupe/cluster.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "dedupe/keys.h"
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

TEST(Cluster, ComponentsAreWhoMatterToOneAnother) {
  std::vector<dedupe::Prepared> records;
  for (const dedupe::Record& record : some_records()) records.push_back(dedupe::prepare(record));
  dedupe::activate_keys(records);
  const std::vector<Assertion> said = {{{4}, {5}, Judgement::same}, {{1}, {2}, Judgement::different}};
  EXPECT_EQ(dedupe::components(records, said, dedupe::default_model(), dedupe::default_frequencies()),
            (Groups{{{1}, {2}, {6}}, {{3}}, {{4}, {5}}}))
      << "a colleague's card is none of them: no join and no question can come of it";
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

bool are_together(const Groups& groups, std::int64_t a, std::int64_t b) {
  return std::any_of(groups.begin(), groups.end(), [&](const std::vector<card::CardId>& group) {
    return std::binary_search(group.begin(), group.end(), card::CardId{a}) &&
           std::binary_search(group.begin(), group.end(), card::CardId{b});
  });
}

TEST(Cluster, DifferentHoldsThroughThirdCards) {
  std::vector<dedupe::Record> records;
  for (int i = 1; i <= 6; ++i) records.push_back(record_of(i, {"山田", "太郎", kFirm, "taro@example.co.jp"}));
  const Groups groups = clustered(records, {{{2}, {5}, Judgement::different}}).groups;
  EXPECT_FALSE(are_together(groups, 2, 5));
}

TEST(Cluster, AContradictionIsATieOrABridge) {
  // The middle card has no given name and would fit both brothers.
  const std::vector<dedupe::Record> records = {record_of(1, {"小鳥遊", "太郎", kFirm, "takanashi@example.co.jp"}),
                                               record_of(2, {"小鳥遊", "", kFirm, "takanashi@example.co.jp"}),
                                               record_of(3, {"小鳥遊", "花子", kFirm, "takanashi@example.co.jp"})};
  const dedupe::Clustering clustering = clustered(records);
  EXPECT_FALSE(are_together(clustering.groups, 1, 3));
  EXPECT_EQ(clustering.groups.size(), 3U);
  ASSERT_FALSE(clustering.proposals.empty());
  EXPECT_TRUE(std::any_of(clustering.proposals.begin(), clustering.proposals.end(),
                          [](const dedupe::Proposal& each) { return each.doubt == dedupe::Doubt::tie; }));
}

TEST(Cluster, AThousandOfOneCommonNameStayApart) {
  std::vector<dedupe::Record> records;
  for (int i = 1; i <= 1000; ++i) {
    const char* syllables[] = {"アル", "ベリ", "コス", "ディオ", "エン", "グラン", "ハピ", "イノ", "クロ", "ゼノ"};
    std::string firm = "株式会社";
    for (int rest = i; rest > 0; rest /= 10) firm += syllables[rest % 10];
    records.push_back(record_of(i, {"佐藤", "健", firm.c_str()}));
  }
  const dedupe::Clustering clustering = clustered(records);
  EXPECT_EQ(clustering.groups.size(), 1000U);
  EXPECT_LE(clustering.proposals.size(), 100U);
}

TEST(Cluster, ASwitchboardAndInfoJoinNobody) {
  std::vector<dedupe::Record> records;
  const char* families[] = {"山田", "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "小林", "中村", "加藤"};
  const char* givens[] = {"太郎", "花子", "健", "翔太", "恵子", "一郎", "誠", "洋子", "直樹", "明"};
  for (int i = 0; i < 100; ++i)
    records.push_back(record_of(
        i + 1, {families[i / 10], givens[i % 10], kFirm, "info@example.co.jp", "", "", "", "", "", "+81312345678"}));
  EXPECT_EQ(clustered(records).groups.size(), 100U);
}

TEST(Cluster, AChainOfOneEditCardsIsNotOnePerson) {
  // A modular Gray code in letters: each name is one letter from the next, and none comes twice.
  std::vector<dedupe::Record> records;
  for (int i = 0; i < 10000; ++i) {
    std::string given = "ab";
    for (int rest = i, place = 0; place < 6; ++place, rest /= 26)
      given += static_cast<char>('a' + (rest % 26 - rest / 26 % 26 + 26) % 26);
    records.push_back(record_of(i + 1, {"Smith", given.c_str(), "Acme Inc."}));
  }
  std::size_t largest = 0;
  for (const auto& group : clustered(records).groups) largest = std::max(largest, group.size());
  // Some dozens of names are within a letter or two of each other, all of them.
  EXPECT_LE(largest, 60U);
}

TEST(Cluster, FathersSonsAndBrothersStayApart) {
  const std::vector<dedupe::Record> records = {
      record_of(1, {"山田", "健一", kFirm, "", "", "", "東京都千代田区千代田1-1"}),
      record_of(2, {"山田", "健太", kFirm, "", "", "", "東京都千代田区千代田1-1"}),
      record_of(3, {"山田", "雄大", kFirm, "", "", "", "東京都千代田区千代田1-1"}),
      record_of(4, {"山田", "雄太", kFirm, "", "", "", "東京都千代田区千代田1-1"})};
  EXPECT_EQ(clustered(records).groups.size(), 4U);
}

TEST(Cluster, AJobChangeIsJoinedByANumberAndAskedAboutByARareName) {
  const std::vector<dedupe::Record> number = {record_of(1, {"佐藤", "健", "甲商事", "", "+819012345678"}),
                                              record_of(2, {"佐藤", "健", "乙工業", "", "+819012345678"})};
  EXPECT_EQ(clustered(number).groups.size(), 1U);
  const std::vector<dedupe::Record> name = {record_of(1, {"小鳥遊", "菫", "甲商事"}),
                                            record_of(2, {"小鳥遊", "菫", "乙工業"})};
  const dedupe::Clustering clustering = clustered(name);
  EXPECT_EQ(clustering.groups.size(), 2U);
  ASSERT_EQ(clustering.proposals.size(), 1U);
  EXPECT_EQ(clustering.proposals[0].doubt, dedupe::Doubt::job_change);
}

TEST(Cluster, APartOfTheComponentsGivesTheSameGroups) {
  std::vector<dedupe::Record> records = some_records();
  const Groups all = clustered(records).groups;
  const std::vector<dedupe::Record> one(records.begin() + 3, records.begin() + 5);
  for (const auto& group : clustered(one).groups) EXPECT_NE(std::find(all.begin(), all.end(), group), all.end());
}

}  // namespace
