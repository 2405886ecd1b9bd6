#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace samples {

struct TypeStyle {
  std::string family;
  double size_px = 0;
  bool bold = false;
  double letter_spacing_em = 0;
  bool vertical = false;
};

/// One line of set type as coverage, 0..255. Positions are pixels from the line's own origin: its left end at the top
/// of a box `size_px` high (vertical: its top end at the left of a box `size_px` wide).
struct SetLine {
  double length = 0;                             ///< advance along the line
  double thickness = 0;                          ///< size_px
  int left = 0, top = 0, width = 0, height = 0;  ///< of the coverage array, trimmed to the ink
  std::vector<std::uint8_t> coverage;
};

/// Sets one line with Pango; nullopt when the family lacks one of its characters.
std::optional<SetLine> set_line(const std::string& text, const TypeStyle& style);

}  // namespace samples
