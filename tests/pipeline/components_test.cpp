// Which stored cards are looked at together: as few as can matter to one another, so that one more card costs no more
// in a large store than in a small one.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/decisions.h"
#include "pipeline/list_load.h"
#include "pipeline/matcher.h"
#include "store/changes.h"
#include "store/decisions.h"
#include "store/matching.h"
#include "tests/support/temporary_folder.h"

namespace {

store::NewCard person(const std::string& family, const std::string& given, const std::string& company) {
  store::NewCard card;
  card.reading.contact.family_name = family;
  card.reading.contact.given_name = given;
  card.reading.contact.company = company;
  card.reading.decision = card::Decision::accept;
  return card;
}

class Components : public testing::Test {
 protected:
  void add(store::NewCard card) {
    write([&](store::Transaction& t) { EXPECT_TRUE(matcher_.add(t, std::move(card))); });
  }
  template <class Body>
  void write(Body&& body) {
    auto transaction = store::Transaction::begin(store_, store::Access::write).value();
    body(transaction);
    EXPECT_TRUE(transaction.commit());
  }
  std::int64_t component_of(std::int64_t card) {
    auto transaction = store::Transaction::begin(store_, store::Access::read).value();
    return store::component_of(transaction, {card}).value();
  }

  support::TemporaryFolder folder_;
  store::Store store_ = store::open("sqlite:" + (folder_.path() / "a.db").string()).value();
  pipeline::Matcher matcher_;
};

TEST_F(Components, colleagues_with_one_family_name_are_not_looked_at_together) {
  add(person("山田", "太郎", "株式会社甲"));
  add(person("山田", "花子", "株式会社甲"));
  add(person("山田", "太郎", "株式会社甲"));
  EXPECT_EQ(component_of(2), 2);
  EXPECT_EQ(component_of(3), 1);
}

TEST_F(Components, part_when_the_store_has_grown) {
  for (const char* company : {"甲製作所", "乙食品"}) add(person("四月一日", "菫", company));
  for (const char* given : {"健", "健"}) add(person("佐藤", given, "丙運輸"));
  add(person("高橋", "誠", "丁印刷"));
  ASSERT_EQ(component_of(2), 1) << "a rare name may be one person's, whatever the firm";
  // As if all of them had come when there were few: the last three have only the number in common.
  write([&](store::Transaction& t) {
    EXPECT_TRUE(store::join_component(t, 3, 1));
    EXPECT_TRUE(store::join_component(t, 5, 1));
    EXPECT_TRUE(store::set_matching_state(t, "population", "2"));
    EXPECT_TRUE(matcher_.enter(t));
  });
  EXPECT_EQ(component_of(1), 1);
  EXPECT_EQ(component_of(2), 1);
  EXPECT_EQ(component_of(3), 3);
  EXPECT_EQ(component_of(4), 3);
  EXPECT_EQ(component_of(5), 5);
}

TEST_F(Components, stay_whole_where_a_contact_is) {
  add(person("山田", "太郎", "株式会社甲"));
  add(person("山田", "太郎", "株式会社甲"));
  add(person("鈴木", "花子", "乙食品"));
  write([&](store::Transaction& t) {
    EXPECT_TRUE(store::merge_contacts(t, {1}, {2}, "sato"));
    EXPECT_TRUE(store::set_matching_state(t, "population", "2"));
    EXPECT_TRUE(matcher_.enter(t));
  });
  for (const std::int64_t card : {1, 2, 3}) EXPECT_EQ(component_of(card), 1) << card;
}

TEST_F(Components, part_when_what_tied_them_is_taken_back) {
  add(person("山田", "太郎", "株式会社甲"));
  add(person("鈴木", "花子", "乙食品"));
  store::ChangeId merged;
  write([&](store::Transaction& t) { merged = pipeline::merge(t, matcher_, {1}, {2}, "sato").value().id; });
  ASSERT_EQ(component_of(2), 1);
  write([&](store::Transaction& t) { EXPECT_TRUE(pipeline::undo(t, matcher_, merged, "sato")); });
  EXPECT_EQ(component_of(1), 1);
  EXPECT_EQ(component_of(2), 2);
}

TEST_F(Components, of_a_card_that_comes_back_hold_whom_people_tied_to_it) {
  {
    auto load = pipeline::ListLoad::start(store_, {}).value();
    ASSERT_TRUE(load.add({"row", person("田中", "健", "丙運輸").reading.contact, {}, {}}));
    ASSERT_TRUE(load.finish());
  }
  add(person("山田", "太郎", "株式会社甲"));
  add(person("鈴木", "花子", "乙食品"));
  store::ChangeId loaded, undone;
  write([&](store::Transaction& t) { loaded = store::changes(t, 1).value().front().id; });
  // The loaded card alone holds the three together.
  write([&](store::Transaction& t) { EXPECT_TRUE(pipeline::merge(t, matcher_, {1}, {2}, "sato")); });
  write([&](store::Transaction& t) { EXPECT_TRUE(pipeline::merge(t, matcher_, {1}, {3}, "sato")); });
  ASSERT_EQ(component_of(2), component_of(3));
  write([&](store::Transaction& t) { undone = pipeline::undo(t, matcher_, loaded, "sato").value().undo.id; });
  ASSERT_NE(component_of(2), component_of(3));
  write([&](store::Transaction& t) { EXPECT_TRUE(pipeline::undo(t, matcher_, undone, "sato")); });
  EXPECT_EQ(component_of(1), 1);
  EXPECT_EQ(component_of(2), 1);
  EXPECT_EQ(component_of(3), 1);
  auto transaction = store::Transaction::begin(store_, store::Access::read).value();
  const auto contact_of = [&](std::int64_t card) {
    return store::contacts_of(transaction, std::vector<card::CardId>{{card}}).value().front().contact;
  };
  EXPECT_EQ(contact_of(2), contact_of(1));
  EXPECT_EQ(contact_of(3), contact_of(1));
}

}  // namespace
