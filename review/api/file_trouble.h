#pragma once

#include <span>
#include <string_view>

/// Why a file could not be read, as a stable word beside the sentence that the reading stages give.
namespace review::api {

/// One of openapi.json's FileTrouble for the sentence of a failed job; empty for one that has no word.
std::string_view trouble_word(std::string_view sentence);

struct TroublePhrase {
  std::string_view phrase, word;
};
/// What the words are known by.
std::span<const TroublePhrase> trouble_phrases();

}  // namespace review::api
