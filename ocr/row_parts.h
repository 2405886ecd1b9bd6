#pragma once

#include <span>
#include <vector>

#include "ocr/rows.h"

namespace ocr {

/// Adds low rows (dots, dashes, marks, parts of glyphs) to the taller ones that they are parts of. `usual` is the
/// height that the glyphs of most rows have.
std::vector<Row> absorb_parts(std::vector<Row> rows, std::span<const Box> boxes, float usual, Writing writing);

/// Adds stray glyphs, in pieces or flat ones like 一, to the rows whose band they fill, nearest rows and glyphs first.
std::vector<Row> add_strays(std::vector<Row> rows, std::span<const Box> boxes, float usual);

}  // namespace ocr
