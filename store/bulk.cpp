#include "store/bulk.h"

#include "store/dialect.h"
#include "store/state.h"
#include "store/waiting_rows.h"

namespace store {

card::Result<void> expect_many_rows(Store& store) {
  if (&store.state().dialect != &kSqliteDialect) return {};
  return guarded("prepare for many rows", [&] {
    Connection& connection = store.state().connection;
    connection.execute("PRAGMA cache_size = -262144");
    connection.execute("PRAGMA foreign_keys = OFF");
    connection.execute("PRAGMA temp_store = MEMORY");
    keep_rows_waiting(connection, std::make_unique<WaitingRows>());
  });
}

card::Result<void> write_waiting(Transaction& transaction) {
  return guarded("write what waits", [&] { write_waiting_rows(transaction.connection()); });
}

void find_waiting(Store& store, std::span<const std::int64_t> keys, std::vector<MatchRow>& found) {
  if (const WaitingRows* waiting = waiting_rows(store.state().connection); waiting != nullptr)
    waiting->find_any(keys, found);
}

void expect_usual_rows(Store& store) noexcept {
  if (&store.state().dialect != &kSqliteDialect) return;
  try {
    Connection& connection = store.state().connection;
    keep_rows_waiting(connection, nullptr);
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA temp_store = DEFAULT");
    connection.execute("PRAGMA cache_size = -65536");
  } catch (const std::exception&) {  // the connection is lost, and with it what was set
  }
}

}  // namespace store
