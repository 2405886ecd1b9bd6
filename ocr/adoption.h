#pragma once

#include <vector>

#include "ocr/rows.h"

namespace ocr {

// Whether a glyph, or a part of one, that went another way belongs to a row all the same. Boxes are in the row's frame
// (x and y exchanged for columns), without its slope taken out; `boxes` are those that the row's members refer to,
// `usual` is the glyph height that most print of the card has.

/// Does a glyph stand in the row's band, before its first glyph or after its last one?
bool continues(const Box& glyph, const Row& row, float usual);

/// Does a glyph as large as the row's stand in its band between two of its glyphs, where the row has nothing?
bool fills_gap(const Box& glyph, const Row& row, const std::vector<Box>& boxes);

/// The top of the row's first glyph or the bottom of its last one (冖 of 冨 in a column): it lies across the row as
/// wide as that, close to the glyph's rest, and both are no longer than a glyph.
bool completes_end(const Box& part, const Row& row, const std::vector<Box>& boxes);

/// Is all of this torn from a column of thin strokes: glyphs or halves of glyphs that lie in its band, between its
/// glyphs or as far from its end as the next glyph? A line of small print under the column is longer than halves are.
bool is_torn_from(const std::vector<std::size_t>& part, const Row& column, const std::vector<Box>& boxes);

}  // namespace ocr
