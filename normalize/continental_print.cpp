#include "normalize/continental_print.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/printed_line.h"
#include "normalize/tables/taiwan_forms.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr float kSettled = 0.6F;  ///< most confidence in a symbol that was mended

using Symbols = std::vector<card::Symbol>;

/// The characters of a reading, one for each symbol; NUL for what is not one character.
std::u32string characters_of(const Symbols& symbols) {
  std::u32string all;
  for (const card::Symbol& symbol : symbols) {
    const std::u32string code = text::to_utf32(symbol.text);
    all += code.size() == 1 ? code[0] : U'\0';
  }
  return all;
}

void mend(card::Symbol& symbol, char32_t meant) {
  symbol.text = text::to_utf8(std::u32string(1, meant));
  symbol.confidence = std::min(symbol.confidence, kSettled);
}

/// Another form of the same character: nothing was misread.
bool set_taiwan_forms(Symbols& symbols) {
  bool changed = false;
  const std::u32string read = characters_of(symbols);
  for (std::size_t i = 0; i < read.size(); ++i) {
    const std::size_t at = tables::kJapaneseForms.find(read[i]);
    if (read[i] == U'\0' || at == tables::kJapaneseForms.npos) continue;
    symbols[i].text = text::to_utf8(std::u32string(1, tables::kTaiwanForms[at]));
    changed = true;
  }
  return changed;
}

/// 股傍有限公司, 股份有眼公司: one of six characters, at the end of a word.
bool mend_legal_form(Symbols& symbols) {
  constexpr std::u32string_view kForm = U"股份有限公司";
  const std::u32string read = characters_of(symbols);
  for (std::size_t i = 0; i + kForm.size() <= read.size(); ++i) {
    std::size_t wrong = 0, at = 0;
    for (std::size_t k = 0; k < kForm.size(); ++k)
      if (read[i + k] != kForm[k]) ++wrong, at = i + k;
    if (wrong != 1 || !text::is_han(read[at])) continue;
    mend(symbols[at], kForm[at - i]);
    return true;
  }
  return false;
}

/// "塗 美惠", "塗記食品行", "淩峰精密": rare characters that a model of traditional print gives for the surnames 涂 and
/// 凌. 塗 is a word too: 塗料, 塗裝.
bool mend_surname(Symbols& symbols) {
  constexpr std::u32string_view kHouse = U"記家氏";
  constexpr std::size_t kLongestName = 4;  // characters
  bool changed = false;
  std::u32string read = characters_of(symbols);
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i] != U'淩') continue;
    mend(symbols[i], U'凌');
    changed = true;
  }
  if (read.empty() || read[0] != U'塗') return changed;
  const bool name = read.size() >= 3 && read.size() <= kLongestName && read[1] == U' ';
  const bool house = read.size() > 2 && kHouse.find(read[1]) != kHouse.npos;
  if (!name && !house) return changed;
  mend(symbols[0], U'涂');
  return true;
}

/// "146, 9증": 증 has no place behind a figure, 층 (floor) has.
bool mend_floor(Symbols& symbols) {
  constexpr char32_t kRead = U'증', kMeant = U'층';
  constexpr std::u32string_view kEnds = U" ,)(";
  bool changed = false;
  const std::u32string read = characters_of(symbols);
  for (std::size_t i = 1; i < read.size(); ++i) {
    const bool ends = i + 1 == read.size() || kEnds.find(read[i + 1]) != kEnds.npos;
    if (read[i] != kRead || !is_ascii_digit(read[i - 1]) || !ends) continue;
    mend(symbols[i], kMeant);
    changed = true;
  }
  return changed;
}

/// The first symbol behind so many that are no blanks.
std::size_t behind_ink(const Symbols& symbols, std::size_t count) {
  std::size_t at = 0;
  while (at < symbols.size() && count > 0) count -= symbols[at++].text == " " ? 0 : 1;
  return at;
}

/// "Pin-YuShih" where another reading has "Pin-Yu Shih": a small letter before a capital with a blank lost between
/// them.
bool part_run_words(card::TextLine& line) {
  if (line.readings.size() < 2) return false;
  Symbols& symbols = line.readings.front().symbols;
  const auto is_between = [](char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; };
  const std::u32string read = characters_of(symbols);
  for (std::size_t i = 1, ink = 0; i < read.size(); ++i) {
    ink += read[i - 1] == U' ' ? 0 : 1;
    if (!is_between(read[i - 1], U'a', U'z') || !is_between(read[i], U'A', U'Z')) continue;
    const bool parted = std::any_of(line.readings.begin() + 1, line.readings.end(), [&](const card::Reading& other) {
      const std::size_t at = behind_ink(other.symbols, ink);
      return at > 0 && at + 1 < other.symbols.size() && other.symbols[at].text == " " &&
             other.symbols[at - 1].text == symbols[i - 1].text && other.symbols[at + 1].text == symbols[i].text;
    });
    if (!parted) continue;
    symbols.insert(symbols.begin() + static_cast<std::ptrdiff_t>(i), card::Symbol{" ", symbols[i].box, 1, {}});
    return true;
  }
  return false;
}

}  // namespace

bool settle_continental_print(card::CardText& card, const Origin& origin) {
  bool changed = false;
  for (card::TextLine& line : card.lines) {
    if (origin.unlearnt() && part_run_words(line)) changed = true;
    for (card::Reading& reading : line.readings) {
      bool own = false;
      if (origin.manner == Manner::korean) own = mend_floor(reading.symbols);
      if (origin.manner == Manner::chinese && origin.country == "TW") {
        own = set_taiwan_forms(reading.symbols);
        own = mend_legal_form(reading.symbols) || own;
        own = mend_surname(reading.symbols) || own;
      }
      if (own) reading.posteriors = {};
      changed = changed || own;
    }
  }
  return changed;
}

}  // namespace normalize
