#pragma once

#include <cstdint>
#include <span>

#include "store/card_batch.h"
#include "store/connection.h"

/// Private to store/: where a card stands in sorted lists. To be called whenever its current values change.
namespace store {

/// Of the cards with these and all numbers between them.
void refresh_card_order(Connection& connection, std::int64_t first, std::int64_t last);

/// The same for cards that have none of these rows yet, from their values in memory.
void write_card_orders(Connection& connection, std::span<const PlacedCard> cards);

}  // namespace store
