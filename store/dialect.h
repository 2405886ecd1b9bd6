#pragma once

#include <string>
#include <string_view>

#include "card/result.h"
#include "store/connection.h"

/// Private to store/: everything in which databases differ. Each one has a file of its own (sqlite.cpp).
namespace store {

/// What the `{{words}}` in migrations stand for, and the statements that are no standard SQL.
struct Dialect {
  std::string_view identity;     ///< type of a primary key that numbers itself and never reuses a number
  std::string_view key_text;     ///< text compared and sorted by its bytes
  std::string_view clustered;    ///< table option: rows are kept in the order of the primary key
  std::string_view begin_read;   ///< starts a transaction that sees one moment
  std::string_view begin_write;  ///< starts a transaction that excludes other writers from its first statement on
  std::string_view skip_locked;  ///< ends a SELECT: rows that another transaction has locked are passed over
};

extern const Dialect kSqliteDialect;

struct SqliteOptions {
  std::string path;  ///< absolute
  int busy_timeout_ms = 0;
};

/// Opens (makes, owner-only) the file and sets WAL, synchronous=FULL, foreign keys and the time to wait for a lock.
/// Throws DatabaseFailure.
Connection open_sqlite(const SqliteOptions& options);

}  // namespace store
