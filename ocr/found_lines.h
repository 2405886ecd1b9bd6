#pragma once

#include <vector>

#include "card/card_text.h"
#include "ocr/boxes.h"
#include "ocr/ink.h"
#include "ocr/line_finder.h"
#include "ocr/rows.h"

namespace ocr {

// From rows of boxes to lines on the picture, for whoever looks for rows.

/// The pieces' boxes in the frame of the writing: x and y exchanged for columns.
std::vector<Box> boxes_of(const std::vector<Piece>& pieces, card::Direction direction);

/// Pieces of one polarity, in the order of the picture's.
std::vector<Piece> pieces_of(const Ink& ink, bool light);

/// The row as a line; its members refer to the pieces and to their boxes in the row's frame.
FoundLine to_line(const Row& row, card::Direction direction, float strength, const std::vector<Piece>& pieces,
                  const std::vector<Box>& boxes);

/// Is the row as high as the smallest print of such a picture, and longer than a stroke?
bool is_plausible(const Row& row, const Ink& ink);

/// Leaves out what lies inside larger lines of the other polarity, tells each line of the pieces of others near it, and
/// puts the lines into reading order.
void finish(std::vector<FoundLine>& lines, const Ink& ink);

}  // namespace ocr
