// Everything in one file, and back.

#include "store/backup.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "store/contacts.h"
#include "store/pictures.h"
#include "tests/store/temporary_store.h"

namespace {

namespace fs = std::filesystem;

const std::string kHash(64, 'a');

class BackupTest : public StoreTest {
 protected:
  fs::path file() const { return folder.path() / "backup.tar"; }
  static std::int64_t contacts(store::Store& store) {
    auto transaction = store::Transaction::begin(store, store::Access::read).value();
    return static_cast<std::int64_t>(store::count_contacts(transaction).value());
  }
  void add_picture() {
    const std::vector<std::uint8_t> bytes(1000, 7);
    ASSERT_TRUE(store::put_picture(opened, kHash, bytes));
    auto transaction = begin(store::Access::write);
    ASSERT_TRUE(store::record_picture(transaction, kHash, "image/png", 1000));
    ASSERT_TRUE(transaction.commit());
  }
};

}  // namespace

TEST_P(BackupTest, comes_back_as_it_was) {
  add(card_with(named("山田", "太郎")));
  add_picture();
  const auto counts = store::back_up(opened, file());
  ASSERT_TRUE(counts) << counts.error().message;
  EXPECT_EQ(counts->pictures, 1);
  EXPECT_EQ(fs::status(file()).permissions() & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);

  auto other = store::open("sqlite:" + (folder.path() / "other/meishi.db").string()).value();
  const auto restored = store::restore(other, file(), store::Replace::no);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(contacts(other), 1);
  EXPECT_EQ(fs::file_size(store::picture_path(other, kHash)), 1000U);
}

TEST_P(BackupTest, others_see_what_is_restored_and_go_on) {
  add(card_with(named("山田", "太郎")));
  ASSERT_TRUE(store::back_up(opened, file()));
  add(card_with(named("佐藤", "花子")));
  auto working = store::open(database.url).value();
  EXPECT_EQ(contacts(working), 2);
  const auto refused = store::restore(opened, file(), store::Replace::no);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, card::ErrorKind::wrong_use);
  const auto restored = store::restore(opened, file(), store::Replace::yes);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(contacts(working), 1);
  add(card_with(named("佐藤", "花子")));
  EXPECT_EQ(contacts(working), 2);
}

TEST_P(BackupTest, a_missing_picture_is_counted) {
  add_picture();
  fs::remove(store::picture_path(opened, kHash));
  EXPECT_EQ(store::back_up(opened, file())->missing, 1);
}

TEST_P(BackupTest, what_is_no_backup_changes_nothing) {
  add(card_with(named("山田", "太郎")));
  ASSERT_TRUE(store::back_up(opened, file()));
  std::ifstream in(file(), std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  for (const std::string& bad :
       {std::string(), std::string("text"), whole.substr(0, whole.size() / 2), std::string(1024, '\0'), "x" + whole}) {
    std::ofstream(file(), std::ios::binary | std::ios::trunc) << bad;
    EXPECT_FALSE(store::restore(opened, file(), store::Replace::yes)) << bad.size();
    EXPECT_EQ(contacts(opened), 1);
  }
}

INSTANTIATE_TEST_SUITE_P(, BackupTest, testing::Values(Database::sqlite), database_name);
