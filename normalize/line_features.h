#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "card/card_text.h"
#include "card/parsed_card.h"
#include "normalize/piece.h"

namespace normalize {

/// One reading of a line as the grammars want it: one ASCII blank between words, none at the ends, a blank also where
/// the print has a wide gap that the reading does not show.
struct PrintedText {
  std::string text;
  std::vector<std::size_t> symbol_of_byte;  ///< for each byte of `text`, the index of its symbol
};
PrintedText printed_text(const card::TextLine& line, const card::Reading& reading);

/// What the labelling asks of one line.
struct LineFeatures {
  std::vector<PrintedText> readings;  ///< in the order of card::TextLine::readings; never empty
  card::Bounds box;
  card::Direction direction = card::Direction::horizontal;
  float confidence = 1;  ///< of the preferred reading, 0..1
  float size_px = 0;
  float relative_size = 1;  ///< glyph size by the card's median glyph size
  float centre_x = 0.5F;    ///< 0 at the card's left edge, 1 at its right
  float centre_y = 0.5F;

  const std::string& text() const { return readings.front().text; }
};

struct CardFeatures {
  std::vector<LineFeatures> lines;
  float median_size_px = 0;
  /// Line numbers block by block: lines that touch each other's neighbourhood are one block, blocks come in the order
  /// of their first lines. So the lines of one column follow each other though another column stands beside it.
  std::vector<std::size_t> order;
};
CardFeatures card_features(const card::CardText& card);

/// How many kanji and kana of a line count as Japanese print: none where the reading is a guess, and neither ー, 一
/// nor 〇, which any stroke or ring may be read as.
int legible_japanese(const LineFeatures& line);

/// Whether a text in Latin letters is what a logo or an ornament was taken for: fewer than four letters that read
/// badly.
bool is_latin_scrap(std::string_view text, float confidence);

/// Whether a column holds nothing but what figures or letters that lie in it were taken for: snatches of one or two
/// characters, or Latin letters, that read badly.
bool is_column_scrap(const LineFeatures& line);

/// The symbols behind a span of a reading's text, as [first, last).
struct SymbolRange {
  std::size_t first = 0;
  std::size_t last = 0;
  bool empty() const { return first >= last; }
};
SymbolRange symbols_of(const PrintedText& printed, Span span);

/// The same place in another reading of the line, by the symbols' boxes along the line.
SymbolRange same_place(const card::TextLine& line, std::size_t reading, SymbolRange range, std::size_t other_reading);
/// The bytes that come from these symbols; empty when none do.
Span bytes_of(const PrintedText& printed, SymbolRange range);

/// Evidence always refers to the preferred reading.
card::Evidence evidence_of(const card::CardText& card, const CardFeatures& features, std::size_t line,
                           std::size_t reading, Span span);
card::Bounds box_of(const card::CardText& card, const CardFeatures& features, std::size_t line, Span span);

/// Smallest and mean (geometric) confidence of the non-blank symbols of a range; 1 when there are none.
struct SymbolConfidence {
  float weakest = 1;
  float mean = 1;
};
SymbolConfidence confidence_of(const card::Reading& reading, SymbolRange range);

/// Whether two boxes are neighbours: less than `glyphs` times the larger glyph apart in one direction while they
/// overlap in the other.
bool are_neighbours(const card::Bounds& a, const card::Bounds& b, float glyph_px, float glyphs = 1.5F);
/// Whether two boxes stand side by side on one row.
bool on_one_row(const card::Bounds& a, const card::Bounds& b);

}  // namespace normalize
