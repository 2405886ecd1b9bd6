#pragma once

#include <string>
#include <vector>

#include "card/geometry.h"
#include "card/image.h"
#include "ocr/ink.h"
#include "ocr/line_finder.h"

namespace ocr {

/// Where the pixels of a crop come from: a point (u, v) of the crop is `origin + u * along + v * across`.
struct Placement {
  card::Point origin;
  card::Point along;
  card::Point across;
  card::Point at(float u, float v) const {
    return {origin.x + u * along.x + v * across.x, origin.y + u * along.y + v * across.y};
  }
};

/// A glyph of a vertical line that was laid out anew from left to right.
struct CropCell {
  float left = 0, right = 0;  ///< in the crop
  card::Quad on_card;
  std::string known;     ///< a sign that its shape alone gives away (〇 一 ー （ ）), left out of the crop; else empty
  float confidence = 0;  ///< in `known`
  bool blank_before = false;  ///< a printed blank stands between it and the glyph before
};

/// A line cut out for reading: grey, dark on light, level, neighbours wiped out, with margins.
struct LineCrop {
  card::Image image;
  Placement card_from_crop;
  std::vector<float> ink_columns;  ///< share of ink in each column, 0..1; for finding gaps
  std::vector<CropCell> cells;     ///< of a column laid out anew: where each glyph comes from; empty otherwise
  float margin = 0;                ///< above and under the ink, in pixels of the crop
  float glyph_height = 0;          ///< of the tall glyphs, in pixels of the crop
};

/// Heights and margins in pixels of the crop. Measured on 323 lines: with 20-30 % margins the raw-line mode reads best.
struct CropOptions {
  int height = 48;             ///< of the whole crop, margins included
  float margin_share = 0.24F;  ///< of the line's ink height, on every side
};

/// Horizontal lines as they are; vertical ones come out turned by a quarter, reading from left to right.
LineCrop cut_line(const Ink& ink, const FoundLine& line, const CropOptions& options = {});

}  // namespace ocr
