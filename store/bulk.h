#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "card/result.h"
#include "store/store.h"

namespace store {

/// For writing hundreds of thousands of cards over this connection. SQLite then keeps more pages in memory (256 MiB),
/// does not look for the row that each new one refers to (whoever writes many cards writes those rows himself, before),
/// and writes the rows of the two largest indexes together: search keys at the end of a transaction, or after 64,000
/// cards; match keys after 250,000 cards, or when somebody needs them (store/waiting_rows.h).
/// Of no effect elsewhere. No transaction may be open.
card::Result<void> expect_many_rows(Store& store);
/// In the last transaction of many: what still waits is written.
card::Result<void> write_waiting(Transaction& transaction);
void expect_usual_rows(Store& store) noexcept;

using MatchRow = std::pair<std::int64_t, std::int64_t>;  ///< hash of a key, card

/// Adds the rows of the keys (sorted) that wait now; retired keys may be among them. May be called by another thread
/// than the one that uses the store.
void find_waiting(Store& store, std::span<const std::int64_t> keys, std::vector<MatchRow>& found);

}  // namespace store
