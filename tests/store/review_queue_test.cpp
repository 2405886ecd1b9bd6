#include "store/review_queue.h"

#include "store/migrate.h"
#include "store/rereading.h"
#include "tests/store/temporary_store.h"

namespace {

class ReviewQueue : public StoreTest {
 protected:
  static store::NewCard doubtful(std::vector<std::string> paths) {
    store::NewCard card = card_with(named("山田", "太郎"));
    card.reading.decision = card::Decision::review;
    card.reading.doubtful = std::move(paths);
    return card;
  }

  /// Ids of the open items, in the order of the queue, page by page.
  std::vector<std::int64_t> order(std::size_t limit = 100) {
    store::Transaction transaction = begin(store::Access::read);
    std::vector<std::int64_t> ids;
    std::string cursor;
    do {
      const auto page = store::list_reviews(transaction, {}, {}, limit, cursor).value();
      for (const store::QueuedReview& each : page.items) ids.push_back(each.item.id.value);
      cursor = page.next_cursor;
    } while (!cursor.empty());
    return ids;
  }
};

TEST_P(ReviewQueue, BeginsWithWhatHelpsMost) {
  add(doubtful({"addresses[0]"}));                               // 1: 1 of 3
  add(doubtful({"family_name", "given_name"}));                  // 2: 10 of 4
  add(doubtful({"emails[0]", "phones[0]"}));                     // 3: 7 of 4
  add(doubtful({"family_name", "urls[0]", "notes", "social"}));  // 4: 8 of 6
  add(doubtful({"company_kana"}));                               // 5: worth 1, as 1
  const card::ContactId known = contact_of(add(card_with(named("山田", "太郎"))));
  add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, known));  // 6: a pair
  EXPECT_EQ(order(), (std::vector<std::int64_t>{6, 2, 3, 4, 1, 5}));
  EXPECT_EQ(order(2), order());
}

TEST_P(ReviewQueue, ACardThatIsReadAgainWhileItWaitsTakesItsNewPlace) {
  add(doubtful({"emails[0]"}));
  const card::CardId card = card_of(add(doubtful({"addresses[0]"})));
  EXPECT_EQ(order(), (std::vector<std::int64_t>{1, 2}));
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::replace_reading(transaction, card, doubtful({"family_name"}), "sato"));
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(order(), (std::vector<std::int64_t>{2, 1}));
}

TEST_P(ReviewQueue, ItemsOfAnOlderDatabaseGetTheirPlaces) {
  for (const auto& paths :
       {std::vector<std::string>{"addresses[0]"}, {"company"}, {"emails[0]"}, {"given_name", "urls[0]"}, {}})
    add(doubtful(paths));
  const card::ContactId known = contact_of(add(card_with(named("山田", "太郎"))));
  add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, known));
  const auto before = order();
  {
    store::Transaction transaction = begin(store::Access::write);
    store::Connection& connection = transaction.connection();
    connection.execute("DROP INDEX review_open_priority");
    connection.execute("ALTER TABLE review_item DROP COLUMN priority");
    connection.execute("DELETE FROM schema_version WHERE version >= 11");
    ASSERT_TRUE(transaction.commit());
  }
  opened = database.open().value();
  EXPECT_EQ(order(), before);
}

INSTANTIATE_TEST_SUITE_P(On, ReviewQueue, testing::ValuesIn(databases()), database_name);

}  // namespace
