#pragma once

#include <span>
#include <vector>

#include "ocr/rows.h"

namespace ocr {

/// Joins readings that are printed over the glyphs of a name, kana by kana or name by name, into one row each: small
/// square glyphs in a band of their own, close above a row and no longer than it. Apart they would pass for its
/// accents.
std::vector<Row> join_furigana(std::vector<Row> rows, std::span<const Box> boxes);

}  // namespace ocr
