#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "capture/plane.h"

namespace capture {

/// Something that looks like a printed character or a part of one: a small spot on an even ground that stands in a
/// group of its like. Photographs, wood and cloth have few of them, cards many.
struct Glyph {
  cv::Rect2f box;
  float size = 0;       ///< the longer side of the box, pixels
  float contrast = 0;   ///< grey levels between ink and ground
  bool in_row = false;  ///< between two of its like, on one line with them
  /// Not a dash or a piece of a rule or shadow.
  bool is_compact() const { return box.width < 3 * box.height && box.height < 3 * box.width; }
  float weight() const;  ///< how much it counts as print: its size, less where it is faint
};

/// The glyphs of a grey picture of about a thousand pixels, of either polarity. Coordinates of that picture.
std::vector<Glyph> find_glyphs(const cv::Mat& grey);

/// Sum of the sizes of the glyphs that lie inside.
float ink_inside(const std::vector<Glyph>& glyphs, const Corners& corners, float margin = 0);

}  // namespace capture
