// What `doctor --deep` finds in the pictures folder and in the database, and what a sweep takes away.

#include "pipeline/inspection.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/importer.h"
#include "pipeline/receiving.h"
#include "store/inspection.h"
#include "store/pictures.h"
#include "tests/pipeline/intake_child.h"
#include "tests/pipeline/numbered_cards.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

class InspectionTest : public testing::TestWithParam<support::Database> {
 protected:
  InspectionTest() {
    write_small_knowledge(folder.path() / "knowledge");
    pipeline::ImportOptions options;
    options.reader = cheap_reader();
    options.reader.knowledge_folder = folder.path() / "knowledge";
    options.database = url;
    options.store = store_options();
    for (int i = 0; i < 3; ++i) {
      const fs::path file = folder.path() / ("card-" + std::to_string(i) + ".png");
      write_numbered_card(file, i);
      EXPECT_TRUE(pipeline::import_file(file, options));
    }
    opened.emplace(store::open(url, store_options()).value());
  }

  store::Options store_options() const { return {.pictures = folder.path() / "pictures"}; }

  std::vector<fs::path> stored_pictures() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "pictures"))
      if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
  }

  /// A file that was left behind so long ago.
  fs::path left_over(const std::string& name, seconds age) const {
    const fs::path file = folder.path() / "pictures" / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "left over";
    const auto then = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() - age);
    const std::array<timespec, 2> moment = {timespec{then, 0}, timespec{then, 0}};
    ::utimensat(AT_FDCWD, file.c_str(), moment.data(), 0);
    return file;
  }

  store::Inspection inspected(seconds patience) {
    auto transaction = store::Transaction::begin(*opened, store::Access::read).value();
    return store::inspect(transaction, patience).value();
  }

  support::TemporaryFolder folder;
  std::string url = support::new_database_url(GetParam(), folder.path());
  std::optional<store::Store> opened;
};

}  // namespace

TEST_P(InspectionTest, all_is_well_after_an_import) {
  const auto pictures = pipeline::inspect_pictures(*opened, seconds(0)).value();
  EXPECT_EQ(pictures.files, 3);
  EXPECT_TRUE(pictures.missing.empty() && pictures.changed.empty() && pictures.spare.empty());
  const store::Inspection database = inspected(seconds(0));
  EXPECT_EQ(database.contacts, 3);
  EXPECT_EQ(database.cards, 3);
  EXPECT_TRUE(database.without_cards.empty() && database.astray.empty() && database.stuck.empty());
}

TEST_P(InspectionTest, missing_and_changed_pictures_are_found) {
  const auto files = stored_pictures();
  ASSERT_EQ(files.size(), 3U);
  fs::remove(files[0]);
  fs::resize_file(files[1], fs::file_size(files[1]) - 1);
  const auto found = pipeline::inspect_pictures(*opened).value();
  EXPECT_EQ(found.missing, std::vector{files[0].filename().string()});
  EXPECT_EQ(found.changed, std::vector{files[1].filename().string()});
  auto transaction = store::Transaction::begin(*opened, store::Access::read).value();
  EXPECT_GT(store::card_of_picture(transaction, found.missing.front()).value().value, 0);
}

TEST_P(InspectionTest, what_is_left_over_is_swept_when_it_is_old) {
  const fs::path old_picture = left_over("ab/ab" + std::string(62, '0'), std::chrono::hours(30));
  const fs::path old_copy = left_over("incoming-1-1", std::chrono::hours(30));
  const fs::path fresh = left_over("incoming-2-1", seconds(60));
  const auto found = pipeline::inspect_pictures(*opened).value();
  EXPECT_EQ(found.spare, (std::vector<fs::path>{old_picture, old_copy}));
  // One of them is put anew between the look and the sweep.
  std::ofstream(old_copy) << "anew";
  EXPECT_EQ(pipeline::sweep(*opened, found.spare).value(), 9);
  EXPECT_FALSE(fs::exists(old_picture));
  EXPECT_TRUE(fs::exists(old_copy) && fs::exists(fresh));
  EXPECT_EQ(stored_pictures().size(), 5U);
  EXPECT_TRUE(pipeline::inspect_pictures(*opened).value().missing.empty());
}

TEST_P(InspectionTest, what_may_belong_to_another_database_is_not_swept) {
  const fs::path old_picture = left_over("ab/ab" + std::string(62, '0'), std::chrono::hours(30));
  std::ofstream(folder.path() / "list.csv") << "family_name\n";
  const auto found = pipeline::inspect_pictures(*opened).value();
  EXPECT_TRUE(store::open("sqlite:" + (folder.path() / "other.db").string()));
  const auto swept = pipeline::sweep(*opened, found.spare);
  ASSERT_FALSE(swept);
  EXPECT_EQ(swept.error().kind, card::ErrorKind::wrong_use);
  EXPECT_NE(swept.error().message.find("other.db"), std::string::npos);
  EXPECT_TRUE(fs::exists(old_picture));
}

TEST_P(InspectionTest, pictures_of_open_jobs_are_needed) {
  const auto bytes = numbered_card(9);
  const auto added = pipeline::receive_bytes(*opened, "a.png", bytes, {}).value();
  const auto found = pipeline::inspect_pictures(*opened, seconds(0)).value();
  EXPECT_EQ(found.files, 4);
  EXPECT_TRUE(found.spare.empty());
  EXPECT_TRUE(inspected(std::chrono::hours(1)).stuck.empty());
  EXPECT_EQ(inspected(seconds(-5)).stuck, std::vector{added.id}) << "due, and nobody takes it";
}

INSTANTIATE_TEST_SUITE_P(On, InspectionTest, testing::ValuesIn(support::databases()), support::database_name);
