// Two hours of an office's scanner on a clock of its own: the files come slowly, in bursts, under other names first,
// replaced, half written, locked, twice or never. What the watch does with a file depends on the clock that it is told,
// so that no second of it has to pass. `ctest -C long -L long` has 2,000 files for each way of watching.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "capture/capture.h"
#include "pipeline/inbox.h"
#include "pipeline/job_workers.h"
#include "store/contacts.h"
#include "store/job_queue.h"
#include "store/jobs.h"
#include "tests/pipeline/intake_child.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;
using std::chrono::seconds;

constexpr int kTwoHours = 7200;
constexpr std::int64_t kMostGrowthBytes = 24 << 20;

int file_count() {
  const char* text = std::getenv("MEISHI_LONG_WATCH_FILES");
  return text == nullptr ? 100 : std::atoi(text);
}

std::int64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::int64_t all = 0, resident = 0;
  statm >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

/// A file that other programs hold locked cannot be read; some are given free later.
class LockedFiles : public pipeline::SystemFileActions {
 public:
  std::set<fs::path> locked;
  card::Result<pipeline::Copied> copy(const fs::path& from, const fs::path& to) override {
    if (locked.contains(from)) return card::fail(card::ErrorKind::bad_input, from.string() + ": is locked; close it");
    return SystemFileActions::copy(from, to);
  }
};

/// Ends in its number: the upper halves of two pictures may have the same bytes.
Bytes half_card(int number) {
  Bytes bytes = numbered_card(2'000'000 + number);
  bytes.resize(bytes.size() / 2);
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes[bytes.size() - 1 - shift / 8] = static_cast<std::uint8_t>(static_cast<unsigned>(number) >> shift);
  return bytes;
}

/// What must have become of everything in the end.
struct Expected {
  std::multiset<std::string> done, failed;  ///< names of files
  std::set<std::string> left_alone;         ///< in the inbox
  std::set<std::string> stored;             ///< hashes of cards
  std::set<std::string> parked;             ///< hashes of what is no card
  int known = 0;                            ///< the same bytes once more
};

/// The people and the machines that put files into the inbox, by a plan made beforehand.
class Scanner {
 public:
  Scanner(fs::path inbox, fs::path elsewhere, LockedFiles& locks, int files)
      : inbox_(std::move(inbox)), elsewhere_(std::move(elsewhere)), locks_(locks) {
    std::mt19937 random(5);
    int at = 1;
    for (int file = 0; file < files;) {
      const int burst = std::min<int>(files - file, random() % 4 == 0 ? 1 + static_cast<int>(random() % 40) : 1);
      for (int i = 0; i < burst; ++i) plan(file++, at);
      at = static_cast<int>(std::int64_t{kTwoHours} * file / files);
    }
  }

  void act(int second) {
    now_ = second;
    for (auto [due, end] = actions_.equal_range(second); due != end; ++due) due->second();
  }
  int last_second() const { return actions_.rbegin()->first; }

  Expected expected;

 private:
  void plan(int number, int at);
  void later(int second, std::function<void()> action) { actions_.emplace(second, std::move(action)); }
  void write(const fs::path& file, const Bytes& bytes, std::size_t from, std::size_t to) const;
  void write_whole(const fs::path& file, const Bytes& bytes) const {
    fs::remove(file);
    write(file, bytes, 0, bytes.size());
  }
  /// A new card that is to be stored, from a file that then lies in done/.
  Bytes card(const std::string& name) {
    Bytes bytes = numbered_card(++cards_);
    expected.stored.insert(capture::sha256_hex(bytes));
    expected.done.insert(name);
    return bytes;
  }

  fs::path inbox_, elsewhere_;
  LockedFiles& locks_;
  std::multimap<int, std::function<void()>> actions_;
  Bytes last_card_;  ///< that was written slowly
  int cards_ = 0, now_ = 0;
};

/// Appends a part of the bytes; the file's time is that of the plan, as two writes may come within one tick of the
/// real clock.
void Scanner::write(const fs::path& file, const Bytes& bytes, std::size_t from, std::size_t to) const {
  std::ofstream(file, std::ios::binary | std::ios::app)
      .write(reinterpret_cast<const char*>(bytes.data() + from), static_cast<std::streamsize>(to - from));
  const std::array<timespec, 2> moment = {timespec{now_, 0}, timespec{now_, 0}};
  ::utimensat(AT_FDCWD, file.c_str(), moment.data(), 0);
}

void Scanner::plan(int number, int at) {
  const std::string name = "scan-" + std::to_string(number) + ".png";
  const fs::path file = inbox_ / name;
  switch (number % 16) {
    case 0:  // slowly, with pauses just under the delay after which a file has settled
      last_card_ = card(name);
      for (std::size_t piece = 0; piece < 6; ++piece)
        later(at + 4 * static_cast<int>(piece), [=, this, bytes = last_card_] {
          write(file, bytes, bytes.size() * piece / 6, bytes.size() * (piece + 1) / 6);
        });
      return;
    case 1:  // renamed into place from another folder
      later(at, [=, this, bytes = card(name)] {
        write_whole(elsewhere_ / name, bytes);
        fs::rename(elsewhere_ / name, file);
      });
      return;
    case 2:  // written under another name first
      later(at, [=, this, bytes = card(name)] { write_whole(inbox_ / (name + ".part"), bytes); });
      later(at + 30, [=, this] { fs::rename(inbox_ / (name + ".part"), file); });
      return;
    case 3:  // replaced before it has settled: the first one is never seen
      later(at, [=, this] { write_whole(file, numbered_card(1'000'000 + number)); });
      later(at + 3, [=, this, bytes = card(name)] { write_whole(file, bytes); });
      return;
    case 4:  // another card under the same name, after the first one was taken
      later(at, [=, this, bytes = card(name)] { write_whole(file, bytes); });
      later(at + 60,
            [=, this, bytes = card("scan-" + std::to_string(number) + "-2.png")] { write_whole(file, bytes); });
      return;
    case 5:  // half of it, then nothing for a minute, then the whole file once more
      later(at, [=, this] { write_whole(file, half_card(number)); });
      later(at + 60, [=, this, bytes = card(name)] { write_whole(file, bytes); });
      expected.failed.insert(name);
      expected.parked.insert(capture::sha256_hex(half_card(number)));
      return;
    case 6:  // made empty, and filled half a minute later
      later(at, [=, this] { write(file, {}, 0, 0); });
      later(at + 30, [=, this, bytes = card(name)] { write(file, bytes, 0, bytes.size()); });
      return;
    case 7:  // empty for ever
      later(at, [=, this] { write(file, {}, 0, 0); });
      expected.failed.insert(name);
      return;
    case 8:  // the bytes of another file
      later(at, [=, this, bytes = last_card_] { write_whole(file, bytes); });
      expected.done.insert(name);
      ++expected.known;
      return;
    case 9:  // locked for a while
      later(at, [=, this, bytes = card(name)] {
        locks_.locked.insert(file);
        write_whole(file, bytes);
      });
      later(at + 40, [=, this] { locks_.locked.erase(file); });
      return;
    case 10:  // locked for ever
      later(at, [=, this] {
        locks_.locked.insert(file);
        write_whole(file, numbered_card(3'000'000 + number));
      });
      expected.failed.insert(name);
      return;
    case 11:  // no picture
      later(at, [=, this] { write_whole(file, Bytes(1000 + number, 'x')); });
      expected.failed.insert(name);
      expected.parked.insert(capture::sha256_hex(Bytes(1000 + number, 'x')));
      return;
    case 12:  // taken away by its owner before it has settled
      later(at, [=, this] { write_whole(file, numbered_card(4'000'000 + number)); });
      later(at + 2, [=] { fs::remove(file); });
      return;
    case 13:  // not meant for us
      later(at, [=, this] { write_whole(inbox_ / ("." + name), numbered_card(number)); });
      expected.left_alone.insert("." + name);
      return;
    case 14:  // in a folder that is made with it
      later(at, [=, this, bytes = card(name)] {
        fs::create_directories(inbox_ / std::to_string(number));
        write_whole(inbox_ / std::to_string(number) / name, bytes);
      });
      return;
    default: later(at, [=, this, bytes = card(name)] { write_whole(file, bytes); });
  }
}

class LongWatch : public testing::TestWithParam<bool> {
 protected:
  LongWatch() {
    fs::create_directories(inbox());
    fs::create_directories(folder.path() / "elsewhere");
    write_small_knowledge(folder.path() / "knowledge");
    options.folders = {inbox()};
    options.actions = &locks;
    observer.taken = [this](const fs::path&, const store::AddedJob& added) {
      taken += added.known ? 0 : 1;
      known += added.known ? 1 : 0;
      workers->wake();
    };
    pipeline::WorkerOptions working;
    working.reader = cheap_reader();
    working.reader.knowledge_folder = folder.path() / "knowledge";
    working.database = url();
    working.threads = 2;
    working.job_done = [this](const pipeline::JobReport&) {
      const std::scoped_lock lock(mutex);
      ++jobs_done;
      changed.notify_all();
    };
    workers.emplace(pipeline::JobWorkers::start(working).value());
  }

  bool polled() const { return GetParam(); }
  fs::path inbox() const { return folder.path() / "in"; }
  std::string url() const { return "sqlite:" + (folder.path() / "db/meishi.db").string(); }

  void wait_for_jobs(int unread) {
    std::unique_lock lock(mutex);
    ASSERT_TRUE(changed.wait_for(lock, std::chrono::minutes(2), [&] { return jobs_done + unread >= taken; }));
  }

  std::multiset<std::string> names_in(const fs::path& where) const {
    std::multiset<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(where, none))
      if (entry.is_regular_file() && entry.path().string().find(".reason.txt") == std::string::npos)
        names.insert(entry.path().filename().string());
    return names;
  }

  support::TemporaryFolder folder;
  LockedFiles locks;
  pipeline::WatchOptions options;
  pipeline::WatchObserver observer;
  std::mutex mutex;
  std::condition_variable changed;
  int taken = 0, known = 0, jobs_done = 0;
  std::optional<pipeline::JobWorkers> workers;
};

}  // namespace

TEST_P(LongWatch, every_file_is_accounted_for_once) {
  Scanner scanner(inbox(), folder.path() / "elsewhere", locks, file_count());
  pipeline::Inbox watched(inbox(), options, observer, locks);
  pipeline::FolderEvents events;
  auto store = store::open(url()).value();
  const pipeline::Settling::Time start{};
  const int poll_every = polled() ? 3 : static_cast<int>(options.sweep_every / seconds(1));
  std::int64_t memory = 0;
  const int end = std::max(kTwoHours, scanner.last_second()) + 200;
  for (int second = 0; second < end; ++second) {
    scanner.act(second);
    const auto now = start + seconds(second);
    const auto settles = watched.next_settling();
    const bool event = !polled() && events.wait(-1, std::chrono::milliseconds(0));
    if (event || second % poll_every == 0 || (settles && *settles <= now)) {
      ASSERT_TRUE(watched.look(store, polled() ? nullptr : &events, now));
    }
    wait_for_jobs(second % 10 == 0 ? 0 : 8);
    if (second % 2 == 0) {
      ASSERT_TRUE(watched.release(store));
    }
    if (second == kTwoHours / 4) memory = resident_bytes();
  }
  wait_for_jobs(0);
  ASSERT_TRUE(watched.release(store));
  std::printf("%d files, %d jobs, %d known; memory %+lld kB since the first half hour\n", file_count(), taken, known,
              static_cast<long long>((resident_bytes() - memory) / 1024));
  EXPECT_LT(resident_bytes() - memory, kMostGrowthBytes);

  const Expected& expected = scanner.expected;
  EXPECT_TRUE(watched.is_empty());
  EXPECT_EQ(names_in(inbox() / "done"), expected.done);
  EXPECT_EQ(names_in(inbox() / "failed"), expected.failed);
  for (const std::string& name : expected.failed)
    EXPECT_TRUE(fs::exists(inbox() / "failed" / (name + ".reason.txt"))) << name;
  std::multiset<std::string> elsewhere = names_in(inbox());
  for (const auto& names : {expected.done, expected.failed})
    for (const std::string& name : names)
      if (const auto found = elsewhere.find(name); found != elsewhere.end()) elsewhere.erase(found);
  EXPECT_EQ(elsewhere, std::multiset<std::string>(expected.left_alone.begin(), expected.left_alone.end()));
  EXPECT_EQ(known, expected.known);

  auto transaction = store::Transaction::begin(store, store::Access::read).value();
  std::map<store::JobState, std::multiset<std::string>> jobs;
  const auto all_jobs = store::list_jobs(transaction).value();
  for (const store::Job& job : all_jobs) jobs[job.state].insert(job.files.front().sha256);
  EXPECT_EQ(jobs[store::JobState::stored], std::multiset<std::string>(expected.stored.begin(), expected.stored.end()));
  EXPECT_EQ(jobs[store::JobState::parked], std::multiset<std::string>(expected.parked.begin(), expected.parked.end()));
  EXPECT_EQ(jobs.size(), 2U) << "no job is left in between";
  EXPECT_EQ(store::count_contacts(transaction).value(), expected.stored.size());
}

// A run that is killed while it takes a full folder has let go what it could.
TEST(InboxTest, files_leave_while_others_are_still_to_be_taken) {
  const support::TemporaryFolder folder;
  const fs::path inbox = folder.path() / "in";
  for (int number = 0; number < 3; ++number)
    write_numbered_card(inbox / ("card-" + std::to_string(number) + ".png"), number);
  pipeline::WatchOptions options;
  pipeline::SystemFileActions actions;
  std::vector<store::JobId> jobs;
  pipeline::WatchObserver observer;
  observer.taken = [&](const fs::path&, const store::AddedJob& added) { jobs.push_back(added.id); };
  auto store = store::open("sqlite:" + (folder.path() / "db/meishi.db").string()).value();
  pipeline::Inbox watched(inbox, options, observer, actions, std::chrono::milliseconds(0));
  const pipeline::Settling::Time start{}, later = start + options.stability_delay;
  EXPECT_EQ(watched.look(store, nullptr, start).value(), 0) << "nothing has settled";
  for (int taken = 1; taken <= 3; ++taken) {
    ASSERT_TRUE(watched.next_settling() && *watched.next_settling() <= later) << "the others still wait";
    EXPECT_EQ(watched.look(store, nullptr, later).value(), 1);
    auto transaction = store::Transaction::begin(store, store::Access::write_rows).value();
    ASSERT_TRUE(store::discard_job(transaction, jobs.back()).value());
    ASSERT_TRUE(transaction.commit());
    ASSERT_TRUE(watched.release(store));
    EXPECT_EQ(std::distance(fs::directory_iterator(inbox / "failed"), fs::directory_iterator()), 2 * taken)
        << "the file and the reason";
  }
  EXPECT_EQ(watched.look(store, nullptr, later).value(), 0);
  EXPECT_TRUE(watched.is_empty());
}

INSTANTIATE_TEST_SUITE_P(, LongWatch, testing::Bool(),
                         [](const auto& polled) { return polled.param ? "Polling" : "Inotify"; });
