// Every file of the corpus: a clear reason, nothing outside, the limits held, and whoever reads it lives on.

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/importer.h"
#include "tests/hostile/reading.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using hostile::File, hostile::Read;
using std::chrono::seconds, std::chrono::steady_clock;

constexpr std::uint64_t kMostListBytes = 768U << 20U;
constexpr long kMostDecoderKilobytes = 1536 << 10;
constexpr seconds kMostTime{120};        ///< for one file with all its members, on a busy machine
constexpr double kMostListSeconds = 10;  ///< of a processor

/// What would be there if a member of an archive had been written.
const std::vector<fs::path> kOutside = {"/tmp/meishi-hostile-absolute.png", "/tmp/meishi-hostile.png", "outside.png",
                                        "../outside.png", "/tmp/outside.png"};

fs::path written(const File& file, const fs::path& folder) {
  const auto bytes = file.make();
  const fs::path path = folder / file.name;
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  return path;
}

/// That the children which are over had of a processor.
double seconds_of_children() {
  rusage use{};
  ::getrusage(RUSAGE_CHILDREN, &use);
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
         static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

std::string all_of(const Read& read) {
  std::string all;
  for (std::size_t i = 0; i < std::min<std::size_t>(read.messages.size(), 5); ++i) all += "\n  " + read.messages[i];
  return all;
}

void expect_as_told(const File& file, const Read& read) {
  SCOPED_TRACE(file.name + all_of(read));
  EXPECT_TRUE(file.good < 0 || read.good == file.good) << read.good << " are good";
  EXPECT_TRUE(file.troubles < 0 || read.messages.size() == static_cast<std::size_t>(file.troubles))
      << read.messages.size() << " messages";
  if (file.reason.empty()) return;
  ASSERT_FALSE(read.messages.empty());
  EXPECT_NE(read.messages.front().find(file.reason), std::string::npos);
  for (const std::string& message : read.messages) EXPECT_NE(message.find(';'), std::string::npos) << "what to do";
}

class HostileTest : public testing::Test {
 protected:
  void expect_pages(const std::vector<File>& files) const {
    for (const File& file : files) {
      const fs::path path = written(file, folder.path());
      const auto start = steady_clock::now();
      const Read read = hostile::read_pages(path.string());
      EXPECT_LT(steady_clock::now() - start, kMostTime) << file.name;
      expect_as_told(file, read);
      for (const std::string& message : read.messages)
        EXPECT_NE(message.find(path.string()), std::string::npos) << "of which file: " << message;
      fs::remove(path);
      EXPECT_EQ(fs::directory_iterator(folder.path()), fs::directory_iterator()) << file.name;
    }
    for (const fs::path& path : kOutside) EXPECT_FALSE(fs::exists(path)) << path;
    rusage decoders{};
    ::getrusage(RUSAGE_CHILDREN, &decoders);
    EXPECT_LT(decoders.ru_maxrss, kMostDecoderKilobytes);
  }

  support::TemporaryFolder folder;
};

TEST_F(HostileTest, damaged_pictures) { expect_pages(hostile::damaged_pictures()); }
TEST_F(HostileTest, picture_bombs) { expect_pages(hostile::picture_bombs()); }
TEST_F(HostileTest, documents) { expect_pages(hostile::documents()); }
TEST_F(HostileTest, archives) { expect_pages(hostile::archives()); }
TEST_F(HostileTest, archive_bombs) { expect_pages(hostile::archive_bombs()); }

TEST_F(HostileTest, lists) {
  for (const File& file : hostile::lists()) {
    const auto bytes = file.make();
    const double before = seconds_of_children();
    const auto read = hostile::read_list(bytes, kMostListBytes);
    EXPECT_LT(seconds_of_children() - before, kMostListSeconds) << file.name;
    ASSERT_TRUE(read) << file.name << ": the reader did not live through it";
    expect_as_told(file, *read);
  }
}

TEST_F(HostileTest, one_import_goes_through_them_all) {
  std::vector<File> files = hostile::damaged_pictures();
  for (File& file : hostile::archives()) files.push_back(std::move(file));
  const fs::path scans = folder.path() / "scans";
  fs::create_directories(scans);
  std::set<std::string> bad, good, seen, failed, stored;
  for (const File& file : files) {
    written(file, scans);
    if (!file.reason.empty()) bad.insert(file.name);
  }
  for (int i = 0; i < 12; ++i) {
    good.insert("good-" + std::to_string(i) + ".png");
    write_numbered_card(scans / ("good-" + std::to_string(i) + ".png"), i);
  }
  pipeline::ImportOptions options;
  options.reader = cheap_reader();
  options.database = "sqlite:" + (folder.path() / "db/meishi.db").string();
  options.workers = 2;
  pipeline::ImportObserver observer;
  observer.file_done = [&](const pipeline::FileOutcome& outcome) {
    const std::string name = outcome.file.filename().string();
    seen.insert(name);
    if (!outcome.errors.empty()) failed.insert(name);
    if (good.contains(name) && outcome.errors.empty() && outcome.cards.size() == 1) stored.insert(name);
  };
  const auto summary = pipeline::import_paths({scans}, options, observer);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(stored, good);
  EXPECT_GT(failed.size(), 80U);
  for (const std::string& name : bad)  // a folder stands for the files in it that are named like scans
    EXPECT_TRUE(failed.contains(name) || !seen.contains(name)) << name;
  for (const fs::path& path : kOutside) EXPECT_FALSE(fs::exists(path)) << path;
}

TEST(HostileCorpus, is_large_enough) {
  std::set<std::string> names;
  for (const auto& files : {hostile::damaged_pictures(), hostile::picture_bombs(), hostile::documents(),
                            hostile::archives(), hostile::archive_bombs(), hostile::lists()})
    for (const File& file : files) EXPECT_TRUE(names.insert(file.name).second) << file.name;
  std::printf("%zu files\n", names.size());
  EXPECT_GE(names.size(), 60U);
}

}  // namespace
