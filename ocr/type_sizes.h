#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "ocr/ink.h"
#include "ocr/line_finder.h"

namespace ocr {

/// Where print of quite another size goes on in one line (a title before a name, Latin letters behind it), its two
/// parts, in the direction of the writing; empty where its glyphs are of one size. A kanji beside small letters of its
/// own size may look like that, so that readings have to tell.
std::vector<FoundLine> parts_by_size(const Ink& ink, const FoundLine& line);

/// The line without the first thing in it, where that is a logo by its shape: it sticks out of the row, or consists of
/// bars that are longer than any glyph. `bars`: the latter, which no reading can gainsay.
struct WithoutLogo {
  FoundLine rest;
  bool bars = false;
};
std::optional<WithoutLogo> without_logo(const Ink& ink, const FoundLine& line);

}  // namespace ocr
