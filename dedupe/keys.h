#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dedupe/prepared.h"

namespace dedupe {

/// A value under which cards of one person meet. Two cards without a common active key are never compared.
struct BlockKey {
  std::string value;       ///< "email:taro@example.jp", "name-firm:...": stable, to be hashed by the store
  std::int64_t cap = 200;  ///< a key on more cards than this is retired: for every card, in any order, for ever
  friend auto operator<=>(const BlockKey&, const BlockKey&) = default;
};

/// Sorted, without repetition; about fifteen. A crowded key is followed by longer ones (with the company, the number),
/// which are always there, so that retiring it loses little.
std::vector<BlockKey> block_keys(const Prepared& record);

/// A stable 63-bit hash of a key's value: FNV-1a, stirred by MurmurHash3's finaliser, without the sign bit.
std::int64_t hash_of(const BlockKey& key);

/// Sets active_keys as if the records were the whole store: keys above their cap are retired.
void activate_keys(std::span<Prepared> records);

}  // namespace dedupe
