#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "card/geometry.h"

namespace card {

/// Another character that the engine saw at the same place.
struct Alternative {
  std::string text;
  float confidence = 0;  ///< 0..1
};

/// One printed character (for Latin text: one letter), or a blank between words (empty box allowed).
struct Symbol {
  std::string text;                       ///< UTF-8, one user-perceived character
  Quad box;                               ///< on the upright card, pixels
  float confidence = 0;                   ///< 0..1, one scale for all models
  std::vector<Alternative> alternatives;  ///< most likely first, `text` itself not among them
};

/// How a model spells characters as CTC codes, enough to score any candidate text.
/// Delivered once by the OCR engine; `LinePosteriors::code_table` names it.
struct CodeTable {
  std::string name;
  std::uint16_t null_code = 0;                                           ///< the CTC blank
  std::unordered_map<std::string, std::vector<std::uint16_t>> codes_of;  ///< UTF-8 character -> 1..5 codes
};

/// Sparse time step x code matrix of one reading: every code with a posterior of at least 0.01.
/// Source: Graves et al. 2006, "Connectionist Temporal Classification".
struct LinePosteriors {
  struct Entry {
    std::uint16_t code = 0;
    float probability = 0;  ///< 0..1
  };
  std::string code_table;  ///< CodeTable::name; empty when the engine gives no posteriors
  std::vector<std::vector<Entry>> steps;
};

/// What one model made of a line.
struct Reading {
  std::string model;  ///< "card", "jpn", "eng", ...
  std::vector<Symbol> symbols;
  LinePosteriors posteriors;

  std::string text() const;  ///< the symbols' texts in reading order, blanks included
  float confidence() const;  ///< geometric mean over non-blank symbols, 0..1; 0 when there are none
};

enum class Direction { horizontal, vertical };

/// One line of print, with every reading that was made of it.
struct TextLine {
  Quad box;  ///< tight around the ink, on the upright card, pixels
  Direction direction = Direction::horizontal;
  float glyph_size_px = 0;        ///< ink height of the tall characters (for vertical lines: ink width)
  std::vector<Reading> readings;  ///< the preferred one first; never empty in a CardText

  std::string text() const { return readings.empty() ? std::string() : readings.front().text(); }
  float confidence() const { return readings.empty() ? 0.0F : readings.front().confidence(); }
};

/// A decoded QR code or other barcode.
struct Barcode {
  std::string format;  ///< "QRCode", "DataMatrix", ...
  std::string text;    ///< UTF-8
  Quad box;            ///< on the upright card, pixels
};

/// Everything that is written on one side of a card, read the right way up.
struct CardText {
  int width = 0;                ///< of the upright card, pixels
  int height = 0;               ///< of the upright card, pixels
  int dpi = 0;                  ///< 0 when unknown
  int turned_degrees = 0;       ///< 0, 90, 180 or 270: clockwise turn that made the picture upright
  std::vector<TextLine> lines;  ///< in reading order
  std::vector<Barcode> barcodes;
  /// Ink that looks like writing and that no line covers, on the upright card, largest first: print that was not read,
  /// but also parts of logos, pictures and stains.
  std::vector<Quad> unread_ink;
  std::string engine;  ///< name and version of engine and models, for provenance
};

}  // namespace card
