#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

/// Private to store/: the index of match keys. Keys are kept as 63-bit hashes: a tenth of the size, and a collision
/// only makes one candidate more. Cards without a common key never meet.
namespace store {

/// FNV-1a over the bytes, stirred once more (the finaliser of MurmurHash3), without the sign bit.
/// The values are in databases: never change it without a migration that fills match_key again.
std::int64_t match_hash(std::string_view key);

void add_match_keys(Connection& connection, std::int64_t card_id, const std::vector<std::string>& keys);
/// Whether a card with one of the keys is stored.
bool has_match_key(Connection& connection, const std::vector<std::string>& keys);
void remove_match_keys(Connection& connection, std::int64_t card_id);

}  // namespace store
