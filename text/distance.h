#pragma once

#include <string_view>

namespace text {

/// Damerau-Levenshtein distance (optimal string alignment) in code points.
int edit_distance(std::string_view a, std::string_view b);

/// Jaro-Winkler similarity, 0..1, in code points; 1 for equal texts, prefix scale 0.1.
double jaro_winkler(std::string_view a, std::string_view b);

}  // namespace text
