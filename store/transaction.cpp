#include <algorithm>
#include <random>
#include <thread>
#include <vector>

#include "store/dialect.h"
#include "store/in_transaction.h"
#include "store/state.h"
#include "store/store.h"
#include "store/waiting_rows.h"

namespace store {
namespace {

using Clock = std::chrono::steady_clock;
using Statements = std::span<const std::string_view>;

// SQLite has rolled back by itself after some failures (disk full), a lost connection always: then there is nothing
// left to undo.
void roll_back(Connection& connection) noexcept {
  try {
    if (WaitingRows* waiting = waiting_rows(connection); waiting != nullptr) waiting->clear();
    connection.execute("ROLLBACK");
  } catch (const std::exception&) {
  }
}

// A server that is restarted is away for seconds.
void reconnect(Store::State& state) {
  constexpr std::chrono::milliseconds kPause{200};
  for (const Clock::time_point deadline = Clock::now() + state.patience;;) {
    try {
      state.connection = state.connect();
      return;
    } catch (const DatabaseFailure&) {
      if (Clock::now() + kPause > deadline) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

void run(Connection& connection, Statements statements) {
  try {
    for (const std::string_view statement : statements) connection.execute(std::string(statement));
  } catch (const DatabaseFailure&) {
    roll_back(connection);
    throw;
  }
}

// Whether the connection still stands is known only when it is used.
void run_connected(Store::State& state, Statements statements) {
  state.connection.forget_failure();
  try {
    return run(state.connection, statements);
  } catch (const DatabaseFailure& failure) {
    if (failure.remedy() != Remedy::reconnect) throw;
  }
  reconnect(state);
  run(state.connection, statements);
}

Statements statements_of(const Dialect& dialect, Access access) {
  switch (access) {
    case Access::read: return dialect.begin_read;
    case Access::write_rows: return dialect.begin_rows;
    case Access::write: break;
  }
  return dialect.begin_write;
}

}  // namespace

card::Result<Transaction> Transaction::begin(Store& store, Access access) {
  return guarded("begin a transaction", [&] {
    run_connected(store.state(), statements_of(store.state().dialect, access));
    return Transaction(store.state().connection, store.state().dialect);
  });
}

card::Result<Transaction> Transaction::begin_claiming(Store& store, std::span<const std::int64_t> claims) {
  const Dialect& dialect = store.state().dialect;
  if (dialect.begin_claiming.empty()) return begin(store, Access::write);
  return guarded("begin a transaction", [&] {
    run_connected(store.state(), dialect.begin_claiming);
    Transaction transaction(store.state().connection, dialect);
    // All writers claim in the same order, or two could wait for each other.
    std::vector<std::int64_t> ordered(claims.begin(), claims.end());
    std::sort(ordered.begin(), ordered.end());
    for (const std::int64_t claim : ordered) transaction.connection().run(dialect.claim, claim);
    return transaction;
  });
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)), dialect_(other.dialect_) {}

Transaction::~Transaction() {
  if (connection_ != nullptr) roll_back(*connection_);
}

card::Result<void> Transaction::commit() {
  Connection* connection = std::exchange(connection_, nullptr);
  auto committed = guarded("commit", [&] {
    if (WaitingRows* waiting = waiting_rows(*connection); waiting != nullptr) waiting->settle(*connection);
    connection->execute("COMMIT");
  });
  if (!committed) roll_back(*connection);
  return committed;
}

Attempts::Attempts(Store& store) : store_(store), deadline_(Clock::now() + store.state().patience) {}

bool Attempts::again() {
  constexpr int kMost = 10;
  const Remedy remedy = store_.state().connection.remedy();
  if (remedy == Remedy::none || ++made_ >= kMost || Clock::now() > deadline_) return false;
  // Two that fell over each other must not meet again at the same moment.
  thread_local std::minstd_rand random(std::random_device{}());
  if (remedy == Remedy::repeat)
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % (10U << std::min(made_, 5))));
  return true;
}

}  // namespace store
