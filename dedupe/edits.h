#pragma once

#include <string_view>

/// Private to dedupe/: distances for short texts, without allocation.
namespace dedupe {

/// Optimal string alignment distance in code points; limit + 1 when it is above the limit (0..3) or a text is longer
/// than 64 code points.
int edits_up_to(std::string_view a, std::string_view b, int limit);

/// Whether one text becomes the other by replacing a single character, and what by what. Code points.
struct Replacement {
  bool single = false;
  char32_t from = 0, to = 0;
};
Replacement single_replacement(std::string_view a, std::string_view b);

/// Characters that print or recognition takes for each other: 大太, 士土, 0o, 1l, 工エ. Symmetric; of match keys.
bool easily_misread(char32_t a, char32_t b);

int length_of(std::string_view utf8);  ///< in code points

}  // namespace dedupe
