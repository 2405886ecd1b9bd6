#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/alignment.h"
#include "ocr/line_crop.h"

namespace ocr {

/// A character's place along a crop, pixels.
struct Extent {
  float left = 0, right = 0;
  float gap_after = 0;  ///< paper to the next character
};

/// How much of a crop's width a time step stands for. Tesseract scales a line to the height that its network was made
/// for, which differs from model to model: the number of `steps` that the crop gave tells which.
float pixels_per_step(int width, int height, std::size_t steps);

/// Where each character stands, from the time steps that named it and the ink between: `spans` and `characters` are of
/// one length, at least one. Where the steps put two glyphs into one place and all that follow into the next one's, the
/// ink alone is shared out, a glyph's width to each.
std::vector<Extent> character_places(const std::vector<Span>& spans, std::span<const char32_t> characters,
                                     const LineCrop& crop, std::size_t steps);

}  // namespace ocr
