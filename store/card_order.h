#pragma once

#include <cstdint>

#include "store/connection.h"

/// Private to store/: where a card stands in sorted lists. To be called whenever its current values change.
namespace store {

/// Of the cards with these and all numbers between them.
void refresh_card_order(Connection& connection, std::int64_t first, std::int64_t last);

}  // namespace store
