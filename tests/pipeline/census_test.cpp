// What is common in the store is counted over it, and the odds may be learnt from it; neither makes contacts depend on
// the order in which cards came.
#include <algorithm>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/decisions.h"
#include "pipeline/list_load.h"
#include "store/changes.h"
#include "store/contacts.h"
#include "store/matching.h"
#include "tests/support/temporary_folder.h"

namespace {

using Partition = std::set<std::set<std::string>>;

constexpr const char* kFamilies[] = {"八重樫", "佐藤", "五百旗頭", "高橋", "小鳥遊", "山田"};
constexpr const char* kGivens[] = {"健", "翔太", "美咲", "直樹", "陽子", "博之", "舞", "誠"};
constexpr const char* kFirms[] = {"株式会社東亜精密", "大和食品株式会社", "共立運輸", "有限会社明光印刷", "北斗建設"};

/// Few names and firms: 1,200 rows of 400 people.
std::vector<pipeline::ListedContact> peaked_rows() {
  std::mt19937 random(5);
  std::vector<pipeline::ListedContact> rows;
  for (int person = 0; person < 400; ++person) {
    const auto pick = [&](const auto& list) { return std::string(list[random() % std::size(list)]); };
    card::Contact contact;
    contact.family_name = pick(kFamilies);
    contact.given_name = pick(kGivens);
    contact.company = pick(kFirms);
    for (int card = 0; card < 3; ++card) {
      pipeline::ListedContact row;
      row.external_id = std::to_string(person) + "-" + std::to_string(card);
      row.contact = contact;
      if (card > 0) row.contact.emails = {"p" + std::to_string(person) + "@example.jp"};
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

class Census : public testing::Test {
 protected:
  store::Store open(const std::string& name) {
    return store::open("sqlite:" + (folder_.path() / (name + ".db")).string()).value();
  }

  static std::string load(store::Store& store, std::span<const pipeline::ListedContact> rows) {
    pipeline::LoadOptions options;
    options.rows_at_once = 500;
    auto load = pipeline::ListLoad::start(store, options).value();
    for (const pipeline::ListedContact& row : rows) EXPECT_TRUE(load.add(row));
    return load.finish().value().batch;
  }

  static Partition partition(store::Store& store) {
    Partition groups;
    auto t = store::Transaction::begin(store, store::Access::read).value();
    EXPECT_TRUE(store::for_each_contact(t, [&](const store::StoredContact& contact) {
      std::set<std::string> group;
      for (const store::CardSummary& card : contact.cards) group.insert(card.provenance.external_id);
      groups.insert(std::move(group));
      return true;
    }));
    return groups;
  }

  static std::string terms(store::Store& store) {
    auto t = store::Transaction::begin(store, store::Access::read).value();
    return store::matching_state(t, "terms").value();
  }

  support::TemporaryFolder folder_;
};

TEST_F(Census, is_the_same_in_any_order_and_parts) {
  std::vector<pipeline::ListedContact> rows = peaked_rows();
  auto together = open("together");
  load(together, rows);
  const std::string counted = terms(together);
  EXPECT_NE(counted.find("f\t八重樫\t"), std::string::npos) << counted;
  const Partition expected = partition(together);
  std::shuffle(rows.begin(), rows.end(), std::mt19937(6));
  auto apart = open("apart");
  const std::span<const pipeline::ListedContact> all = rows;
  for (const auto& part : {all.first(1), all.subspan(1, 699), all.subspan(700)}) load(apart, part);
  EXPECT_EQ(terms(apart), counted);
  EXPECT_EQ(partition(apart), expected);
  auto t = store::Transaction::begin(apart, store::Access::write).value();
  pipeline::Matcher matcher;
  EXPECT_EQ(pipeline::rebuild(t, matcher, "sato").value().moved_cards, 0U);
}

TEST_F(Census, goes_with_the_load_that_is_undone) {
  const std::vector<pipeline::ListedContact> rows = peaked_rows();
  auto store = open("undone");
  load(store, std::span(rows).first(900));
  const Partition before = partition(store);
  EXPECT_EQ(terms(store), "") << "too few cards to count";
  const std::string batch = load(store, std::span(rows).subspan(900));
  EXPECT_NE(terms(store), "");
  auto t = store::Transaction::begin(store, store::Access::write).value();
  pipeline::Matcher matcher;
  const auto change = store::find_batch(t, batch).value();
  ASSERT_TRUE(change.has_value());
  ASSERT_TRUE(pipeline::undo(t, matcher, change->id, "sato"));
  ASSERT_TRUE(t.commit());
  EXPECT_EQ(terms(store), "");
  EXPECT_EQ(partition(store), before);
}

TEST_F(Census, odds_are_learnt_and_given_back) {
  auto store = open("learnt");
  load(store, peaked_rows());
  const Partition before = partition(store);
  auto t = store::Transaction::begin(store, store::Access::write).value();
  pipeline::Matcher matcher;
  const std::string learnt = pipeline::choose_odds(t, matcher, pipeline::Odds::learnt).value();
  EXPECT_TRUE(learnt.starts_with(dedupe::default_model().version + "-learnt-")) << learnt;
  ASSERT_TRUE(pipeline::rebuild(t, matcher, "sato"));
  EXPECT_EQ(store::matching_state(t, "model").value(), learnt);
  pipeline::Matcher another;
  EXPECT_EQ(pipeline::choose_odds(t, another, pipeline::Odds::learnt).value(), learnt) << "learnt once more";
  EXPECT_EQ(pipeline::choose_odds(t, another, pipeline::Odds::shipped).value(), dedupe::default_model().version);
  ASSERT_TRUE(pipeline::rebuild(t, another, "sato"));
  ASSERT_TRUE(t.commit());
  EXPECT_EQ(partition(store), before);
}

}  // namespace
