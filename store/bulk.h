#pragma once

#include "card/result.h"
#include "store/store.h"

namespace store {

/// For writing hundreds of thousands of rows over this connection: SQLite keeps more pages in memory (256 MiB), so that
/// the pages of the indexes are not read and written again and again. Lasts as long as the store is open.
card::Result<void> expect_many_rows(Store& store);

}  // namespace store
