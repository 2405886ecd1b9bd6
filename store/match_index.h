#pragma once

#include <cstdint>
#include <span>
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

struct CardKeys {
  std::int64_t card_id = 0;
  std::vector<std::int64_t> hashes;  ///< each once
  std::string_view form = {};        ///< dedupe/prepared_text.h; empty: not made
};
/// The cards have no keys yet.
void add_match_keys(Connection& connection, std::span<const CardKeys> cards);
/// The same of cards that were just stored, and have higher numbers than all others: on a connection that expects many
/// rows theirs may wait.
void add_new_match_keys(Connection& connection, std::span<const CardKeys> cards);
std::vector<std::int64_t> hashes_of(const std::vector<std::string>& keys);  ///< sorted, each once
std::vector<std::int64_t> parse_hashes(std::string_view text);              ///< match_form.keys
/// Whether a card with one of the keys is stored.
bool has_match_key(Connection& connection, const std::vector<std::string>& keys);
void remove_match_keys(Connection& connection, std::int64_t card_id);

}  // namespace store
