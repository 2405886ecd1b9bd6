#pragma once

#include "ocr/line_crop.h"

namespace ocr {

/// A vertical line laid out anew for the horizontal model: cut into glyph cells, each set upright from left to right.
/// Long strokes and brackets, which vertical writing turns, are turned back; wide gaps in the column stay wide.
LineCrop lay_out_column(const Ink& ink, const FoundLine& line, const CropOptions& options = {});

/// The column as it stands on the card, for models of vertical writing. Places refer to the crop of cut_line().
card::Image upright_column(const LineCrop& turned);

/// Intervals of ink along a column joined to glyph cells; `em` is the column's width. Exposed for tests.
struct Interval {
  int begin = 0, end = 0;
};
std::vector<Interval> glyph_cells(const std::vector<float>& ink, float em);

}  // namespace ocr
