#include "store/bulk.h"

#include "store/dialect.h"
#include "store/state.h"

namespace store {

card::Result<void> expect_many_rows(Store& store) {
  if (&store.state().dialect != &kSqliteDialect) return {};
  return guarded("prepare for many rows", [&] { store.state().connection.execute("PRAGMA cache_size = -262144"); });
}

}  // namespace store
