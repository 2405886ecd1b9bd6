#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/connection_state.h"
#include "store/dialect.h"

namespace store {

namespace {

constexpr std::array<std::string_view, 1> kBegin = {"BEGIN"};
// A plain BEGIN that reads and then writes fails at once when another one wrote.
constexpr std::array<std::string_view, 1> kBeginImmediate = {"BEGIN IMMEDIATE"};

DatabaseFailure explain(const soci::soci_error& error) { return DatabaseFailure(error.get_error_message()); }

}  // namespace

const Dialect kSqliteDialect{
    .identity = "INTEGER PRIMARY KEY AUTOINCREMENT",
    .key_text = "TEXT",  // SQLite compares text by its bytes unless told otherwise
    .clustered = "WITHOUT ROWID",
    .join_texts = "group_concat",
    .begin_read = kBegin,
    .begin_write = kBeginImmediate,
    .begin_rows = kBeginImmediate,
    .begin_claiming = {},
    .claim = "",
    .lock_rows = "",
    .skip_locked = "",
    // Rows are only ever added, or removed all at once: they are numbered without a gap.
    .count_retired = "SELECT coalesce(max(rowid), 0) FROM retired_key",
    .retired_since = "SELECT hash FROM retired_key WHERE rowid > :known",
};

namespace {

// The file exists with the right mode before SQLite opens it; its -wal and -shm files take over that mode. It is made
// under another name and linked into place: to close any descriptor of a database file drops the locks that another
// connection of this process holds on it (sqlite.org, "How To Corrupt An SQLite Database File", 2.2).
void create_owner_only(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return;
  std::string temporary = path + ".XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);  // mode 0600
  if (file < 0) throw DatabaseFailure(std::strerror(errno));
  ::close(file);
  const bool linked = ::link(temporary.c_str(), path.c_str()) == 0 || errno == EEXIST;
  const int reason = errno;
  ::unlink(temporary.c_str());
  if (!linked) throw DatabaseFailure(std::strerror(reason));
}

// SQLite counts every piece of memory under one lock unless told not to before it is first used; nobody asks for the
// sum.
void forgo_memory_statistics() {
  static const int done = sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

constexpr int kBusy = 5;  // SQLITE_BUSY

// The first switch to WAL needs the file alone and does not wait for it as other statements do.
void switch_to_wal(Connection& connection, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    try {
      connection.state().session.once << "PRAGMA journal_mode = WAL";
      return;
    } catch (const soci::sqlite3_soci_error& error) {
      if (error.result() != kBusy || std::chrono::steady_clock::now() >= deadline) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
}

}  // namespace

Connection open_sqlite(const SqliteOptions& options) {
  create_owner_only(options.path);
  forgo_memory_statistics();
  try {
    auto state = std::make_unique<Connection::State>(explain, prepare_on_sqlite);
    state->session.open(soci::sqlite3, fmt::format("dbname=\"{}\"", options.path));
    Connection connection(std::move(state));
    connection.execute(fmt::format("PRAGMA busy_timeout = {}", options.busy_timeout_ms));
    connection.execute("PRAGMA page_size = 8192");  // takes effect on a new file only
    switch_to_wal(connection, std::chrono::milliseconds(options.busy_timeout_ms));
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA cache_size = -65536");  // KiB
    return connection;
  } catch (const soci::soci_error& error) {
    throw explain(error);
  }
}

namespace {

sqlite_api::sqlite3* handle_of(Connection& connection) {
  return static_cast<soci::sqlite3_session_backend*>(connection.state().session.get_backend())->conn_;
}

}  // namespace

void copy_sqlite(Connection& from, Connection& to) {
  using namespace sqlite_api;
  constexpr int kAllPages = -1;  // in one step: pages written meanwhile would begin it anew
  sqlite3_backup* copying = sqlite3_backup_init(handle_of(to), "main", handle_of(from), "main");
  if (copying == nullptr) throw DatabaseFailure(sqlite3_errmsg(handle_of(to)));
  int result = SQLITE_BUSY;
  for (int tries = 0; tries < 3000 && (result == SQLITE_BUSY || result == SQLITE_LOCKED); ++tries) {
    result = sqlite3_backup_step(copying, kAllPages);
    if (result == SQLITE_BUSY || result == SQLITE_LOCKED) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  sqlite3_backup_finish(copying);
  if (result != SQLITE_DONE) throw DatabaseFailure(sqlite3_errstr(result));
}

}  // namespace store
