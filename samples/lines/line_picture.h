#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "card/image.h"
#include "samples/generator/random.h"
#include "samples/lines/lstmf.h"

namespace samples {

/// A typeface that training may print with.
struct Typeface {
  std::string family;  ///< as fontconfig names it
  bool japanese = false;
};

/// The families of a list file: one a line, `ja` or `latin`, a tab, the family; `#` begins a comment. Families that
/// are not installed, or whose glyphs a font fallback would draw, are left out.
std::vector<Typeface> load_typefaces(const std::string& list_file);

/// A text printed in a random typeface, size, weight, spacing and colour, spoilt as scanners and phones do (skew, blur,
/// noise, low resolution, JPEG, uneven light), and cut as the line finder cuts: with margins, some ink of a
/// neighbouring line, dark on light, 24 to 60 pixels high. Absent when the typeface lacks one of the characters.
std::optional<TrainingLine> print_line(const std::string& text, const Typeface& typeface, Random& random);

/// One glyph of a printed line.
struct TrainingGlyph {
  char32_t character = 0;
  card::Image picture;  ///< as ocr::picture_glyphs() gives it
};

/// Prints and spoils a text like print_line() and cuts out its characters that `wanted` names. Empty when the typeface
/// lacks one of the characters.
std::vector<TrainingGlyph> print_glyphs(const std::string& text, const Typeface& typeface,
                                        const std::set<char32_t>& wanted, Random& random);

}  // namespace samples
