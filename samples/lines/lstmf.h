#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "card/result.h"

namespace samples {

/// One line of print for Tesseract's trainer.
struct TrainingLine {
  std::string name;               ///< for the trainer's log; no card's text
  std::vector<std::uint8_t> png;  ///< grey picture of the line, as the line finder would cut it
  int width = 0, height = 0;      ///< pixels
  std::string text;               ///< UTF-8
  bool column = false;            ///< vertical writing laid out from left to right
};

/// Writes a document that `lstmtraining --train_listfile` reads. The whole picture is the line's box, which makes the
/// trainer skip its own inversion test. Format: Tesseract 5.3, ImageData::Serialize.
card::Result<void> write_lstmf(const std::filesystem::path& file, const std::vector<TrainingLine>& lines);

}  // namespace samples
