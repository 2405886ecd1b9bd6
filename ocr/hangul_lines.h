#pragma once

#include <span>
#include <vector>

#include "ocr/boxes.h"
#include "ocr/ink.h"
#include "ocr/line_finder.h"

namespace ocr {

// Lines of Hangul, for cards that are known to be written in it. The letters of a syllable lie beside and under each
// other with paper between (한: ㅎ ㅏ ㄴ), so that the upper and the lower letters of a word look like two lines, or
// the first syllables of two lines like a column, to a finder that knows no writing.

/// Boxes that are parts of one syllable, joined; all others as they are.
JointBoxes join_syllables(std::span<const Box> boxes);

/// The card's lines anew, all of them horizontal, in reading order. `settled` lines stay as they are, with their
/// pieces.
std::vector<FoundLine> find_hangul_lines(const Ink& ink, std::vector<FoundLine> settled);

}  // namespace ocr
