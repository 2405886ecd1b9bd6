#pragma once

#include <opencv2/core/mat.hpp>

#include "card/geometry.h"
#include "ocr/ink.h"
#include "ocr/line_crop.h"
#include "ocr/line_finder.h"

namespace ocr {

/// Pictures of single glyphs are square, so many pixels wide and high.
constexpr int kGlyphSide = 48;

/// Cuts the glyphs of one line for the glyph reader, which sees more of each than a line model does: 40 pixels of the
/// line's ink height instead of 24.
class GlyphCutter {
 public:
  GlyphCutter(const Ink& ink, const FoundLine& line);

  /// The glyph whose middle is at `centre` (on the card), upright in columns too: 8 bit, dark on light, kGlyphSide
  /// pixels square, with the edges of its neighbours. White where the line ends.
  cv::Mat at(card::Point centre) const;

 private:
  LineCrop crop_;
  cv::Mat page_;  ///< the crop with half a glyph of paper before and after it
  bool column_;
};

}  // namespace ocr
