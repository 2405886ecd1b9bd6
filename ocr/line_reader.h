#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "card/card_text.h"
#include "card/result.h"
#include "ocr/glyph_reader.h"
#include "ocr/line_finder.h"
#include "ocr/models.h"
#include "ocr/recognizer.h"

namespace ocr {

/// Reads found lines with the models that suit them. One thread at a time.
class LineReader {
 public:
  /// Opens the card model; those for further readings are only looked for, and opened when a line needs them. Models
  /// of other writings (guests) may be absent.
  static card::Result<LineReader> open(const std::vector<std::filesystem::path>& folders);

  /// One reading with the card model, nothing else: for judging and for the first pass.
  card::TextLine read_once(const Ink& ink, const FoundLine& line);
  /// Further readings: every Japanese line is looked at glyph by glyph, a doubtful one read with another model too; so
  /// is a doubtful Latin line, and every line of a western card with the Latin model. The preferred reading comes first
  /// afterwards.
  /// `western`: the card has hardly any Japanese writing.
  void read_again(const Ink& ink, const FoundLine& line, bool western, card::TextLine& text);
  /// With one given model; no symbols where nothing is read. The model is one of guests().
  card::Reading read_as(const std::string& model, const Ink& ink, const FoundLine& line);
  /// With these models and no others, in this order.
  card::Result<card::TextLine> read_with(const Ink& ink, const FoundLine& line, const std::vector<std::string>& models);

  /// The models of other writings that are installed: "kor", "chi_tra", "chi_sim".
  const std::vector<std::string>& guests() const { return guests_; }
  const std::vector<card::CodeTable>& code_tables() const { return code_tables_; }
  /// How many times Tesseract was asked so far.
  int calls() const { return calls_; }

 private:
  /// Puts what the glyph reader makes of the preferred reading before it.
  void look_closer(const Ink& ink, const FoundLine& line, card::TextLine& text);
  card::Reading read_horizontal(const std::string& model, const Ink& ink, const FoundLine& line);
  card::Reading read_column(const std::string& model, const Ink& ink, const FoundLine& line,
                            std::span<const card::Symbol> lying = {});

  /// The words that lie in a column, read each by itself where that reads well.
  std::vector<card::Symbol> read_alone(const std::string& model, const Ink& ink, const FoundLine& column,
                                       const std::vector<card::Symbol>& words, const card::Reading& laid_out);

  card::Result<void> add(const std::string& model, const ModelFile& file);
  /// Opened when first asked for: a model takes up to 200 MB, and most cards need two. Throws std::runtime_error when
  /// Tesseract does not take the model.
  Recognizer& recognizer(const std::string& model);

  explicit LineReader(GlyphReader glyphs) : glyphs_(std::move(glyphs)) {}

  GlyphReader glyphs_;
  card::CodeTable glyph_codes_;
  std::map<std::string, ModelFile> models_;
  std::map<std::string, Recognizer> recognizers_;
  std::vector<std::string> guests_;
  std::vector<card::CodeTable> code_tables_;
  int calls_ = 0;
};

}  // namespace ocr
