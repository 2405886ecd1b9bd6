#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include "store/connection_state.h"
#include "store/dialect.h"

namespace store {

const Dialect kSqliteDialect{
    .identity = "INTEGER PRIMARY KEY AUTOINCREMENT",
    .key_text = "TEXT",  // SQLite compares text by its bytes unless told otherwise
    .clustered = "WITHOUT ROWID",
    .begin_read = "BEGIN",
    .begin_write = "BEGIN IMMEDIATE",  // a plain BEGIN that reads and then writes fails at once when another one wrote
};

namespace {

// The file exists with the right mode before SQLite opens it; its -wal and -shm files take over that mode.
void create_owner_only(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw DatabaseFailure(std::strerror(errno));
  ::close(file);
}

}  // namespace

Connection open_sqlite(const SqliteOptions& options) {
  create_owner_only(options.path);
  try {
    auto state = std::make_unique<Connection::State>();
    state->session.open(soci::sqlite3, fmt::format("dbname=\"{}\"", options.path));
    Connection connection(std::move(state));
    connection.execute(fmt::format("PRAGMA busy_timeout = {}", options.busy_timeout_ms));
    connection.execute("PRAGMA page_size = 8192");  // takes effect on a new file only
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA cache_size = -65536");  // KiB
    return connection;
  } catch (const soci::soci_error& error) {
    rethrow(error);
  }
}

}  // namespace store
