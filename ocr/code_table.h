#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "card/card_text.h"
#include "card/result.h"

namespace ocr {

/// What a model file says about its output codes.
struct ModelCodes {
  card::CodeTable table;
  /// How Tesseract names a code in its raw time steps: the character of unicharset entry code + 2; "" is null.
  std::unordered_map<std::string, std::uint16_t> code_of_name;
  /// The characters of each code sequence, first one wins; keys are the codes as UTF-16 units.
  std::unordered_map<std::u16string, std::string> character_of;
};

/// Reads the components lstm-unicharset and lstm-recoder of a traineddata file. Fails with missing_component when the
/// file is no LSTM model, and for broken lengths in it.
card::Result<ModelCodes> load_codes(const std::filesystem::path& traineddata, const std::string& name);

}  // namespace ocr
