// From received bytes to stored cards.

#include "pipeline/job_workers.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <gtest/gtest.h>

#include "pipeline/receiving.h"
#include "pipeline/worker_name.h"
#include "store/pictures.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using store::Access, store::JobState;

class JobWorkersTest : public testing::TestWithParam<support::Database> {
 protected:
  JobWorkersTest() : store(store::open(url, {.pictures = folder.path() / "pictures"}).value()) {}

  pipeline::WorkerOptions options() const {
    pipeline::WorkerOptions options;
    options.reader = cheap_reader();
    options.database = url;
    options.store.pictures = folder.path() / "pictures";
    options.threads = 2;
    options.until_idle = true;
    return options;
  }
  pipeline::WorkerCounters work() const {
    auto workers = pipeline::JobWorkers::start(options()).value();
    workers.wait();
    return workers.counters();
  }
  store::AddedJob receive_card(int number, const std::string& name) {
    const auto bytes = numbered_card(number);
    return pipeline::receive_bytes(store, name, bytes, {}).value();
  }
  store::Job job(store::JobId id) {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return store::find_job(transaction, id).value().value();
  }
  std::size_t card_count(store::JobId id) {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return store::job_cards(transaction, id).value().size();
  }

  support::TemporaryFolder folder;
  std::string url = support::new_database_url(GetParam(), folder.path());
  store::Store store;
};

/// Does the real thing and writes down what it did.
class RecordingActions : public pipeline::SystemFileActions {
 public:
  std::vector<std::string> steps;

  card::Result<pipeline::Copied> copy(const fs::path& from, const fs::path& to) override {
    steps.push_back("copy");
    return SystemFileActions::copy(from, to);
  }
  card::Result<void> sync_file(const fs::path& file) override {
    steps.push_back("sync file");
    return SystemFileActions::sync_file(file);
  }
  card::Result<void> rename(const fs::path& from, const fs::path& to) override {
    steps.push_back("rename");
    return SystemFileActions::rename(from, to);
  }
  card::Result<void> sync_folder(const fs::path& folder) override {
    steps.push_back("sync folder");
    return SystemFileActions::sync_folder(folder);
  }
  void job_committed() override { steps.push_back("commit job"); }
};

}  // namespace

TEST_P(JobWorkersTest, what_was_received_is_read_and_stored) {
  const auto first = receive_card(1, "one.png"), second = receive_card(2, "two.png");
  const auto counters = work();
  EXPECT_EQ(counters.jobs_stored, 2);
  EXPECT_EQ(counters.cards, 2);
  EXPECT_EQ(counters.new_contacts, 2);
  for (const auto& added : {first, second}) {
    EXPECT_EQ(job(added.id).state, JobState::stored);
    EXPECT_EQ(job(added.id).cards, 1);
    EXPECT_EQ(card_count(added.id), 1U);
  }
}

TEST_P(JobWorkersTest, the_same_bytes_are_stored_once) {
  const auto first = receive_card(1, "one.png");
  work();
  const auto again = receive_card(1, "other.png");
  EXPECT_TRUE(again.known);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.state, JobState::stored);
  EXPECT_EQ(work().cards, 0);
}

TEST_P(JobWorkersTest, a_bad_file_is_parked_and_hurts_nobody) {
  const std::array<std::uint8_t, 4> garbage{1, 2, 3, 4};
  const auto bad = pipeline::receive_bytes(store, "bad.png", garbage, {}).value();
  const auto good = receive_card(1, "good.png");
  const auto counters = work();
  EXPECT_EQ(counters.jobs_parked, 1);
  EXPECT_EQ(counters.jobs_stored, 1);
  EXPECT_EQ(job(good.id).state, JobState::stored);
  EXPECT_EQ(job(bad.id).state, JobState::parked);
  EXPECT_TRUE(job(bad.id).reason.starts_with("bad.png: ")) << job(bad.id).reason;
}

TEST_P(JobWorkersTest, a_job_that_a_dead_worker_had_is_read) {
  const auto added = receive_card(1, "one.png");
  auto transaction = store::Transaction::begin(store, Access::write).value();
  ASSERT_TRUE(store::take_job(transaction, "elsewhere/0/pid:[1]/1/1/0", std::chrono::seconds(-1)).value());
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(work().jobs_stored, 1);
  EXPECT_EQ(job(added.id).state, JobState::stored);
}

TEST_P(JobWorkersTest, workers_started_first_are_woken) {
  auto waiting = options();
  waiting.until_idle = false;
  waiting.look_every = std::chrono::hours(1);
  std::atomic<int> done{0};
  waiting.job_done = [&](const pipeline::JobReport&) {
    ++done;
    done.notify_all();
  };
  auto workers = pipeline::JobWorkers::start(waiting).value();
  receive_card(1, "one.png");
  workers.wake();
  done.wait(0);
  workers.request_stop();
  workers.wait();
  EXPECT_EQ(workers.counters().jobs_stored, 1);
}

TEST_P(JobWorkersTest, copies_go_when_the_original_stays_elsewhere) {
  const fs::path file = folder.path() / "in/one.png";
  write_numbered_card(file, 1);
  for (const bool keep : {false, true}) {
    const std::vector<pipeline::ReceivedFile> files = {{file, {}}};
    pipeline::ReceiveOptions receiving;
    receiving.keep_files = keep;
    const auto added = pipeline::receive(store, files, receiving).value();
    const fs::path copy = store::picture_path(store, job(added.id).files[0].sha256);
    EXPECT_EQ(fs::exists(copy), !added.known || keep);
    work();
    EXPECT_EQ(fs::exists(copy), keep);
    EXPECT_TRUE(fs::exists(file));
  }
}

TEST_P(JobWorkersTest, bytes_and_folders_are_safe_before_the_job_is_committed) {
  const fs::path file = folder.path() / "in/one.png";
  write_numbered_card(file, 1);
  RecordingActions actions;
  const std::vector<pipeline::ReceivedFile> files = {{file, {}}};
  ASSERT_TRUE(pipeline::receive(store, files, {}, actions));
  EXPECT_EQ(actions.steps,
            (std::vector<std::string>{"copy", "sync file", "rename", "sync folder", "sync folder", "commit job"}));
}

TEST_P(JobWorkersTest, what_cannot_be_received_leaves_nothing_behind) {
  const fs::path folder_as_file = folder.path() / "in";
  fs::create_directories(folder_as_file);
  for (const fs::path& bad : {folder_as_file, folder.path() / "missing.png"}) {
    const std::vector<pipeline::ReceivedFile> files = {{bad, {}}};
    const auto added = pipeline::receive(store, files, {});
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, card::ErrorKind::bad_input);
  }
  EXPECT_TRUE(fs::is_empty(store.pictures_folder()));
}

TEST(WorkerName, tells_the_living_from_the_dead) {
  const std::string own = pipeline::worker_name(3);
  EXPECT_NE(own, pipeline::worker_name(4));
  EXPECT_FALSE(pipeline::is_dead_worker(own));
  // The same process number, started at another time.
  const auto thread = own.rfind('/'), start = own.rfind('/', thread - 1);
  EXPECT_TRUE(pipeline::is_dead_worker(own.substr(0, start) + "/1" + own.substr(thread)));
  for (const char* foreign : {"", "w1", "other-host/0/pid:[1]/1/1/0"})
    EXPECT_FALSE(pipeline::is_dead_worker(foreign)) << foreign;
}

INSTANTIATE_TEST_SUITE_P(On, JobWorkersTest, testing::ValuesIn(support::databases()), support::database_name);
