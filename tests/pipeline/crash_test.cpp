// Killed at random moments and started again: every card is stored exactly once. A short version runs with all tests;
// `ctest --preset dev -C crash -L crash` runs 300 kills over 200 cards.

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
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

int setting(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

enum class End { killed, finished, failed };

class Crash : public testing::TestWithParam<const char*> {
 protected:
  Crash() { write_small_knowledge(knowledge()); }

  fs::path knowledge() const { return folder.path() / "knowledge"; }
  fs::path inbox(const std::string& name) const { return folder.path() / name / "in"; }
  std::string url(const std::string& name) const {
    return "sqlite:" + (folder.path() / name / "db/meishi.db").string();
  }

  void write_cards(const std::string& name, int count) const {
    fs::create_directories(inbox(name));
    for (int i = 0; i < count; ++i) write_numbered_card(inbox(name) / ("card-" + std::to_string(i) + ".png"), i);
  }

  /// Runs the work; kills it when it takes longer than `patience`.
  End run(const std::string& name, Seconds patience) const {
    std::array<std::string, 6> words = {"test_pipeline",     "intake", GetParam(), url(name), inbox(name).string(),
                                        knowledge().string()};
    std::array<char*, 7> pointers{};
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

  double timed(const std::string& name, int cards) const {
    write_cards(name, cards);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(run(name, Seconds(300)), End::finished);
    return Seconds(std::chrono::steady_clock::now() - begin).count();
  }

  std::int64_t stored(const std::string& name) const {
    auto store = store::open(url(name)).value();
    auto transaction = store::Transaction::begin(store, store::Access::read).value();
    return static_cast<std::int64_t>(store::count_contacts(transaction).value());
  }

  support::TemporaryFolder folder;
};

}  // namespace

TEST_P(Crash, every_card_is_stored_exactly_once) {
  const int kills = setting("MEISHI_CRASH_KILLS", 8), cards = setting("MEISHI_CRASH_CARDS", 16);
  const double start = timed("start", 1), each = std::max(0.001, (timed("rate", 9) - start) / 8);
  write_cards("crash", cards);
  std::mt19937 random(static_cast<unsigned>(setting("MEISHI_CRASH_SEED", 1)));
  int killed = 0, finished = 0;
  for (int left = kills; left > 0; --left) {
    // On the way to the end at an even pace, from the very first moments of the program on.
    const double pace = 2.5 * each * static_cast<double>(cards) / kills;
    const double patience = std::uniform_real_distribution<>(0, start + pace)(random);
    const End end = run("crash", Seconds(patience));
    ASSERT_NE(end, End::failed);
    killed += end == End::killed ? 1 : 0;
    finished += end == End::finished ? 1 : 0;
  }
  RecordProperty("killed", killed);
  std::printf("%s: killed %d times, ended before it %d times, %lld of %d cards stored before the last run\n",
              GetParam(), killed, finished, static_cast<long long>(stored("crash")), cards);
  ASSERT_EQ(run("crash", Seconds(600)), End::finished);
  EXPECT_EQ(stored("crash"), cards);
  EXPECT_GT(killed, 0);

  auto store = store::open(url("crash")).value();
  std::int64_t pictures = 0;
  for (const auto& entry : fs::recursive_directory_iterator(store.pictures_folder()))
    pictures += entry.is_regular_file() && entry.path().filename().string().size() == 64 ? 1 : 0;
  EXPECT_EQ(pictures, cards) << "one picture for each card, and no copy of what was received";
  if (std::string(GetParam()) == "watch") {
    EXPECT_EQ(std::distance(fs::directory_iterator(inbox("crash") / "done"), fs::directory_iterator()), cards);
    auto transaction = store::Transaction::begin(store, store::Access::read).value();
    EXPECT_EQ(store::count_jobs(transaction).value().stored, cards);
  }
}

INSTANTIATE_TEST_SUITE_P(, Crash, testing::Values("import", "watch"));
