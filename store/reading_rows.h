#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/cards.h"
#include "store/connection.h"
#include "store/contacts.h"

/// Private to store/: where a card came from and how it was read, as rows.
namespace store {

void write_sides(Connection& connection, std::int64_t card_id, const NewCard& card);
void write_tags(Connection& connection, std::int64_t card_id, const std::vector<std::string>& tags);
void write_reading(Connection& connection, std::int64_t card_id, const NewCard& card);
void write_likely_name(Connection& connection, std::int64_t card_id, const NewCard& card);

/// Of many cards in a few statements; each once.
void read_sides(Connection& connection, std::span<CardSummary> cards);
void read_tags(Connection& connection, std::span<CardSummary> cards);
void read_reading(Connection& connection, std::int64_t card_id, CardDetails& details);

}  // namespace store
