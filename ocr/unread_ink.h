#pragma once

#include <vector>

#include "card/card_text.h"
#include "card/geometry.h"
#include "ocr/line_finder.h"

namespace ocr {

/// What was found as lines of writing and is hardly covered by the lines that were read: rows of at least two glyphs,
/// largest first (CardText::unread_ink).
std::vector<card::Quad> unread_ink(const std::vector<FoundLine>& found, const std::vector<card::TextLine>& read);

}  // namespace ocr
