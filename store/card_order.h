#pragma once

#include <cstdint>

#include "store/connection.h"

/// Private to store/: where a card stands in sorted lists. To be called whenever its current values change.
namespace store {

void refresh_card_order(Connection& connection, std::int64_t card_id);

}  // namespace store
