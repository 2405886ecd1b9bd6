#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "card/contact.h"
#include "store/connection.h"

/// Private to store/: a card::Contact as rows of one card and version, and back, loss-free.
namespace store {

struct CardValues {
  std::int64_t card_id = 0, version = 0;
  const card::Contact* contact = nullptr;
};
void write_contacts(Connection& connection, std::span<const CardValues> cards);
card::Contact read_contact(Connection& connection, std::int64_t card_id, std::int64_t version);

/// One version of a card.
struct CardVersion {
  std::int64_t card_id = 0, version = 0;
};
/// The same of many cards in a few statements, in the order of `cards`, of which none comes twice.
std::vector<card::Contact> read_contacts(Connection& connection, std::span<const CardVersion> cards);

}  // namespace store
