#pragma once

#include "card/result.h"
#include "store/store.h"

namespace store {

/// For writing hundreds of thousands of cards over this connection. SQLite then keeps more pages in memory (256 MiB),
/// does not look for the row that each new one refers to (whoever writes many cards writes those rows himself, before),
/// and writes the rows of the two largest indexes together: at the end of a transaction, or after 64,000 cards.
/// Of no effect elsewhere. No transaction may be open.
card::Result<void> expect_many_rows(Store& store);
void expect_usual_rows(Store& store) noexcept;

}  // namespace store
