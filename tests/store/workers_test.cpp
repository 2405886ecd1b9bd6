// Several workers at once on one database: storing cards of the same people and taking jobs.
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "store/contacts.h"
#include "store/in_transaction.h"
#include "store/job_queue.h"
#include "tests/store/temporary_store.h"

namespace {

class Workers : public StoreTest {
 protected:
  /// Runs `work(index, its own store)` on this many threads and joins them.
  template <class Work>
  void on_threads(int threads, Work&& work) {
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
      running.emplace_back([&, i] {
        store::Store own = database.open().value();
        work(i, own);
      });
    for (std::thread& thread : running) thread.join();
  }
  void add_jobs(int count) {
    store::Transaction transaction = begin(store::Access::write);
    for (int i = 0; i < count; ++i) {
      store::NewJob job;
      job.content_key = std::string(62, 'c') + std::to_string(10 + i);
      job.files = {{job.content_key, "scan.png", 12}};
      job.origin = "watch";
      ASSERT_TRUE(store::add_job(transaction, job));
    }
    ASSERT_TRUE(transaction.commit());
  }
};

constexpr int kThreads = 4;
constexpr int kPeople = 12;

/// A card of one person under one of that person's two keys, and now and then both.
store::NewCard card_of_person(int person, int which, int worker) {
  store::NewCard card = card_with(named("山田", std::to_string(person), "社" + std::to_string(worker)));
  if (which != 1) card.match_keys.push_back("mail:" + std::to_string(person));
  if (which != 0) card.match_keys.push_back("phone:" + std::to_string(person));
  card.reading.source.sha256 = std::string(60, 'a') + std::to_string(1000 + person * 30 + worker * 3 + which);
  return card;
}

card::Result<card::Outcome> find_and_store(store::Store& own, const store::NewCard& card) {
  return store::in_transaction_of(
      own, [&] { return store::begin_card(own, card); },
      [&](store::Transaction& transaction) -> card::Result<card::Outcome> {
        const auto candidates = store::find_candidates(transaction, card.match_keys);
        if (!candidates) return tl::unexpected(candidates.error());
        return store::add_card(
            transaction, card,
            candidates->empty() ? card::MatchDecision{} : decided(card::Verdict::same, candidates->front().contact_id));
      });
}

TEST_P(Workers, NeverDecideTwiceThatAPersonIsNew) {
  std::atomic<int> failures = 0;
  on_threads(kThreads, [&](int worker, store::Store& own) {
    std::mt19937 random(static_cast<unsigned>(worker));
    std::vector<int> people(kPeople);
    for (int i = 0; i < kPeople; ++i) people[static_cast<std::size_t>(i)] = i;
    std::shuffle(people.begin(), people.end(), random);
    for (const int person : people)
      if (!find_and_store(own, card_of_person(person, 2, worker))) ++failures;
  });
  EXPECT_EQ(failures, 0);
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), kPeople);
  ASSERT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    EXPECT_EQ(contact.cards.size(), std::size_t{kThreads});
    EXPECT_EQ(store::affiliations(transaction, contact.id).value().size(), std::size_t{kThreads});
    return true;
  }));
}

TEST_P(Workers, TheSameScanIsStoredOnceWhoeverReadsIt) {
  std::atomic<int> inserted = 0, known = 0;
  on_threads(kThreads, [&](int, store::Store& own) {
    for (int person = 0; person < kPeople; ++person) {
      store::NewCard card = card_of_person(person, 2, 0);
      card.match_keys.clear();  // a card that shows nothing to know it by
      const auto outcome = find_and_store(own, card);
      inserted += outcome && std::holds_alternative<card::Inserted>(*outcome) ? 1 : 0;
      known += outcome && std::holds_alternative<card::AlreadyImported>(*outcome) ? 1 : 0;
    }
  });
  EXPECT_EQ(inserted, kPeople);
  EXPECT_EQ(known, kPeople * (kThreads - 1));
}

TEST_P(Workers, EachJobIsTakenByOneAndAllAreDone) {
  constexpr int kJobs = 40;
  add_jobs(kJobs);
  std::atomic<int> taken = 0, failures = 0;
  on_threads(kThreads, [&](int index, store::Store& own) {
    const std::string name = "worker " + std::to_string(index);
    for (;;) {
      const auto job = store::in_transaction(own, store::Access::write_rows, [&](store::Transaction& transaction) {
        return store::take_job(transaction, name, std::chrono::seconds(60));
      });
      if (!job) ++failures;
      if (!job || !*job) return;
      ++taken;
      const auto done = store::in_transaction(own, store::Access::write_rows, [&](store::Transaction& transaction) {
        return store::finish_job(transaction, (*job)->id, name, {1, 1, ""});
      });
      failures += done ? 0 : 1;
    }
  });
  EXPECT_EQ(taken, kJobs);
  EXPECT_EQ(failures, 0);
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_jobs(transaction).value().stored, kJobs);
}

// All leases are over at once, and every worker sees it: each job goes back once.
TEST_P(Workers, LostJobsComeBackOnce) {
  constexpr int kJobs = 12;
  add_jobs(kJobs);
  std::vector<store::JobId> ids;
  {
    store::Transaction transaction = begin(store::Access::write_rows);
    for (int i = 0; i < kJobs; ++i)
      ids.push_back(store::take_job(transaction, "dead", std::chrono::seconds(60)).value()->id);
    for (const store::JobId id : ids)
      ASSERT_TRUE(store::renew_lease(transaction, id, "dead", std::chrono::seconds(-1)).value());
    ASSERT_TRUE(transaction.commit());
  }
  std::atomic<int> taken = 0;
  on_threads(kThreads, [&](int index, store::Store& own) {
    for (int turn = 0; turn < kJobs; ++turn) {
      const auto job = store::in_transaction(own, store::Access::write_rows, [&](store::Transaction& transaction) {
        return store::take_job(transaction, "worker " + std::to_string(index), std::chrono::seconds(60));
      });
      taken += job && *job ? 1 : 0;
    }
  });
  EXPECT_EQ(taken, kJobs);
  store::Transaction transaction = begin(store::Access::read);
  for (const store::JobId id : ids) EXPECT_EQ(store::list_attempts(transaction, id).value().size(), 2U) << id.value;
}

INSTANTIATE_TEST_SUITE_P(On, Workers, testing::ValuesIn(databases()), database_name);

}  // namespace
