#pragma once

#include "card/card_text.h"
#include "ocr/glyph_reader.h"
#include "ocr/ink.h"
#include "ocr/line_finder.h"

namespace ocr {

/// The name of the readings and of their code table.
inline constexpr const char* kGlyphModel = "glyphs";

/// One code for each character of either, so that any text of the line model can be weighed against a glyph reading
/// too.
card::CodeTable glyph_codes(const card::CodeTable& line_model, const GlyphReader& reader);

/// A line model's reading with every Japanese character looked at again by the glyph reader: the symbols stand where
/// they stood; characters, confidence, alternatives and posteriors are what both say together. A reading without
/// characters that the glyph reader knows comes back without symbols.
card::Reading read_glyphs(GlyphReader& reader, const card::CodeTable& codes, const Ink& ink, const FoundLine& line,
                          const card::Reading& read);

}  // namespace ocr
