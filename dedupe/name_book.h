#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Private to dedupe/: Japanese names, their readings and how many bear them (dedupe/tables, compiled in).
namespace dedupe {

enum class Half { family, given };

/// Romaji keys of a name's readings, by its match key; empty for a name that is not in the book. Thread-safe.
const std::vector<std::string>& readings_of(Half half, std::string_view key);
bool is_known_name(Half half, std::string_view key);
/// Whether a romaji key is the reading of some name in the book.
bool is_known_reading(Half half, std::string_view sound);

struct NameShare {
  std::string name;  ///< match key, or romaji key
  double share;      ///< of all people
};
/// Of written family names, of their readings; of frequent given names, of their readings.
std::vector<NameShare> name_shares(Half half);
std::vector<NameShare> sound_shares(Half half);

}  // namespace dedupe
