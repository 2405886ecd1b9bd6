#pragma once

#include <memory>
#include <string>
#include <vector>

#include "card/image.h"
#include "card/result.h"
#include "ocr/code_table.h"
#include "ocr/models.h"

namespace ocr {

/// How Tesseract is to look at the crop.
enum class PageMode {
  line,      ///< psm 7: it finds the text line in the crop, blanks around it do not matter
  raw_line,  ///< psm 13: the whole crop is the line
  column,    ///< psm 5: a block of vertical text
};

/// What the engine made of one crop, before symbols are placed.
struct RawReading {
  std::vector<std::string> characters;  ///< in reading order, blanks between words included
  card::LinePosteriors posteriors;
};

/// Who runs a model's network: this program where it can (LineNetwork), or Tesseract in any case. Readings are the
/// same.
enum class NetworkRun { own, tesseract };

/// One Tesseract model. One thread at a time.
class Recognizer {
 public:
  /// Fails with missing_component when Tesseract cannot load the model.
  static card::Result<Recognizer> open(const ModelFile& model, NetworkRun run = NetworkRun::own);
  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;
  ~Recognizer();

  /// Reads a grey line crop, dark on light. An unreadable crop gives no characters.
  RawReading read(const card::Image& crop, PageMode mode);
  const ModelCodes& codes() const;
  const std::string& name() const;
  /// Whether this program runs the network, which is settled by the first line that was read.
  bool runs_own_network() const;

  class State;  ///< private to recognizer.cpp

 private:
  explicit Recognizer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Tesseract's own version.
std::string tesseract_version();

}  // namespace ocr
