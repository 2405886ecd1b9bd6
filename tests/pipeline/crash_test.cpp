// Killed at random moments and started again: every card is stored exactly once, in SQLite and in PostgreSQL. A short
// version runs with all tests; `ctest -C crash -L crash` in a build folder runs 300 kills over 200 cards for each.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "store/contacts.h"
#include "store/jobs.h"
#include "store/store.h"
#include "tests/pipeline/intake_child.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/pipeline/watched_office.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

int setting(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

enum class End { killed, finished, failed };

class CrashTest : public testing::TestWithParam<support::Database> {
 protected:
  CrashTest() { write_small_knowledge(knowledge()); }

  fs::path knowledge() const { return folder.path() / "knowledge"; }

  Place new_place(const std::string& name, int cards) const {
    const fs::path own = folder.path() / name;
    Place place{own / "in", own / "pictures", support::new_database_url(GetParam(), own)};
    fs::create_directories(place.inbox);
    for (int i = 0; i < cards; ++i) write_numbered_card(place.inbox / ("card-" + std::to_string(i) + ".png"), i);
    return place;
  }

  /// Runs the work; kills it when it takes longer than `patience`.
  End run(const std::string& work, const Place& place, Seconds patience) const {
    std::array<std::string, 7> words = {
        "test_pipeline",     "intake", work, place.url, place.pictures.string(), place.inbox.string(),
        knowledge().string()};
    std::array<char*, 8> pointers{};
    for (std::size_t i = 0; i < words.size(); ++i) pointers[i] = words[i].data();
    pid_t child = 0;
    if (::posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, pointers.data(), environ) != 0) return End::failed;
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    pollfd over{handle, POLLIN, 0};
    if (::poll(&over, 1, static_cast<int>(patience.count() * 1000)) == 0) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(handle);
    if (WIFSIGNALED(status)) return End::killed;
    return WEXITSTATUS(status) == 0 ? End::finished : End::failed;
  }

  double timed(const std::string& work, const std::string& name, int cards) const {
    const Place place = new_place(name, cards);
    (void)open(place);  // PostgreSQL takes seconds to make its tables, once
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(run(work, place, Seconds(300)), End::finished);
    return Seconds(std::chrono::steady_clock::now() - begin).count();
  }

  store::Store open(const Place& place) const { return store::open(place.url, {.pictures = place.pictures}).value(); }

  std::int64_t stored(const Place& place) const {
    auto store = open(place);
    auto transaction = store::Transaction::begin(store, store::Access::read).value();
    return static_cast<std::int64_t>(store::count_contacts(transaction).value());
  }

  void kill_and_start_again(const std::string& work) const;
  void expect_each_once(const std::string& work, const Place& place, int cards) const;

  support::TemporaryFolder folder;
};

void CrashTest::kill_and_start_again(const std::string& work) const {
  const int kills = setting("MEISHI_CRASH_KILLS", 8), cards = setting("MEISHI_CRASH_CARDS", 16);
  const double start = timed(work, "start", 1), each = std::max(0.001, (timed(work, "rate", 9) - start) / 8);
  std::printf("one run and its first card take %.2f s, each further card %.3f s\n", start, each);
  const Place place = new_place("crash", cards);
  std::mt19937 random(static_cast<unsigned>(setting("MEISHI_CRASH_SEED", 1)));
  int killed = 0, finished = 0;
  for (int left = kills; left > 0; --left) {
    if (left == kills - kills / 10) (void)open(place);  // the first kills may fall into the making of the tables
    // On the way to the end at an even pace, from the very first moments of the program on.
    const double pace = 2.5 * each * static_cast<double>(cards) / kills;
    const double patience = std::uniform_real_distribution<>(0, start + pace)(random);
    const End end = run(work, place, Seconds(patience));
    ASSERT_NE(end, End::failed);
    killed += end == End::killed ? 1 : 0;
    finished += end == End::finished ? 1 : 0;
  }
  std::printf("%s on %s: killed %d times, ended before it %d times, %lld of %d cards stored before the last run\n",
              work.c_str(), GetParam() == support::Database::sqlite ? "SQLite" : "PostgreSQL", killed, finished,
              static_cast<long long>(stored(place)), cards);
  EXPECT_GT(killed, 0);
  ASSERT_EQ(run(work, place, Seconds(600)), End::finished);
  expect_each_once(work, place, cards);
}

void CrashTest::expect_each_once(const std::string& work, const Place& place, int cards) const {
  EXPECT_EQ(stored(place), cards);
  std::int64_t pictures = 0;
  for (const auto& entry : fs::recursive_directory_iterator(place.pictures))
    pictures += entry.is_regular_file() && entry.path().filename().string().size() == 64 ? 1 : 0;
  EXPECT_EQ(pictures, cards) << "one picture for each card, and no copy of what was received";
  if (work != "watch") return;
  EXPECT_EQ(std::distance(fs::directory_iterator(place.inbox / "done"), fs::directory_iterator()), cards);
  auto store = open(place);
  auto transaction = store::Transaction::begin(store, store::Access::read).value();
  EXPECT_EQ(store::count_jobs(transaction).value().stored, cards);
}

TEST_P(CrashTest, an_import_stores_every_card_exactly_once) { kill_and_start_again("import"); }
TEST_P(CrashTest, a_watch_stores_every_card_exactly_once) { kill_and_start_again("watch"); }

INSTANTIATE_TEST_SUITE_P(On, CrashTest, testing::ValuesIn(support::databases()), support::database_name);

}  // namespace
