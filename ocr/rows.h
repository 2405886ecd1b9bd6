#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/boxes.h"

namespace ocr {

/// Boxes that stand side by side as one row of writing.
struct Row {
  std::vector<std::size_t> members;  ///< indexes into the boxes, from left to right
  Box box;                           ///< around all members
  float top = 0, bottom = 0;         ///< the band of the tall glyphs
  float slope = 0;                   ///< dy/dx of the writing
  float glyph_height() const { return bottom - top; }
};

/// What the boxes are taken for: lines as they are, or columns given with x and y exchanged.
enum class Writing { lines, columns };

// How far glyphs of one line may be from each other, in heights of the taller one.
inline constexpr float kNeighbourGap = 1.1F;  ///< neighbours in the same word or sentence
inline constexpr float kSentenceGap = 1.7F;   ///< a printed blank inside a line
inline constexpr float kSpacedGap = 4.0F;     ///< letter-spaced or large glyphs

/// Works out a row's box and the band in which its tall members stand, along the row's slope; sorts the members.
void measure(Row& row, std::span<const Box> boxes);

/// Groups boxes into rows by their geometry alone. Single specks may stay out of every row.
std::vector<Row> find_rows(std::span<const Box> boxes, Writing writing = Writing::lines);

/// How much a row looks like a line of writing: many glyphs closely side by side score high.
float row_strength(const Row& row, std::span<const Box> boxes);

}  // namespace ocr
