#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "card/result.h"

namespace store {

class Connection;  ///< private to store/
struct Dialect;    ///< private to store/

struct Options {
  /// Folder for the pictures; empty: "pictures" beside the database file. PostgreSQL needs it named: a folder that all
  /// machines of the database share.
  std::filesystem::path pictures;
  /// How long a writer waits for another one, and anybody for a server that is being restarted.
  std::chrono::milliseconds busy_timeout{30'000};
};

/// One connection to one database. Movable; one thread at a time: a worker opens its own.
class Store {
 public:
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  const std::filesystem::path& pictures_folder() const;

  struct State;  ///< private to store/
  explicit Store(std::unique_ptr<State> state);
  State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

/// Opens "sqlite:PATH" or "postgresql://user:password@host:port/database"; makes missing folders (0700) and the file
/// (0600) and brings an older schema up to date. Fails with wrong_use (an URL of another kind, PostgreSQL without a
/// pictures folder) or database (not to be opened, no database, newer than the program). No message holds a password.
card::Result<Store> open(const std::string& url, const Options& options = {});

/// A further connection to the same database, for another thread; the store may be in use.
card::Result<Store> open_beside(Store& store);

/// read: sees one moment of the database and must not write. write: excludes all other writers of contacts and cards
/// from the start, so that what was found still holds when the result is written. write_rows: for what depends on no
/// contact (jobs, sessions, the log): on PostgreSQL it excludes nobody but those who change the same rows.
enum class Access { read, write, write_rows };

/// Everything in the store happens inside one of these. Rolls back unless commit() was called and succeeded.
/// Must not outlive its Store; one at a time per Store.
class Transaction {
 public:
  /// Fails with database when another writer holds the lock longer than Options::busy_timeout.
  static card::Result<Transaction> begin(Store& store, Access access);
  /// A writer who excludes those that claim one of the same numbers, and Access::write (begin_card in cards.h).
  static card::Result<Transaction> begin_claiming(Store& store, std::span<const std::int64_t> claims);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// Durable once it returns (fsync). After a failure nothing of the transaction is stored.
  card::Result<void> commit();

  Connection& connection() { return *connection_; }     ///< for store/'s own functions
  const Dialect& dialect() const { return *dialect_; }  ///< for store/'s own functions

 private:
  Transaction(Connection& connection, const Dialect& dialect) : connection_(&connection), dialect_(&dialect) {}
  Connection* connection_;  ///< null once committed, rolled back or moved from
  const Dialect* dialect_;
};

}  // namespace store
