#pragma once

#include <vector>

#include "card/card_text.h"
#include "card/geometry.h"
#include "ocr/ink.h"

namespace ocr {

/// A line of writing found on a picture, before it is read.
struct FoundLine {
  card::Direction direction = card::Direction::horizontal;
  card::Quad box;           ///< tight around the ink, parallel to the writing
  float glyph_size_px = 0;  ///< height of the tall glyphs, for vertical lines their width
  float strength = 0;       ///< how much it looks like writing, from geometry alone; about the number of glyphs
  bool light_on_dark = false;
  std::vector<int> labels;   ///< its pieces in the label map of its polarity, ascending
  std::vector<int> foreign;  ///< pieces of other lines in or near its box, same map, ascending; they are no part of it
};

/// Every line of writing on the picture, horizontal and vertical ones, in reading order.
std::vector<FoundLine> find_lines(const Ink& ink);

}  // namespace ocr
