#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "card/result.h"
#include "store/connection.h"

/// Private to store/: everything in which databases differ. Each one has a file of its own (sqlite.cpp,
/// postgresql.cpp).
namespace store {

/// What the `{{words}}` in migrations stand for, and the statements that are no standard SQL.
struct Dialect {
  std::string_view identity;    ///< type of a primary key that numbers itself and never reuses a number
  std::string_view key_text;    ///< text compared and sorted by its bytes
  std::string_view clustered;   ///< table option: rows are kept in the order of the primary key
  std::string_view join_texts;  ///< aggregate function (text, separator)

  std::span<const std::string_view> begin_read;   ///< starts a transaction that sees one moment
  std::span<const std::string_view> begin_write;  ///< excludes other writers of contacts from its first statement on
  std::span<const std::string_view> begin_rows;   ///< for writers who meet in single rows only (Access::write_rows)

  /// Starts a transaction of a writer who excludes only those that claim one of the same numbers, and Access::write.
  /// Empty where a database has one writer at a time: begin_write does.
  std::span<const std::string_view> begin_claiming;
  std::string_view claim;  ///< waits for the claim `:number`; held until the transaction ends

  /// Both stand at the end of a SELECT of one table and lock its rows until the transaction ends; rows that another
  /// transaction has locked are waited for, or passed over. Empty where a writer is alone.
  std::string_view lock_rows;
  std::string_view skip_locked;

  /// Retired keys: their number, and those behind the first `:known` (all, where a database does not tell them apart).
  std::string_view count_retired;
  std::string_view retired_since;
};

extern const Dialect kSqliteDialect;
extern const Dialect kPostgresqlDialect;

struct SqliteOptions {
  std::string path;  ///< absolute
  int busy_timeout_ms = 0;
};

/// Opens (makes, owner-only) the file and sets WAL, synchronous=FULL, foreign keys and the time to wait for a lock.
/// Throws DatabaseFailure.
Connection open_sqlite(const SqliteOptions& options);

struct PostgresqlOptions {
  std::string url;  ///< postgresql://..., as libpq takes it
  std::chrono::milliseconds busy_timeout{0};
};

/// Connects and sets UTF-8, durable commits and the time to wait for a lock. Throws DatabaseFailure, also when the
/// database is not in UTF-8; no message holds the password.
Connection open_postgresql(const PostgresqlOptions& options);

/// Copies a whole database into another one, at one moment of each, whoever else has them open. Throws DatabaseFailure.
void copy_sqlite(Connection& from, Connection& to);

}  // namespace store
