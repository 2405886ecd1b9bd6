// The disk is full, the database is read-only or locked, the server is restarted, all while files come in: in the end
// each of them is accounted for exactly once.

#include <sys/mount.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/inspection.h"
#include "store/contacts.h"
#include "store/jobs.h"
#include "store/store.h"
#include "tests/pipeline/intake_child.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/pipeline/watched_office.h"
#include "tests/support/databases.h"
#include "tests/support/postgresql_server.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// A disk of a few megabytes in memory, mounted at a folder. Only root can make one.
class SmallDisk {
 public:
  explicit SmallDisk(const fs::path& folder) : folder_(folder) {
    fs::create_directories(folder);
    mounted_ = ::mount("none", folder.c_str(), "tmpfs", 0, "size=24m") == 0;
    if (!mounted_) std::cout << "NOTE: a small disk cannot be mounted here; the full disk is not tested.\n";
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  bool mounted() const { return mounted_; }

  void fill() const {
    std::ofstream ballast(ballast_file(), std::ios::binary);
    for (const std::size_t size : {std::size_t{1} << 16, std::size_t{1}}) {  // up to the last byte
      const std::string piece(size, 'x');
      while (ballast.write(piece.data(), static_cast<std::streamsize>(size)).flush()) {
      }
      ballast.clear();
    }
  }
  void empty() const { fs::remove(ballast_file()); }

  bool set_read_only(bool read_only) const {
    const unsigned long flags = read_only ? MS_REMOUNT | MS_RDONLY : MS_REMOUNT;
    return ::mount("none", folder_.c_str(), nullptr, flags, "size=24m") == 0;
  }

 private:
  fs::path ballast_file() const { return folder_ / "ballast"; }
  fs::path folder_;
  bool mounted_ = false;
};

class FaultsTest : public testing::TestWithParam<support::Database> {
 protected:
  static constexpr int kCards = 40;

  FaultsTest() {
    place = {folder.path() / "in", disk_folder() / "pictures", support::new_database_url(GetParam(), disk_folder())};
    fs::create_directories(place.inbox);
  }

  fs::path disk_folder() const { return folder.path() / "disk"; }
  bool on_sqlite() const { return GetParam() == support::Database::sqlite; }

  void add_cards(int from, int to) const {
    for (int i = from; i < to; ++i) write_numbered_card(place.inbox / ("card-" + std::to_string(i) + ".png"), i);
  }

  void expect_each_once(int cards) const {
    EXPECT_FALSE(fs::exists(place.inbox / "failed"));
    EXPECT_EQ(std::distance(fs::directory_iterator(place.inbox / "done"), fs::directory_iterator()), cards);
    auto store = store::open(place.url, {.pictures = place.pictures}).value();
    const auto jobs = [&] {
      auto transaction = store::Transaction::begin(store, store::Access::read).value();
      EXPECT_EQ(store::count_contacts(transaction).value(), static_cast<std::size_t>(cards));
      return store::count_jobs(transaction).value();
    }();
    EXPECT_EQ(jobs.stored, cards);
    EXPECT_EQ(jobs.received + jobs.waiting + jobs.reading + jobs.parked + jobs.discarded, 0);
    // A file whose job could not be committed is left over, until it is swept.
    const auto inspected = pipeline::inspect_pictures(store, std::chrono::seconds(0)).value();
    EXPECT_EQ(inspected.files, cards) << "one picture for each card";
    EXPECT_EQ(inspected.missing.size() + inspected.changed.size(), 0U);
    EXPECT_TRUE(pipeline::sweep(store, inspected.spare, std::chrono::seconds(0)));
    int pictures = 0;
    for (const auto& entry : fs::recursive_directory_iterator(place.pictures)) pictures += entry.is_regular_file();
    EXPECT_EQ(pictures, cards);
  }

  support::TemporaryFolder folder;
  Place place;
};

TEST_P(FaultsTest, a_full_disk_is_waited_for) {
  const SmallDisk disk(disk_folder());
  if (!disk.mounted()) return;
  add_cards(0, kCards / 2);
  WatchedOffice office(place);
  ASSERT_TRUE(office.wait_for_jobs(3));
  disk.fill();
  add_cards(kCards / 2, kCards);
  ASSERT_TRUE(office.wait_for_trouble());
  std::this_thread::sleep_for(milliseconds(1500));  // some more fail in every way there is
  EXPECT_FALSE(fs::exists(place.inbox / "failed"));
  disk.empty();
  ASSERT_TRUE(office.wait_until_empty());
  expect_each_once(kCards);
}

TEST_P(FaultsTest, a_read_only_database_is_waited_for) {
  add_cards(0, kCards / 2);
  if (on_sqlite()) {  // what is open stays writable on a read-only disk, so the programs start on one
    const SmallDisk disk(disk_folder());
    if (!disk.mounted()) return;
    {
      const auto made = store::open(place.url, {.pictures = place.pictures}).value();
    }
    ASSERT_TRUE(disk.set_read_only(true));
    pipeline::WatchOptions options;
    options.folders = {place.inbox};
    options.database = place.url;
    options.store.pictures = place.pictures;
    const auto opened = pipeline::FolderWatch::open(std::move(options), {});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, card::ErrorKind::database);
    ASSERT_TRUE(disk.set_read_only(false));
    add_cards(kCards / 2, kCards);
    WatchedOffice office(place);
    ASSERT_TRUE(office.wait_until_empty());
    expect_each_once(kCards);
    return;
  }
  auto* server = support::PostgresqlServer::running();
  ASSERT_NE(server, nullptr);
  WatchedOffice office(place);
  ASSERT_TRUE(office.wait_for_jobs(3));
  server->restart_read_only();
  add_cards(kCards / 2, kCards);
  ASSERT_TRUE(office.wait_for_trouble());
  std::this_thread::sleep_for(milliseconds(1500));
  EXPECT_FALSE(fs::exists(place.inbox / "failed"));
  server->restart();
  ASSERT_TRUE(office.wait_until_empty());
  expect_each_once(kCards);
}

TEST_P(FaultsTest, a_database_that_somebody_locks_is_waited_for) {
  add_cards(0, kCards / 2);
  WatchedOffice office(place);
  ASSERT_TRUE(office.wait_for_jobs(3));
  {
    auto store = store::open(place.url, {.pictures = place.pictures}).value();
    auto locking = store::Transaction::begin(store, store::Access::write);
    ASSERT_TRUE(locking);
    add_cards(kCards / 2, kCards);
    ASSERT_TRUE(office.wait_for_trouble());
  }
  ASSERT_TRUE(office.wait_until_empty());
  expect_each_once(kCards);
}

class ServerFaultsTest : public FaultsTest {};

TEST_P(ServerFaultsTest, a_restarted_server_is_waited_for) {
  auto* server = support::PostgresqlServer::running();
  ASSERT_NE(server, nullptr);
  add_cards(0, kCards);
  WatchedOffice office(place);
  for (const int jobs : {2, 10, 20}) {
    ASSERT_TRUE(office.wait_for_jobs(jobs));
    server->restart();
  }
  ASSERT_TRUE(office.wait_until_empty());
  expect_each_once(kCards);
}

std::vector<support::Database> servers() {
  return support::PostgresqlServer::is_installed() ? std::vector{support::Database::postgresql}
                                                   : std::vector<support::Database>();
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ServerFaultsTest);
INSTANTIATE_TEST_SUITE_P(On, ServerFaultsTest, testing::ValuesIn(servers()), support::database_name);
INSTANTIATE_TEST_SUITE_P(On, FaultsTest, testing::ValuesIn(support::databases()), support::database_name);

}  // namespace
