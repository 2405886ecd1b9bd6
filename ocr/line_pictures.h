#pragma once

#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/geometry.h"
#include "card/image.h"

namespace ocr {

/// A line as the engine cuts it out for a model to read: for making training material (samples/lines).
struct LinePicture {
  card::Direction direction = card::Direction::horizontal;
  card::Quad box;                        ///< tight around the ink, on the upright card that the engine looks at, pixels
  card::Image lying;                     ///< grey, reading from left to right; a column is turned by a quarter
  card::Image laid_out;                  ///< a column with its glyphs set upright from left to right; else empty
  std::vector<std::string> known_signs;  ///< of `laid_out`: the signs left out, since their shape gives them away
};

/// What the engine looks at, and its lines.
struct LinePictures {
  int width = 0, height = 0;  ///< of the upright card as looked at (large pictures are made smaller first)
  std::vector<LinePicture> lines;
};

/// The lines of a straightened card that is upright after a clockwise turn of 0, 90, 180 or 270 degrees.
LinePictures picture_lines(const card::Image& card, int turned_degrees);

/// Where a line of a picture stands and how large the small print around it is.
struct PrintedPlace {
  card::Quad box;  ///< tight around the line's ink, on the picture
  int unit = 0;    ///< about the height of a 4 pt letter, pixels
};

/// The glyphs of a horizontal line, dark on light, as the glyph reader gets them to see: grey, one for each centre (on
/// the picture, pixels).
std::vector<card::Image> picture_glyphs(const card::Image& grey, const PrintedPlace& line,
                                        const std::vector<card::Point>& centres);

}  // namespace ocr
