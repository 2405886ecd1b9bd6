// Rows of the large indexes that wait for the end of their transaction, and parts of the search index.
#include "store/waiting_rows.h"

#include <algorithm>

#include "store/contacts.h"
#include "store/matching.h"
#include "store/search.h"
#include "tests/store/temporary_store.h"

namespace {

constexpr store::WaitingRows::Limits kLimits{.cards_of_a_part = 3, .cards_searched = 100, .cards_behind = 5};

class WaitingRows : public StoreTest {
 protected:
  WaitingRows() {
    store::Transaction transaction = begin(store::Access::read);
    store::keep_rows_waiting(transaction.connection(), std::make_unique<store::WaitingRows>(kLimits));
  }

  static card::CardId add(store::Transaction& transaction, const std::string& family_name, std::int64_t key) {
    store::NewCard card = card_with(named(family_name, "太郎", "株式会社" + family_name + "商店"));
    card.key_hashes = {key, 1'000'000 + key};
    return card_of(store::add_card(transaction, card, {}).value());
  }
  void add_committed(const std::vector<std::string>& family_names) {
    store::Transaction transaction = begin(store::Access::write);
    for (const std::string& name : family_names) add(transaction, name, 7);
    ASSERT_TRUE(transaction.commit());
  }

  std::vector<std::string> found(const std::string& words) {
    store::Transaction transaction = begin(store::Access::read);
    std::vector<std::string> names;
    const auto contacts = store::search(transaction, words).value();
    for (const card::ContactId id : contacts)
      names.push_back(store::get_contact(transaction, id).value()->contact.family_name);
    return names;
  }
  /// Rows of match_key.
  std::size_t indexed() {
    store::Transaction transaction = begin(store::Access::read);
    std::int64_t rows = 0;
    store::Query query(transaction.connection(), "SELECT count(*) FROM match_key");
    query.into(rows);
    while (query.next()) {
    }
    EXPECT_TRUE(transaction.commit());
    return static_cast<std::size_t>(rows);
  }
  store::Connection& transaction_connection() { return begin(store::Access::read).connection(); }
  std::size_t parts() {
    store::Transaction transaction = begin(store::Access::read);
    return store::search_parts(transaction.connection()).size();
  }
};

using Names = std::vector<std::string>;

TEST_P(WaitingRows, AreSeenByTheirOwnTransaction) {
  store::Transaction transaction = begin(store::Access::write);
  const card::CardId first = add(transaction, "山田", 7), second = add(transaction, "山本", 8);
  const std::int64_t keys[] = {7, 8, 9, 1'000'007};
  EXPECT_EQ(store::holders(transaction, keys).value(),
            (std::vector<store::KeyHolder>{{7, first}, {8, second}, {1'000'007, first}}));
  ASSERT_TRUE(store::retire_key(transaction, 7));
  EXPECT_EQ(store::holders(transaction, keys).value(),
            (std::vector<store::KeyHolder>{{8, second}, {1'000'007, first}}));
  ASSERT_TRUE(transaction.commit());
  store::Transaction later = begin(store::Access::read);
  EXPECT_EQ(store::holders(later, keys).value(), (std::vector<store::KeyHolder>{{8, second}, {1'000'007, first}}));
}

TEST_P(WaitingRows, AreFoundInTheOrderOfTheirKeysWhereverTheyAre) {
  add_committed({"山口", "山本一", "山中"});
  add_committed({"山田", "山本"});
  add_committed({"山本二", "山下", "山村"});
  EXPECT_EQ(parts(), 2U) << "two cards are not enough for a part";
  EXPECT_EQ(found("山本"), (Names{"山本一", "山本二", "山本"}));
  EXPECT_EQ(found("山村").size(), 1U);
  EXPECT_EQ(found("株式会社山").size(), 8U);
  EXPECT_EQ(found("商店 山下"), Names{"山下"});
}

TEST_P(WaitingRows, LeaveThePartThatTheyAreIn) {
  add_committed({"山口", "山本", "山中"});
  add_committed({"川口", "川本", "川中"});
  {
    store::Transaction transaction = begin(store::Access::write);
    const auto contact = store::search(transaction, "川本").value().at(0);
    const auto card = store::contact_cards(transaction, contact).value().at(0);
    ASSERT_TRUE(store::correct_card(transaction, card, named("海本", "太郎"), {}, "sato"));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(found("川本"), Names());
  EXPECT_EQ(found("海本"), Names{"海本"});
  EXPECT_EQ(found("川中"), Names{"川中"});
}

TEST_P(WaitingRows, AreForgottenWithTheirTransaction) {
  {
    store::Transaction dropped = begin(store::Access::write);
    add(dropped, "山口", 7);
  }
  add_committed({"川口"});
  EXPECT_EQ(found("山口"), Names());
  EXPECT_EQ(found("川口"), Names{"川口"});
}

// Match keys wait beyond their transaction; whoever needs them on another connection writes them.
TEST_P(WaitingRows, OfMatchKeysAreSeenByEverybody) {
  const std::int64_t keys[] = {7, 8};
  add_committed({"山口", "山本"});
  EXPECT_EQ(indexed(), 0U);
  store::Store other = database.open().value();
  {
    store::Transaction transaction = store::Transaction::begin(other, store::Access::write).value();
    EXPECT_EQ(store::holders(transaction, keys).value().size(), 2U);
    EXPECT_EQ(add(transaction, "川口", 8).value, 3);
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(indexed(), 6U);
  add_committed({"山田"});
  store::Transaction transaction = begin(store::Access::write);
  EXPECT_EQ(store::holders(transaction, keys).value(),
            (std::vector<store::KeyHolder>{{7, {1}}, {7, {2}}, {7, {4}}, {8, {3}}}));
}

TEST_P(WaitingRows, OfMatchKeysAreWrittenWhenTheyAreMany) {
  add_committed({"山口", "山本", "山中", "山田"});
  EXPECT_EQ(indexed(), 0U);
  add_committed({"川口"});
  EXPECT_EQ(indexed(), 10U);
  add_committed({"川本"});
  store::Transaction transaction = begin(store::Access::write);
  const std::int64_t keys[] = {7};
  EXPECT_EQ(store::holders(transaction, keys).value().size(), 6U);
}

// The connection is gone: nobody has them in memory.
TEST_P(WaitingRows, OfMatchKeysOutliveTheirConnection) {
  add_committed({"山口", "山本", "山中"});
  {
    store::Transaction transaction = begin(store::Access::write);
    ASSERT_TRUE(store::retire_key(transaction, 1'000'007));
    ASSERT_TRUE(transaction.commit());
    store::keep_rows_waiting(transaction_connection(), nullptr);
  }
  store::Transaction transaction = begin(store::Access::write);
  const std::int64_t keys[] = {7, 1'000'007};
  EXPECT_EQ(store::holders(transaction, keys).value().size(), 3U);
  EXPECT_TRUE(store::drop_match_keys(transaction, {2}));
  EXPECT_EQ(store::holders(transaction, keys).value(), (std::vector<store::KeyHolder>{{7, {1}}, {7, {3}}}));
}

// Another thread finds what the transaction itself does, as far as it is committed.
TEST_P(WaitingRows, OfMatchKeysAreReadBesideTheirTransaction) {
  add_committed({"山口", "山本"});
  store::Transaction writing = begin(store::Access::write);
  add(writing, "山中", 7);
  store::Store other = store::open_beside(opened).value();
  store::Transaction reading = store::Transaction::begin(other, store::Access::read).value();
  const std::int64_t keys[] = {7};
  EXPECT_EQ(store::committed_holders(reading, keys, opened).value(),
            (std::vector<store::KeyHolder>{{7, {1}}, {7, {2}}}));
}

INSTANTIATE_TEST_SUITE_P(On, WaitingRows, testing::ValuesIn(databases()), database_name);

}  // namespace
