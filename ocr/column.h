#pragma once

#include <span>

#include "card/card_text.h"
#include "ocr/line_crop.h"

namespace ocr {

/// A vertical line laid out anew for the horizontal model: cut into glyph cells, each set upright from left to right.
/// Long strokes and brackets, which vertical writing turns, are turned back; wide gaps in the column stay wide.
/// `lying`: symbols of this line that were read lying (Latin words among the kanji); they come out as known cells.
LineCrop lay_out_column(const Ink& ink, const FoundLine& line, std::span<const card::Symbol> lying = {},
                        const CropOptions& options = {});

/// The column as it stands on the card, for models of vertical writing. Places refer to the crop of cut_line().
card::Image upright_column(const LineCrop& turned);

}  // namespace ocr
