// The watched folder: when a file is taken, in which order it leaves, what goes where.

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "pipeline/folder_events.h"
#include "pipeline/folder_watch.h"
#include "pipeline/inbox_names.h"
#include "pipeline/job_workers.h"
#include "pipeline/settling.h"
#include "store/contacts.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using pipeline::Settling;
using std::chrono::milliseconds;

const Settling::Time kStart{};

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.is_regular_file()) names.insert(entry.path().filename().string());
  return names;
}

/// A folder that is watched until it is empty, with workers that read cheaply.
class WatchTest : public testing::Test {
 protected:
  WatchTest() { fs::create_directories(inbox()); }

  fs::path inbox() const { return folder.path() / "in"; }
  std::string url() const { return "sqlite:" + (folder.path() / "db/meishi.db").string(); }

  pipeline::WatchOptions watch_options() const {
    pipeline::WatchOptions options;
    options.folders = {inbox()};
    options.database = url();
    options.stability_delay = milliseconds(1);
    options.patience = milliseconds(1);
    options.until_empty = true;
    return options;
  }

  /// Watches until nothing is left.
  void watch(const pipeline::WatchOptions& options) {
    pipeline::WatchObserver observer;
    std::optional<pipeline::JobWorkers> workers;
    observer.watching = [&](const fs::path&, const std::string& told) { mode = told; };
    observer.taken = [&](const fs::path&, const store::AddedJob& added) {
      ++taken;
      known += added.known ? 1 : 0;
      workers->wake();
    };
    observer.left = [&](const fs::path& file, const fs::path&, const std::string& reason) {
      left[file.lexically_relative(fs::canonical(inbox())).string()] = reason;
    };
    observer.trouble = [&](const card::Error& error) { troubles.push_back(error.message); };
    auto watching = pipeline::FolderWatch::open(options, observer).value();
    pipeline::WorkerOptions working;
    working.reader = cheap_reader();
    working.database = url();
    working.threads = 2;
    working.job_done = [&](const pipeline::JobReport&) { watching.wake(); };
    workers.emplace(pipeline::JobWorkers::start(working).value());
    watching.run();
    workers->request_stop();
    workers->wait();
    cards += workers->counters().cards;
  }

  std::int64_t contacts() const {
    auto store = store::open(url()).value();
    auto transaction = store::Transaction::begin(store, store::Access::read).value();
    return static_cast<std::int64_t>(store::count_contacts(transaction).value());
  }

  support::TemporaryFolder folder;
  std::string mode;
  std::map<std::string, std::string> left;  ///< files that left, with the reason where they failed
  std::vector<std::string> troubles;
  int taken = 0, known = 0;
  std::int64_t cards = 0;
};

/// Writes down what is done to files, the inbox's included.
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
  card::Result<fs::path> move_into(const fs::path& file, const fs::path& to) override {
    steps.push_back("leave inbox for " + to.filename().string());
    return SystemFileActions::move_into(file, to);
  }
  card::Result<void> sync_folder(const fs::path& synced) override {
    steps.push_back("sync folder " + (synced.filename().string().size() == 2 && synced.filename() != "in"
                                          ? std::string("of hash")
                                          : synced.filename().string()));
    return SystemFileActions::sync_folder(synced);
  }
  void job_committed() override { steps.push_back("commit job"); }
};

/// A file that cannot be copied the first few times: written to just then, or no room on the disk.
class RefusingActions : public pipeline::SystemFileActions {
 public:
  RefusingActions(int times, card::ErrorKind kind) : left_(times), kind_(kind) {}

  card::Result<pipeline::Copied> copy(const fs::path& from, const fs::path& to) override {
    if (left_-- > 0) return card::fail(kind_, from.string() + ": not now; it is tried again");
    return SystemFileActions::copy(from, to);
  }

 private:
  int left_;
  card::ErrorKind kind_;
};

}  // namespace

TEST(Settling, a_file_settles_when_it_stays_as_it_is) {
  const pipeline::FileIdentity half{1, 2, 100, 5}, whole{1, 2, 200, 6}, replaced{1, 3, 200, 6}, empty{1, 4, 0, 7};
  struct Look {
    milliseconds at;
    pipeline::FileIdentity identity;
    bool settled;
  };
  const std::vector<Look> looks = {{milliseconds(0), half, false},        {milliseconds(4999), half, false},
                                   {milliseconds(5000), whole, false},    {milliseconds(9999), whole, false},
                                   {milliseconds(10000), whole, true},    {milliseconds(10001), replaced, false},
                                   {milliseconds(15001), replaced, true}, {milliseconds(16000), empty, false},
                                   {milliseconds(99000), empty, false}};
  Settling settling{milliseconds(5000)};
  for (const Look& look : looks)
    EXPECT_EQ(settling.see("a.png", look.identity, kStart + look.at), look.settled) << look.at.count();
}

TEST(Settling, knows_when_to_look_again_and_forgets_what_is_gone) {
  Settling settling{milliseconds(5000)};
  EXPECT_FALSE(settling.next());
  settling.see("a.png", {1, 2, 100, 5}, kStart);
  settling.see("b.png", {1, 3, 100, 5}, kStart + milliseconds(1000));
  EXPECT_EQ(settling.next(), kStart + milliseconds(5000));
  settling.forget_unseen(kStart + milliseconds(500));
  EXPECT_EQ(settling.size(), 1U);
  EXPECT_EQ(settling.next(), kStart + milliseconds(6000));
}

TEST(Settling, a_file_that_could_not_be_taken_settles_anew) {
  Settling settling{milliseconds(5000)};
  const pipeline::FileIdentity identity{1, 2, 100, 5};
  settling.see("a.png", identity, kStart);
  EXPECT_TRUE(settling.see("a.png", identity, kStart + milliseconds(5000)));
  settling.begin_again("a.png", kStart + milliseconds(5000));
  settling.begin_again("b.png", kStart);
  EXPECT_EQ(settling.size(), 1U);
  EXPECT_EQ(settling.next(), kStart + milliseconds(10000));
  EXPECT_FALSE(settling.see("a.png", identity, kStart + milliseconds(9999)));
  EXPECT_TRUE(settling.see("a.png", identity, kStart + milliseconds(10000)));
}

TEST(Settling, only_regular_files_have_an_identity) {
  const support::TemporaryFolder folder;
  std::ofstream(folder.path() / "file") << "x";
  fs::create_symlink(folder.path() / "file", folder.path() / "link");
  ASSERT_EQ(::mkfifo((folder.path() / "fifo").c_str(), 0600), 0);
  EXPECT_TRUE(pipeline::file_identity(folder.path() / "file"));
  for (const char* other : {"link", "fifo", "none", "."})
    EXPECT_FALSE(pipeline::file_identity(folder.path() / other)) << other;
}

TEST(InboxNames, what_is_left_alone) {
  for (const char* name : {".DS_Store", "._a.jpg", "Thumbs.db", "thumbs.DB", "desktop.ini", "@eaDir", ".stfolder",
                           "__MACOSX", "a.jpg.part", "scan.tmp", "~$a.pdf", "meishi.batch", ".Trashes"})
    EXPECT_TRUE(pipeline::is_passed_over(name)) << name;
  for (const char* name : {"a.jpg", "名刺.pdf", "part.png", "noending", "tmp"})
    EXPECT_FALSE(pipeline::is_passed_over(name)) << name;
  EXPECT_TRUE(pipeline::is_passed_over("draft-1.png", {"draft-*"}));
}

TEST(BatchNotes, folder_names_say_when_where_and_who) {
  struct Case {
    const char* name;
    const char *date, *event, *owner;
  };
  const std::vector<Case> cases = {{"2025-04-18 Trade fair (Sato)", "2025-04-18", "Trade fair", "Sato"},
                                   {"2025-04-18", "2025-04-18", "", ""},
                                   {"2025-04-18_展示会", "2025-04-18", "展示会", ""},
                                   {"2025-04-18 (佐藤)", "2025-04-18", "", "佐藤"},
                                   {"2025-02-30 Fair", "", "", ""},
                                   {"Fair 2025-04-18", "", "", ""},
                                   {"", "", "", ""}};
  for (const Case& c : cases) {
    store::Provenance provenance;
    pipeline::take_from_folder_name(c.name, provenance);
    EXPECT_EQ(provenance.exchanged_on ? store::to_string(*provenance.exchanged_on) : "", c.date) << c.name;
    EXPECT_EQ(provenance.event, c.event) << c.name;
    EXPECT_EQ(provenance.owner, c.owner) << c.name;
  }
}

TEST(BatchNotes, notes_change_what_they_name) {
  store::Provenance provenance;
  provenance.owner = "Sato";
  ASSERT_TRUE(pipeline::take_from_notes(
      "n", "# fair\r\nevent = Fair, day 1\n\nexchanged_on=2025-04-18\ntag = a\ntag=b\n", provenance));
  EXPECT_EQ(provenance.owner, "Sato");
  EXPECT_EQ(provenance.event, "Fair, day 1");
  EXPECT_EQ(provenance.tags, (std::vector<std::string>{"a", "b"}));
  for (const char* wrong : {"color = red", "exchanged_on = yesterday", "event"}) {
    const auto taken = pipeline::take_from_notes("n", wrong, provenance);
    ASSERT_FALSE(taken) << wrong;
    EXPECT_EQ(taken.error().kind, card::ErrorKind::bad_input);
    EXPECT_EQ(provenance.event, "Fair, day 1");
  }
}

TEST_F(WatchTest, files_are_stored_and_moved_to_done) {
  for (const bool polled : {false, true}) {
    const int first = polled ? 3 : 0;
    for (int i = first; i < first + 3; ++i) write_numbered_card(inbox() / ("card-" + std::to_string(i) + ".png"), i);
    auto options = watch_options();
    if (polled) options.poll_every = milliseconds(20);
    watch(options);
    EXPECT_NE(mode.find(polled ? "polled" : "inotify"), std::string::npos) << mode;
  }
  EXPECT_EQ(names_in(inbox()), std::set<std::string>{});
  EXPECT_EQ(names_in(inbox() / "done").size(), 6U);
  EXPECT_EQ(cards, 6);
  EXPECT_EQ(contacts(), 6);
  EXPECT_TRUE(troubles.empty());
}

TEST_F(WatchTest, files_that_come_while_it_watches_are_taken) {
  for (const bool polled : {false, true}) {
    auto options = watch_options();
    if (polled) options.poll_every = milliseconds(20);
    const std::string prefix = polled ? "p" : "i";
    // The first file holds the watch until the others are there: renamed into place, and in a folder made later.
    write_numbered_card(inbox() / (prefix + "1.png"), polled ? 101 : 1);
    std::thread scanner([&] {
      write_numbered_card(folder.path() / "outside.png", polled ? 102 : 2);
      fs::rename(folder.path() / "outside.png", inbox() / (prefix + "2.png"));
      write_numbered_card(inbox() / "later" / (prefix + "3.png"), polled ? 103 : 3);
    });
    scanner.join();
    watch(options);
  }
  EXPECT_EQ(contacts(), 6);
  EXPECT_EQ(names_in(inbox() / "done/later").size(), 2U);
}

TEST_F(WatchTest, bad_files_go_to_failed_with_the_reason_beside_them) {
  std::ofstream(inbox() / "bad.png") << "no picture";
  std::ofstream(inbox() / "empty.png").flush();
  write_numbered_card(inbox() / "good.png", 1);
  watch(watch_options());
  EXPECT_EQ(names_in(inbox() / "failed"),
            (std::set<std::string>{"bad.png", "bad.png.reason.txt", "empty.png", "empty.png.reason.txt"}));
  EXPECT_NE(read_text(inbox() / "failed/bad.png.reason.txt").find("no picture of a known kind"), std::string::npos);
  EXPECT_NE(read_text(inbox() / "failed/empty.png.reason.txt").find("is empty"), std::string::npos);
  EXPECT_EQ(contacts(), 1);
}

TEST_F(WatchTest, files_that_were_put_off_are_waited_for) {
  int number = 0;
  for (const card::ErrorKind kind : {card::ErrorKind::bad_input, card::ErrorKind::internal}) {
    for (const bool polled : {false, true}) {
      write_numbered_card(inbox() / "busy.png", ++number);
      write_numbered_card(inbox() / "good.png", ++number);
      RefusingActions actions(3, kind);  // "busy.png" and "good.png", then "busy.png" once more
      auto options = watch_options();
      options.patience = std::chrono::minutes(5);
      options.poll_every = milliseconds(polled ? 20 : 0);
      options.actions = &actions;
      watch(options);
      EXPECT_EQ(names_in(inbox()), std::set<std::string>{});
      EXPECT_EQ(contacts(), number);
    }
  }
  EXPECT_EQ(names_in(inbox() / "done").size(), 8U);
}

TEST_F(WatchTest, the_same_bytes_are_linked_and_leave_the_inbox_too) {
  write_numbered_card(inbox() / "a.png", 1);
  write_numbered_card(inbox() / "b.png", 1);
  watch(watch_options());
  write_numbered_card(inbox() / "a.png", 1);
  watch(watch_options());
  EXPECT_EQ(taken, 3);
  EXPECT_EQ(known, 2);
  EXPECT_EQ(contacts(), 1);
  EXPECT_EQ(names_in(inbox() / "done"), (std::set<std::string>{"a.png", "a-2.png", "b.png"}));
}

TEST_F(WatchTest, the_inbox_is_touched_last) {
  write_numbered_card(inbox() / "a.png", 1);
  RecordingActions actions;
  auto options = watch_options();
  options.actions = &actions;
  watch(options);
  EXPECT_EQ(actions.steps,
            (std::vector<std::string>{"copy", "sync file", "rename", "sync folder of hash", "sync folder pictures",
                                      "commit job", "leave inbox for done", "sync folder done", "sync folder in"}));
}

TEST_F(WatchTest, removed_files_are_kept_among_the_pictures) {
  write_numbered_card(inbox() / "a.png", 1);
  auto options = watch_options();
  options.afterwards = pipeline::Afterwards::remove;
  watch(options);
  EXPECT_EQ(names_in(inbox()), std::set<std::string>{});
  EXPECT_FALSE(fs::exists(inbox() / "done"));
  const std::string sha256 = capture::sha256_hex(numbered_card(1));
  EXPECT_TRUE(fs::exists(folder.path() / "db/pictures" / sha256.substr(0, 2) / sha256));
}

TEST_F(WatchTest, links_and_ignored_files_stay_where_they_are) {
  write_numbered_card(folder.path() / "outside.png", 1);
  fs::create_symlink(folder.path() / "outside.png", inbox() / "link.png");
  write_numbered_card(inbox() / "keep-me.png", 2);
  write_numbered_card(inbox() / "@eaDir/thumb.png", 3);
  write_numbered_card(inbox() / "half.png.part", 4);
  write_numbered_card(inbox() / "good.png", 5);
  auto options = watch_options();
  options.ignore = {"keep-*"};
  watch(options);
  EXPECT_EQ(taken, 1);
  EXPECT_TRUE(fs::exists(inbox() / "keep-me.png") && fs::exists(inbox() / "half.png.part"));
  EXPECT_TRUE(fs::is_symlink(inbox() / "link.png"));
}

TEST_F(WatchTest, folders_say_what_their_files_have_in_common) {
  write_numbered_card(inbox() / "2025-04-18 Fair (Sato)/a.png", 1);
  std::ofstream(inbox() / "2025-04-18 Fair (Sato)/meishi.batch") << "group = sales\n";
  auto options = watch_options();
  options.folder_names = {.as_tags = true, .as_batches = true};
  watch(options);
  auto store = store::open(url()).value();
  auto transaction = store::Transaction::begin(store, store::Access::read).value();
  const auto jobs = store::list_jobs(transaction).value();
  ASSERT_EQ(jobs.size(), 1U);
  const store::Provenance& provenance = jobs[0].provenance;
  EXPECT_EQ(provenance.event + "|" + provenance.owner + "|" + provenance.group_name, "Fair|Sato|sales");
  EXPECT_EQ(provenance.tags, (std::vector<std::string>{"2025-04-18 Fair (Sato)"}));
  EXPECT_TRUE(fs::exists(inbox() / "done/2025-04-18 Fair (Sato)/a.png"));
}

TEST(FolderEvents, tells_that_something_happened) {
  const support::TemporaryFolder folder;
  pipeline::FolderEvents events;
  ASSERT_TRUE(events.add(folder.path()));
  EXPECT_FALSE(events.wait(-1, milliseconds(0)));
  std::ofstream(folder.path() / "a") << "x";
  EXPECT_TRUE(events.wait(-1, milliseconds(1000)));
  EXPECT_FALSE(events.wait(-1, milliseconds(0)));
  EXPECT_FALSE(events.add(folder.path() / "none"));
  EXPECT_EQ(pipeline::network_file_system(folder.path()), "");
}
