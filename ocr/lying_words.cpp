#include "ocr/lying_words.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "card/geometry.h"
#include "text/script.h"

namespace ocr {
namespace {

constexpr float kLeastMean = 0.75F;  // confidence in a lying word
constexpr float kLeastLead = 0.08F;  // over what the laid out column gives there
constexpr float kHeadStart = 0.1F;   // of a letter where the column laid out anew is not clear
constexpr float kClear = 0.9F;
constexpr std::size_t kLeastLetters = 2;
constexpr float kSureDigit = 0.8F;  // a lying digit alone among kanji: 墨田5丁目
constexpr float kDoubtful = 0.75F;  // what the laid out column gives in its place

bool is_letter(const card::Symbol& symbol) {
  if (symbol.text.size() != 1) return false;
  const char c = symbol.text[0];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_digit(const card::Symbol& symbol) {
  return symbol.text.size() == 1 && symbol.text[0] >= '0' && symbol.text[0] <= '9';
}

bool joins_letters(const card::Symbol& symbol) {
  return symbol.text == " " || symbol.text == "-" || symbol.text == "." || symbol.text == "&" || symbol.text == "/" ||
         symbol.text == "'";
}

/// Symbols [first, last) of the turned reading.
struct Word {
  std::size_t first = 0, last = 0;
};

std::vector<Word> words_in(const card::Reading& turned) {
  std::vector<Word> words;
  const auto& symbols = turned.symbols;
  for (std::size_t i = 0; i < symbols.size();) {
    if (!is_letter(symbols[i])) {
      ++i;
      continue;
    }
    Word word{i, i + 1};
    for (std::size_t k = i + 1; k < symbols.size() && (is_letter(symbols[k]) || joins_letters(symbols[k])); ++k)
      if (is_letter(symbols[k])) word.last = k + 1;
    words.push_back(word);
    i = word.last;
  }
  return words;
}

float middle(const card::Symbol& symbol) { return card::bounds(symbol.box).centre_y(); }

/// Mean confidence of the symbols that share a good part of a stretch, or have it in themselves; 0 when there are none.
float mean_between(const card::Reading& reading, float top, float bottom) {
  constexpr float kShared = 0.4F;  // of the shorter one
  float sum = 0;
  int count = 0;
  for (const card::Symbol& symbol : reading.symbols) {
    const card::Bounds own = card::bounds(symbol.box);
    const float shared = std::min(bottom, own.bottom) - std::max(top, own.top);
    if (symbol.text == " " || shared <= kShared * std::min(bottom - top, own.height())) continue;
    sum += symbol.confidence;
    ++count;
  }
  return count > 0 ? sum / static_cast<float>(count) : 0;
}

/// Narrows a stretch to the letters that speak most for lying: its ends may be made of the kanji beside the word.
void trim(const card::Reading& turned, const card::Reading& laid_out, Word& word) {
  float sum = 0;
  float best = 0;
  Word kept{word.first, word.first};
  std::size_t begin = word.first;
  for (std::size_t i = word.first; i < word.last; ++i) {
    const card::Symbol& symbol = turned.symbols[i];
    if (!is_letter(symbol)) continue;
    if (sum <= 0) sum = 0, begin = i;
    const card::Bounds b = card::bounds(symbol.box);
    const float upright = mean_between(laid_out, b.top, b.bottom);
    sum += symbol.confidence - upright + (upright < kClear ? kHeadStart : 0);
    if (sum > best) best = sum, kept = {begin, i + 1};
  }
  word = kept;
}

/// A single digit proves less than a word, and a turned 一 looks like a 1: it counts where the laid out column sees
/// nothing Japanese, or nothing clearly.
bool is_lying_digit(const card::Symbol& digit, const card::Reading& laid_out) {
  if (!is_digit(digit) || digit.confidence < kSureDigit) return false;
  const card::Bounds place = card::bounds(digit.box);
  float clearest = 0;  // of the Japanese characters there
  for (const card::Symbol& symbol : laid_out.symbols) {
    const card::Bounds other = card::bounds(symbol.box);
    const float shared = std::min(place.bottom, other.bottom) - std::max(place.top, other.top);
    if (shared > 0.3F * std::min(place.height(), other.height()) && text::count_scripts(symbol.text).japanese() > 0)
      clearest = std::max(clearest, symbol.confidence);
  }
  return clearest == 0 || (digit.text != "1" && clearest < kDoubtful);
}

bool is_lying(const card::Reading& turned, const card::Reading& laid_out, const Word& word) {
  float sum = 0;
  std::size_t letters = 0;
  for (std::size_t i = word.first; i < word.last; ++i) {
    if (!is_letter(turned.symbols[i])) continue;
    sum += turned.symbols[i].confidence;
    ++letters;
  }
  if (letters == 1) return is_lying_digit(turned.symbols[word.first], laid_out);
  if (letters < kLeastLetters) return false;
  const float mean = sum / static_cast<float>(letters);
  const float top = card::bounds(turned.symbols[word.first].box).top;
  const float bottom = card::bounds(turned.symbols[word.last - 1].box).bottom;
  return mean > kLeastMean && mean > mean_between(laid_out, top, bottom) + kLeastLead;
}

/// The models say where a letter is to half a letter only, and what they cannot read beside it goes to it: the place of
/// a kanji there, which is clear when it is laid out, is taken from the letter at the word's end.
void free_kanji(card::Symbol& letter, const card::Reading& laid_out, bool first) {
  constexpr float kTooLong = 1.4F, kEdge = 0.2F;  // of the kanji
  for (const card::Symbol& kanji : laid_out.symbols) {
    if (kanji.confidence < kClear || text::count_scripts(kanji.text).japanese() == 0) continue;
    const card::Bounds own = card::bounds(letter.box), other = card::bounds(kanji.box);
    const float off = std::abs(first ? other.top - own.top : own.bottom - other.bottom);
    if (own.height() < kTooLong * other.height() || off > kEdge * other.height()) continue;
    for (card::Point& corner : letter.box.corners)
      corner.y = first ? std::max(corner.y, other.bottom) : std::min(corner.y, other.top);
  }
}

}  // namespace

std::vector<card::Symbol> lying_words(const card::Reading& laid_out, const card::Reading& turned) {
  std::vector<card::Symbol> lying;
  for (Word word : words_in(turned)) {
    trim(turned, laid_out, word);
    if (!is_lying(turned, laid_out, word)) continue;
    const std::size_t first = lying.size();
    lying.insert(lying.end(), turned.symbols.begin() + static_cast<std::ptrdiff_t>(word.first),
                 turned.symbols.begin() + static_cast<std::ptrdiff_t>(word.last));
    free_kanji(lying[first], laid_out, true);
    free_kanji(lying.back(), laid_out, false);
  }
  return lying;
}

std::vector<Stretch> stretches_of(const std::vector<card::Symbol>& words, const card::Reading& laid_out) {
  std::vector<Stretch> clear;  // kanji and kana
  for (const card::Symbol& symbol : laid_out.symbols) {
    const card::Bounds b = card::bounds(symbol.box);
    const float quarter = b.height() / 4;
    const bool lies = std::any_of(words.begin(), words.end(), [&](const card::Symbol& word) {
      return word.confidence >= symbol.confidence && middle(word) > b.top + quarter &&
             middle(word) < b.bottom - quarter;
    });
    if (!lies && symbol.confidence >= kClear && text::count_scripts(symbol.text).japanese() > 0)
      clear.push_back({b.top, b.bottom});
  }
  std::vector<Stretch> stretches;
  for (const card::Symbol& word : words) {
    const float at = middle(word);
    Stretch stretch{std::numeric_limits<float>::lowest(), std::numeric_limits<float>::max()};
    for (const Stretch& kanji : clear) {
      if (kanji.bottom <= at) stretch.top = std::max(stretch.top, kanji.bottom);
      if (kanji.top >= at) stretch.bottom = std::min(stretch.bottom, kanji.top);
    }
    if (stretches.empty() || stretches.back().top != stretch.top) stretches.push_back(stretch);
  }
  return stretches;
}

}  // namespace ocr
