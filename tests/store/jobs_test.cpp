// The queue: states and times, leases, back-off, the same bytes met again.

#include "store/jobs.h"

#include <gtest/gtest.h>

#include "store/job_queue.h"
#include "tests/store/temporary_store.h"

namespace {

using std::chrono::seconds;
using store::Access, store::Failure, store::JobId, store::JobState;

constexpr seconds kLease{60};
constexpr seconds kRunOut{-1};  ///< a lease that is over at once

std::string hash(char digit) { return std::string(64, digit); }

class JobsTest : public StoreTest {
 protected:
  template <class Body>
  auto write(Body&& body) {
    auto transaction = begin(Access::write);
    auto result = body(transaction).value();
    EXPECT_TRUE(transaction.commit());
    return result;
  }
  store::AddedJob add_job(char digit, const std::string& name = "scan.png") {
    store::NewJob job;
    job.files = {{hash(digit), name, 12}};
    job.content_key = hash(digit);
    job.origin = "watch";
    job.provenance.tags = {"lead", "tokyo"};
    job.provenance.exchanged_on = store::parse_date("2025-04-18");
    return write([&](store::Transaction& t) { return store::add_job(t, job); });
  }
  std::optional<store::Job> take(const std::string& worker, seconds lease = kLease, store::RetryPolicy policy = {}) {
    return write([&](store::Transaction& t) { return store::take_job(t, worker, lease, policy); });
  }
  store::Job job(JobId id) {
    auto transaction = begin(Access::read);
    return store::find_job(transaction, id).value().value();
  }
  std::vector<store::JobAttempt> attempts(JobId id) {
    auto transaction = begin(Access::read);
    return store::list_attempts(transaction, id).value();
  }
  template <class Body>
  void write_void(Body&& body) {
    auto transaction = begin(Access::write);
    EXPECT_TRUE(body(transaction));
    EXPECT_TRUE(transaction.commit());
  }
  JobState fail(JobId id, const std::string& worker, Failure failure, const store::RetryPolicy& policy = {}) {
    return write([&](store::Transaction& t) { return store::fail_job(t, id, worker, failure, "it broke", policy); });
  }
};

}  // namespace

TEST_P(JobsTest, a_job_keeps_what_it_was_given) {
  const auto added = add_job('a', "/inbox/山田.png");
  EXPECT_FALSE(added.known);
  const store::Job found = job(added.id);
  EXPECT_EQ(found.state, JobState::received);
  ASSERT_EQ(found.files.size(), 1U);
  EXPECT_EQ(found.files[0].name, "/inbox/山田.png");
  EXPECT_EQ(found.files[0].bytes, 12);
  EXPECT_EQ(found.provenance.tags, (std::vector<std::string>{"lead", "tokyo"}));
  EXPECT_EQ(store::to_string(found.provenance.exchanged_on.value()), "2025-04-18");
  EXPECT_FALSE(found.received_at.empty());
  EXPECT_EQ(found.taken_at + found.finished_at + found.reason + found.worker, "");
}

TEST_P(JobsTest, each_job_goes_to_one_worker_oldest_first) {
  const auto first = add_job('a'), second = add_job('b');
  EXPECT_EQ(take("w1")->id, first.id);
  EXPECT_EQ(take("w2")->id, second.id);
  EXPECT_FALSE(take("w3"));
  EXPECT_EQ(job(first.id).state, JobState::reading);
  EXPECT_EQ(job(first.id).worker, "w1");
}

TEST_P(JobsTest, a_finished_job_is_stored_with_its_counts) {
  const auto added = add_job('a');
  take("w1");
  write_void([&](store::Transaction& t) { return store::finish_job(t, added.id, "w1", {3, 2, ""}); });
  const store::Job stored = job(added.id);
  EXPECT_EQ(stored.state, JobState::stored);
  EXPECT_EQ(stored.pages, 3);
  EXPECT_EQ(stored.cards, 2);
  EXPECT_FALSE(stored.finished_at.empty());
  ASSERT_EQ(attempts(added.id).size(), 1U);
  EXPECT_EQ(attempts(added.id)[0].outcome, "stored");
}

TEST_P(JobsTest, a_job_goes_back_when_the_lease_runs_out) {
  const auto added = add_job('a');
  ASSERT_TRUE(take("dead", kRunOut));
  const auto again = take("alive");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id, added.id);
  EXPECT_EQ(attempts(added.id)[0].outcome, "lost");
  // The one that came back to life has no say any more.
  EXPECT_FALSE(write([&](store::Transaction& t) { return store::renew_lease(t, added.id, "dead", kLease); }));
  write_void([&](store::Transaction& t) { return store::finish_job(t, added.id, "dead", {}); });
  EXPECT_EQ(job(added.id).state, JobState::reading);
  EXPECT_TRUE(write([&](store::Transaction& t) { return store::renew_lease(t, added.id, "alive", kLease); }));
}

TEST_P(JobsTest, a_file_that_ends_every_worker_is_parked) {
  const auto added = add_job('a');
  store::RetryPolicy policy;
  policy.most_losses = 3;
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(take("w", kRunOut, policy)) << i;
  EXPECT_FALSE(take("w", kRunOut, policy));
  EXPECT_EQ(job(added.id).state, JobState::parked);
  EXPECT_NE(job(added.id).reason.find("worker ended"), std::string::npos);
}

TEST_P(JobsTest, jobs_of_dead_workers_go_back_before_their_lease_ends) {
  const auto first = add_job('a'), second = add_job('b');
  take("dead");
  take("alive");
  const int back = write([&](store::Transaction& t) {
    return store::give_back_jobs_of_dead(t, [](const std::string& worker) { return worker == "dead"; });
  });
  EXPECT_EQ(back, 1);
  EXPECT_EQ(job(first.id).state, JobState::waiting);
  EXPECT_EQ(job(second.id).state, JobState::reading);
}

TEST_P(JobsTest, failures_wait_longer_each_time_and_then_park) {
  const auto added = add_job('a');
  const store::RetryPolicy policy{.delays = {seconds(0), seconds(0)}};
  for (const JobState expected : {JobState::waiting, JobState::waiting, JobState::parked}) {
    ASSERT_TRUE(take("w"));
    EXPECT_EQ(fail(added.id, "w", Failure::passing, policy), expected);
  }
  EXPECT_EQ(job(added.id).reason, "it broke");
  EXPECT_EQ(attempts(added.id).size(), 3U);
  EXPECT_TRUE(write([&](store::Transaction& t) { return store::retry_job(t, added.id); }));
  ASSERT_TRUE(take("w"));
  EXPECT_EQ(fail(added.id, "w", Failure::passing), JobState::waiting);
  EXPECT_GT(job(added.id).not_before, store::now_utc());
  EXPECT_FALSE(take("w")) << "before its time";
}

TEST_P(JobsTest, lasting_failures_are_parked_at_once) {
  const auto added = add_job('a');
  take("w");
  EXPECT_EQ(fail(added.id, "w", Failure::lasting), JobState::parked);
}

TEST_P(JobsTest, a_job_given_back_has_lost_no_attempt) {
  const auto added = add_job('a');
  take("w");
  write_void([&](store::Transaction& t) { return store::give_back_job(t, added.id, "w"); });
  EXPECT_EQ(job(added.id).attempts, 0);
  EXPECT_EQ(take("w2")->id, added.id);
}

TEST_P(JobsTest, the_same_bytes_are_linked_to_their_job) {
  const auto added = add_job('a');
  const auto again = add_job('a', "copy.png");
  EXPECT_TRUE(again.known);
  EXPECT_EQ(again.id, added.id);
  take("w");
  fail(added.id, "w", Failure::lasting);
  EXPECT_EQ(add_job('a', "third.png").state, JobState::waiting) << "a parked job must not block its bytes";
}

TEST_P(JobsTest, a_discarded_job_does_not_block_its_bytes) {
  const auto added = add_job('a');
  EXPECT_TRUE(write([&](store::Transaction& t) { return store::discard_job(t, added.id); }));
  EXPECT_FALSE(write([&](store::Transaction& t) { return store::discard_job(t, added.id); }));
  EXPECT_FALSE(take("w"));
  const auto again = add_job('a');
  EXPECT_FALSE(again.known);
  EXPECT_NE(again.id, added.id);
}

TEST_P(JobsTest, files_are_needed_while_something_names_them) {
  const auto needed = [&] { return write([&](store::Transaction& t) { return store::is_file_needed(t, hash('a')); }); };
  EXPECT_FALSE(needed());
  const auto added = add_job('a');
  EXPECT_TRUE(needed());
  write([&](store::Transaction& t) { return store::discard_job(t, added.id); });
  EXPECT_FALSE(needed());
}

TEST_P(JobsTest, cards_of_known_bytes_are_looked_up) {
  const auto added = add_job('a');
  EXPECT_EQ(write([&](store::Transaction& t) { return store::link_known_cards(t, added.id, hash('a')); }), 0);
}

TEST_P(JobsTest, jobs_are_listed_and_counted_by_state) {
  add_job('a');
  add_job('b');
  take("w");
  auto transaction = begin(Access::read);
  EXPECT_EQ(store::list_jobs(transaction).value().size(), 2U);
  EXPECT_EQ(store::list_jobs(transaction, {.state = JobState::reading}).value().size(), 1U);
  EXPECT_EQ(store::list_jobs(transaction, {.limit = 1}).value().size(), 1U);
  const auto counts = store::count_jobs(transaction).value();
  EXPECT_EQ(counts.received, 1);
  EXPECT_EQ(counts.reading, 1);
  EXPECT_FALSE(counts.oldest_open.empty());
}

TEST(JobState, its_name_goes_both_ways) {
  for (const JobState state : {JobState::received, JobState::waiting, JobState::reading, JobState::stored,
                               JobState::parked, JobState::discarded})
    EXPECT_EQ(store::parse_job_state(store::to_string(state)), state);
  EXPECT_FALSE(store::parse_job_state("lost"));
}

INSTANTIATE_TEST_SUITE_P(On, JobsTest, testing::ValuesIn(databases()), database_name);
