#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "card/result.h"

namespace confidence {

/// One value or gap of a read sample card, with what became of it.
struct Row {
  std::string card;  ///< picture and number of the card
  std::string kind, style, layout, field, path;
  std::string shown;           ///< of what is not right: read and true; without blanks
  bool right = false;          ///< a value: exactly right; a gap: nothing of the field is missing
  int worth = 1;               ///< how many of the truth's values it is when right (an address with its postal code: 2)
  std::vector<float> numbers;  ///< the clues
};

/// One printed card.
struct CardRow {
  std::string card, kind, style;
  bool found = false;
  bool right = false;   ///< nothing wrong, missing or extra
  bool hinted = false;  ///< a rule saw print that was not read: never accepted whole
  int printed = 0;      ///< the truth's values
};

/// What fitting and measuring start from.
struct Table {
  std::vector<CardRow> cards;
  std::vector<Row> values, gaps;
};

/// As tab-separated text. Both fail with bad_input, naming the file.
card::Result<void> save(const std::filesystem::path& file, const Table& table);
card::Result<Table> load_table(const std::filesystem::path& file);

}  // namespace confidence
