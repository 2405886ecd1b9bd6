#include "review/api/file_trouble.h"

namespace review::api {
namespace {

/// Phrases of the messages of capture/ and pipeline/, the more telling first; tests/review/file_trouble_test.cpp looks
/// whether they are still said there.
constexpr TroublePhrase kPhrases[] = {
    {"is truncated", "truncated"},
    {"is encrypted", "encrypted"},
    {"is no picture of a known kind", "unknown_kind"},
    {"more memory than allowed", "too_large"},
    {"more than the ", "too_large"},
    {"took longer than", "too_slow"},
    {"took too long", "too_slow"},
    {"is an animation", "animation"},
    {"holds no picture", "empty_archive"},
    {"unpack it", "bad_archive"},
    {"no writing was found", "no_writing"},
    {"the outline ", "bad_outline"},
    {"no picture of the card was kept", "no_picture"},
    {"no longer in the file", "no_picture"},
    {"the card is no longer there", "card_gone"},
    {"has one side only", "one_side"},
    {"internal error", "internal"},
    {"cannot be read", "disk"},
    {"damaged", "damaged"},
    {"broke the decoder", "damaged"},
    {"is not a readable", "damaged"},
    {"has no pixels", "damaged"},
};

}  // namespace

std::string_view trouble_word(std::string_view sentence) {
  for (const auto& [phrase, word] : kPhrases)
    if (sentence.find(phrase) != std::string_view::npos) return word;
  return {};
}

std::span<const TroublePhrase> trouble_phrases() { return kPhrases; }

}  // namespace review::api
