#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

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

TEST_F(Open, EverythingIsTheOwnersAlone) {
  add(card_with(named("山田", "太郎")));
  const fs::path database = folder.path() / "db" / "meishi.db";
  EXPECT_EQ(mode_of(folder.path() / "db"), 0700U);
  EXPECT_EQ(mode_of(folder.path() / "db" / "pictures"), 0700U);
  EXPECT_EQ(mode_of(database), 0600U);
  EXPECT_EQ(mode_of(database.string() + "-wal"), 0600U);
  EXPECT_EQ(mode_of(database.string() + "-shm"), 0600U);
}

TEST_F(Open, AgainKeepsWhatIsThere) {
  const card::ContactId id = contact_of(add(card_with(named("山田", "太郎"))));
  store::Store again = store::open(folder.url()).value();
  store::Transaction transaction = store::Transaction::begin(again, store::Access::read).value();
  EXPECT_EQ(store::get_contact(transaction, id).value()->contact.family_name, "山田");
}

TEST_F(Open, RefusesWhatItCannotUse) {
  const fs::path text = folder.path() / "text.db", newer = folder.path() / "newer.db";
  std::ofstream(text) << std::string(5000, 'x');
  {
    store::Connection connection = store::open_sqlite({.path = newer.string(), .busy_timeout_ms = 0});
    store::schema_version(connection);
    connection.execute("INSERT INTO schema_version (version, name, applied_at) VALUES (9999, 'future', '')");
  }
  std::ofstream(folder.path() / "file");
  const struct {
    std::string url;
    card::ErrorKind kind;
  } kCases[] = {
      {"", card::ErrorKind::wrong_use},
      {"sqlite:", card::ErrorKind::wrong_use},
      {"mysql://x", card::ErrorKind::wrong_use},
      {"sqlite:a\"b", card::ErrorKind::wrong_use},
      {"sqlite:" + text.string(), card::ErrorKind::database},
      {"sqlite:" + newer.string(), card::ErrorKind::database},
      {"sqlite:" + folder.path().string(), card::ErrorKind::database},
      {"sqlite:" + (folder.path() / "file" / "x.db").string(), card::ErrorKind::database},
      {"sqlite:/proc/meishi/x.db", card::ErrorKind::database},
  };
  for (const auto& each : kCases) {
    const auto result = store::open(each.url);
    ASSERT_FALSE(result.has_value()) << each.url;
    EXPECT_EQ(result.error().kind, each.kind) << each.url << ": " << result.error().message;
  }
}

TEST_F(Open, OddPathsWork) {
  for (const char* name : {"with blank.db", "it's.db", "名刺.db", "a;b=c.db", "x?mode=ro"}) {
    const fs::path path = folder.path() / "odd folder" / name;
    ASSERT_TRUE(store::open("sqlite:" + path.string()).has_value()) << name;
    EXPECT_TRUE(fs::exists(path)) << name;
  }
}

TEST_F(Open, AFailedMigrationLeavesTheDatabaseAsItWas) {
  const fs::path path = folder.path() / "migrated.db";
  store::Connection connection = store::open_sqlite({.path = path.string(), .busy_timeout_ms = 0});
  const std::vector<store::Migration> good = {{1, "first", "CREATE TABLE a (x BIGINT);\n"}};
  const std::vector<store::Migration> bad = {good[0], {2, "second", "CREATE TABLE b (x BIGINT);\nCREATE nonsense;\n"}};
  store::migrate(connection, store::kSqliteDialect, good);
  EXPECT_THROW(store::migrate(connection, store::kSqliteDialect, bad), store::DatabaseFailure);
  EXPECT_EQ(store::schema_version(connection), 1);
  EXPECT_THROW(connection.execute("SELECT x FROM b"), store::DatabaseFailure);
  const std::vector<store::Migration> mended = {
      good[0], {2, "second", "-- a; comment\nCREATE TABLE b (\n  x {{key_text}}\n);\nINSERT INTO b VALUES ('1');\n"}};
  store::migrate(connection, store::kSqliteDialect, mended);
  EXPECT_EQ(store::schema_version(connection), 2);
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(Open, TheSchemaPageNamesEveryTableAndColumn) {
  std::string page = text_of(fs::path(MEISHI_SOURCE_DIR) / "docs" / "schema.md");
  page.erase(0, page.find("# The database"));
  store::Connection connection =
      store::open_sqlite({.path = (folder.path() / "db" / "meishi.db").string(), .busy_timeout_ms = 0});
  std::string table, column;
  store::Query query(connection,
                     "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                     "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'");
  query.into(table).into(column);
  int columns = 0;
  for (; query.next(); ++columns) {
    const std::size_t row = page.find("| `" + table + "` |");
    ASSERT_NE(row, std::string::npos) << table;
    EXPECT_NE(page.substr(row, page.find('\n', row) - row).find(column), std::string::npos) << table << "." << column;
  }
  EXPECT_GT(columns, 100);
}

std::vector<std::uint8_t> bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(Open, PicturesAreFilesByTheirHash) {
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

}  // namespace
