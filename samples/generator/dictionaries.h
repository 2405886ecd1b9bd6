#pragma once

#include <set>
#include <string>
#include <vector>

#include "card/result.h"
#include "samples/generator/sets.h"

namespace samples {

/// A surname or given name with its reading in katakana.
struct NameEntry {
  std::string text, kana;
  int cost = 0;  ///< ipadic's word cost: lower is commoner
};

/// One entry of the postal table.
struct Town {
  std::string postal_code;  ///< "1000001"
  std::string region, locality, town;
};

/// A real organisation with its own postal code.
struct Office {
  std::string name;  ///< as in the table: parts parted by U+3000
  std::string postal_code, region, locality, street;
};

/// What is read from Debian's dictionaries, one set's share of it. Both name lists are sorted by cost.
struct Dictionaries {
  std::vector<NameEntry> surnames, given_names;
  std::set<std::string> known_surnames;  ///< of both sets, so that an invented name can be told from a known one
  std::vector<Town> towns;
  std::vector<Office> offices;

  /// Reads mecab-ipadic and skkdic-extra. Fails with missing_component.
  static card::Result<Dictionaries> load(Set set);
};

}  // namespace samples
