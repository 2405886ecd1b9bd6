#include "store/review_queue.h"

#include <algorithm>

#include "store/migrate.h"
#include "store/provenance.h"
#include "store/rereading.h"
#include "store/review_priority.h"
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

  /// Ids that the viewer is asked about, by number; each of them is seen by itself as well, and they are counted.
  std::vector<std::int64_t> items(const store::Visibility& viewer) {
    store::Transaction transaction = begin(store::Access::read);
    const auto page = store::list_reviews(transaction, {}, viewer, 100).value();
    std::vector<std::int64_t> ids;
    for (std::int64_t id = 1; id <= 9; ++id)
      if (store::see_review(transaction, {id}, viewer).value()) ids.push_back(id);
    std::vector<std::int64_t> listed;
    for (const store::QueuedReview& each : page.items) listed.push_back(each.item.id.value);
    std::ranges::sort(listed);
    EXPECT_EQ(listed, ids);
    EXPECT_EQ(page.total, static_cast<std::int64_t>(ids.size()));
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
  const TemporaryDatabase older(GetParam());
  const auto held = older.connect();
  store::Connection& connection = *held;
  store::migrate(connection, older.dialect, store::migrations().first(10));  // the last without priorities
  const std::vector<std::vector<std::string>> doubts = {
      {"addresses[0]"}, {"company", "company_kana"}, {"emails[0]", "phones[0]"}, {"given_name", "urls[0]"}, {}};
  std::int64_t card = 0;
  for (const auto& paths : doubts) {
    ++card;
    connection.run("INSERT INTO contact (created_at) VALUES (:at)", "2026-01-01T00:00:00Z");
    connection.run("INSERT INTO card (contact_id, decision, created_at) VALUES (:contact, 'review', :at)", card,
                   "2026");
    connection.run("INSERT INTO review_item (kind, status, card_id, created_at) VALUES ('card', 'open', :card, :at)",
                   card, "2026");
    std::int64_t position = 0;
    for (const std::string& path : paths)
      connection.run("INSERT INTO card_evidence (card_id, position, path, doubtful) VALUES (:card, :at, :path, 1)",
                     card, position++, path);
  }
  connection.run(
      "INSERT INTO review_item (kind, status, contact_a, contact_b, score, created_at) VALUES ('merge', 'open', 1, 2, "
      ":s, "
      "'2026')",
      3.5);
  store::migrate(connection, older.dialect);
  std::vector<double> stored;
  double priority = 0;
  store::Query query(connection, "SELECT priority FROM review_item ORDER BY id");
  query.into(priority);
  while (query.next()) stored.push_back(priority);
  ASSERT_EQ(stored.size(), doubts.size() + 1);
  for (std::size_t i = 0; i < doubts.size(); ++i) EXPECT_DOUBLE_EQ(stored[i], store::card_priority(doubts[i])) << i;
  EXPECT_DOUBLE_EQ(stored.back(), store::merge_priority(3.5));
}

TEST_P(ReviewQueue, HoldsWhatTheViewerMayDecide) {
  const store::Visibility sales{.everything = false, .owner = "kato", .groups = {"sales"}, .masked_groups = {}};
  const store::Visibility outside{.everything = false,
                                  .owner = "ito",
                                  .groups = {},
                                  .masked_groups = {{"sales", {store::MaskedField::phone}}, {"open", {}}}};
  const auto put = [&](const char* owner, const char* group) {
    store::NewCard card = doubtful({"emails[0]"});
    card.provenance.owner = owner;
    card.provenance.group_name = group;
    return card_of(add(card));
  };
  put("", "");                                 // 1: everybody's
  const card::CardId sold = put("", "sales");  // 2: outsiders see it without its phones
  put("", "open");                             // 3: outsiders see all of it
  put("kato", "board");                        // 4: its owner's
  put("ito", "board");                         // 5
  EXPECT_EQ(items(sales), (std::vector<std::int64_t>{1, 2, 4}));
  EXPECT_EQ(items(outside), (std::vector<std::int64_t>{1, 3, 5}));
  EXPECT_EQ(items({}), (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
  store::Transaction transaction = begin(store::Access::write);
  store::Provenance moved;
  moved.owner = "ito";
  moved.group_name = "board";
  ASSERT_TRUE(store::set_provenance(transaction, sold, moved, "admin"));
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(items(sales), (std::vector<std::int64_t>{1, 4}));
  EXPECT_EQ(items(outside), (std::vector<std::int64_t>{1, 2, 3, 5}));
}

TEST_P(ReviewQueue, AsksAboutAPairWhomEveryCardOfBothIsShown) {
  const store::Visibility sales{.everything = false, .owner = "kato", .groups = {"sales"}, .masked_groups = {}};
  const auto put = [&](const char* group, const card::MatchDecision& decision = {}) {
    store::NewCard card = card_with(named("山田", "太郎"));
    card.provenance.owner = "suzuki";
    card.provenance.group_name = group;
    return add(card, decision);
  };
  const card::ContactId known = contact_of(put("sales"));
  const card::ContactId likely = contact_of(put("sales", decided(card::Verdict::unsure, known)));
  EXPECT_EQ(items(sales), std::vector<std::int64_t>{1});
  put("board", decided(card::Verdict::same, likely));
  EXPECT_EQ(items(sales), std::vector<std::int64_t>{});
  EXPECT_EQ(items({}), std::vector<std::int64_t>{1});
}

TEST_P(ReviewQueue, ItemsOfAnOlderDatabaseAreTheirCardsOwners) {
  const TemporaryDatabase older(GetParam());
  const auto held = older.connect();
  store::Connection& connection = *held;
  store::migrate(connection, older.dialect, store::migrations().first(12));  // the last without owners
  connection.run("INSERT INTO contact (created_at) VALUES (:at)", "2026");
  connection.run(
      "INSERT INTO card (contact_id, owner, group_name, decision, created_at) VALUES (1, :owner, :group, 'review', "
      "'2026')",
      "kato", "sales");
  connection.run("INSERT INTO review_item (kind, status, card_id, created_at) VALUES ('card', 'open', 1, :at)", "2026");
  store::migrate(connection, older.dialect);
  std::string owner, group;
  store::Query query(connection, "SELECT card_owner, card_group FROM review_item");
  query.into(owner).into(group);
  while (query.next()) {
  }
  EXPECT_EQ(owner, "kato");
  EXPECT_EQ(group, "sales");
}

INSTANTIATE_TEST_SUITE_P(On, ReviewQueue, testing::ValuesIn(databases()), database_name);

}  // namespace
