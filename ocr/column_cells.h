#pragma once

#include <vector>

namespace ocr {

/// A stretch along a column, in pixels; `end` exclusive.
struct Interval {
  int begin = 0, end = 0;
};

/// Where there is ink along a column, in order.
std::vector<Interval> ink_runs(const std::vector<float>& ink);

/// Cuts a column of vertical writing into the cells of its glyphs, by the share of ink (0..1) at every place along the
/// column; `em` is the width of its tall glyphs. Columns are set on a grid: one glyph, one pitch. The grid whose lines
/// run through paper and whose cells hold their ink in the middle is found by dynamic programming; wide gaps may break
/// it anywhere. Where no grid fits (letters lying in the column), runs of ink are joined by their distances alone.
/// Cells are tight around their ink and in order.
std::vector<Interval> glyph_cells(const std::vector<float>& ink, float em);

}  // namespace ocr
