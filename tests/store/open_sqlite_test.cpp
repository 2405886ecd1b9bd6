// What only a database in a file has: rights, odd paths, files that are something else.
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "store/migrate.h"
#include "tests/store/temporary_store.h"

namespace {

namespace fs = std::filesystem;

unsigned mode_of(const fs::path& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

class OpenSqlite : public testing::Test {
 protected:
  TemporaryFolder folder;
  std::string url = "sqlite:" + (folder.path() / "db" / "meishi.db").string();
};

TEST_F(OpenSqlite, EverythingIsTheOwnersAlone) {
  store::Store opened = store::open(url).value();
  {
    store::Transaction transaction = store::Transaction::begin(opened, store::Access::write).value();
    store::add_card(transaction, card_with(named("山田", "太郎")), {}).value();
    ASSERT_TRUE(transaction.commit());
  }
  const fs::path database = folder.path() / "db" / "meishi.db";
  EXPECT_EQ(mode_of(folder.path() / "db"), 0700U);
  EXPECT_EQ(mode_of(folder.path() / "db" / "pictures"), 0700U);
  EXPECT_EQ(mode_of(database), 0600U);
  EXPECT_EQ(mode_of(database.string() + "-wal"), 0600U);
  EXPECT_EQ(mode_of(database.string() + "-shm"), 0600U);
}

TEST_F(OpenSqlite, RefusesWhatItCannotUse) {
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

TEST_F(OpenSqlite, OddPathsWork) {
  for (const char* name : {"with blank.db", "it's.db", "名刺.db", "a;b=c.db", "x?mode=ro"}) {
    const fs::path path = folder.path() / "odd folder" / name;
    ASSERT_TRUE(store::open("sqlite:" + path.string()).has_value()) << name;
    EXPECT_TRUE(fs::exists(path)) << name;
  }
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(OpenSqlite, TheSchemaPageNamesEveryTableAndColumn) {
  std::string page = text_of(fs::path(MEISHI_SOURCE_DIR) / "docs" / "schema.md");
  page.erase(0, page.find("# The database"));
  ASSERT_TRUE(store::open(url));
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

}  // namespace
