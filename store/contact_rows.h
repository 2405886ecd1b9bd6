#pragma once

#include <cstdint>

#include "card/contact.h"
#include "store/connection.h"

/// Private to store/: a card::Contact as rows of one card and version, and back, loss-free.
namespace store {

void write_contact(Connection& connection, std::int64_t card_id, std::int64_t version, const card::Contact& contact);
card::Contact read_contact(Connection& connection, std::int64_t card_id, std::int64_t version);

}  // namespace store
