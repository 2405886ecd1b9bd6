#include <algorithm>
#include <string>
#include <vector>

#include "normalize/candidates.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr double kWord = 3.0;   ///< what a kanji that makes a word is worth, as a logarithm; at most twice that
constexpr int kMostMended = 2;  ///< characters of one segment
constexpr float kSurelyRead = 0.99F;

/// What the models saw beside each character of a segment, in its order without blanks; empty where they are sure.
std::vector<std::vector<std::string>> alternatives_of(const LabelledCard& card, const Segment& segment) {
  const card::TextLine& line = card.text.lines[segment.line];
  const SymbolRange range = symbols_of(card.features.lines[segment.line].readings.front(), segment.span);
  std::vector<std::vector<std::string>> all;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const card::Symbol& symbol = line.readings.front().symbols[i];
    if (symbol.text == " ") continue;
    std::vector<std::string>& seen = all.emplace_back();
    if (symbol.confidence > kSurelyRead && line.readings.size() == 1) continue;
    for (const card::Alternative& other : symbol.alternatives) seen.push_back(other.text);
    for (std::size_t r = 1; r < line.readings.size(); ++r) {
      const SymbolRange there = same_place(line, 0, {i, i + 1}, r);
      for (std::size_t k = there.first; k < there.last; ++k) {
        seen.push_back(line.readings[r].symbols[k].text);
        for (const card::Alternative& other : line.readings[r].symbols[k].alternatives) seen.push_back(other.text);
      }
    }
  }
  return all;
}

}  // namespace

std::string correct_words(const LabelledCard& card, const Segment& segment) {
  const WordBook& words = card.context.knowledge->words;
  std::u32string text = text::to_utf32(segment.text);
  float unknown = words.unknown_kanji(segment.text);
  if (unknown < 1) return segment.text;
  const auto alternatives = alternatives_of(card, segment);
  const auto printed =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char32_t c) { return c != U' '; }));
  if (alternatives.size() != printed) return segment.text;
  const Replacement place(card, segment.line, segment.span);
  double print = 0;
  for (int mended = 0; mended < kMostMended && unknown >= 1; ++mended) {
    double best_gain = 0, best_print = 0;
    std::u32string best;
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == U' ') continue;
      for (const std::string& other : alternatives[at++]) {
        const std::u32string character = text::to_utf32(other);
        if (character.size() != 1 || character[0] == text[i] || !text::is_han(character[0])) continue;
        // A firm chooses its form of a kanji (髙木紙業); a dictionary that has the other says nothing against the
        // print.
        if (text::fold_kanji_variants(other) == text::fold_kanji_variants(text::to_utf8(text[i]))) continue;
        std::u32string changed = text;
        changed[i] = character[0];
        const float fewer = unknown - words.unknown_kanji(text::to_utf8(changed));
        const auto ratio = fewer >= 1 ? place.log_ratio(text::to_utf8(changed)) : std::nullopt;
        if (!ratio) continue;
        const double gain = *ratio - print + kWord * std::min(2.0F, fewer);
        if (gain > best_gain) best_gain = gain, best_print = *ratio, best = changed;
      }
    }
    if (best.empty()) break;
    text = best;
    print = best_print;
    unknown = words.unknown_kanji(text::to_utf8(text));
  }
  return text::to_utf8(text);
}

}  // namespace normalize
