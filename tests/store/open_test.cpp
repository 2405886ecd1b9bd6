#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "store/contacts.h"
#include "store/migrate.h"
#include "store/pictures.h"
#include "tests/store/temporary_store.h"

namespace {

namespace fs = std::filesystem;

unsigned mode_of(const fs::path& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

using Open = StoreTest;

TEST_P(Open, AgainKeepsWhatIsThere) {
  const card::ContactId id = contact_of(add(card_with(named("山田", "太郎"))));
  store::Store again = database.open().value();
  store::Transaction transaction = store::Transaction::begin(again, store::Access::read).value();
  EXPECT_EQ(store::get_contact(transaction, id).value()->contact.family_name, "山田");
}

TEST_P(Open, AFailedMigrationLeavesTheDatabaseAsItWas) {
  const TemporaryDatabase empty(GetParam());
  const auto held = empty.connect();
  store::Connection& connection = *held;
  const std::vector<store::Migration> good = {{1, "first", "CREATE TABLE a (x BIGINT);\n"}};
  const std::vector<store::Migration> bad = {good[0], {2, "second", "CREATE TABLE b (x BIGINT);\nCREATE nonsense;\n"}};
  store::migrate(connection, empty.dialect, good);
  EXPECT_THROW(store::migrate(connection, empty.dialect, bad), store::DatabaseFailure);
  EXPECT_EQ(store::schema_version(connection), 1);
  EXPECT_THROW(connection.execute("SELECT x FROM b"), store::DatabaseFailure);
  const std::vector<store::Migration> mended = {
      good[0], {2, "second", "-- a; comment\nCREATE TABLE b (\n  x {{key_text}}\n);\nINSERT INTO b VALUES ('1');\n"}};
  store::migrate(connection, empty.dialect, mended);
  EXPECT_EQ(store::schema_version(connection), 2);
}

std::vector<std::uint8_t> bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_P(Open, PicturesAreFilesByTheirHash) {
  const std::vector<std::uint8_t> bytes = {0, 1, 2, 255};
  const std::string sha256 = "3d1f57c984978ef98a18378c8166c1cb8ede02c03eeb6aee7e2f121dfeee3e56";
  ASSERT_TRUE(store::put_picture(opened, sha256, bytes));
  ASSERT_TRUE(store::put_picture(opened, sha256, bytes));
  const fs::path path = store::picture_path(opened, sha256);
  EXPECT_EQ(path, opened.pictures_folder() / "3d" / sha256);
  EXPECT_EQ(bytes_of(path), bytes);
  EXPECT_EQ(mode_of(path), 0600U);
  EXPECT_EQ(mode_of(path.parent_path()), 0700U);
  EXPECT_EQ(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator()), 1);
  std::ofstream(path) << "cut";  // a half-written file of another program is made whole
  ASSERT_TRUE(store::put_picture(opened, sha256, bytes));
  EXPECT_EQ(bytes_of(path), bytes);
  for (const char* name : {"", "abc", "../../../../etc/passwd"})
    EXPECT_EQ(store::put_picture(opened, name, bytes).error().kind, card::ErrorKind::wrong_use) << name;

  store::NewCard card = card_with(named("山田", "太郎"));
  card.reading.source.file = "a.png";
  card.pictures = {{.picture_sha256 = sha256, .scan_sha256 = sha256}};
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::record_picture(transaction, sha256, "image/png", 4));
  ASSERT_TRUE(store::record_picture(transaction, sha256, "image/png", 4));
  const auto outcome = store::add_card(transaction, card, {}).value();
  const auto stored = store::get_contact(transaction, contact_of(outcome)).value();
  EXPECT_EQ(stored->cards[0].pictures[0].picture_sha256, sha256);
}

INSTANTIATE_TEST_SUITE_P(On, Open, testing::ValuesIn(databases()), database_name);

}  // namespace
