#include "normalize/officer_initials.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr float kSettled = 0.5F;  // most confidence in a symbol that was changed

using Symbols = std::vector<card::Symbol>;

char32_t code_at(const Symbols& symbols, std::size_t at) {
  if (at >= symbols.size()) return U'\0';
  const std::u32string code = text::to_utf32(symbols[at].text);
  return code.size() == 1 ? code[0] : U'\0';
}

bool is_one_of(char32_t c, std::u32string_view set) { return c != U'\0' && set.find(c) != std::u32string_view::npos; }

void set(card::Symbol& symbol, const char* text) {
  if (symbol.text == text) return;
  symbol.text = text;
  symbol.confidence = std::min(symbol.confidence, kSettled);
}

/// Whether the E and the O of CEO, the T and the O of CTO … stand there, and no further letter.
bool ends_officer(const Symbols& symbols, std::size_t at) {
  const char32_t behind = code_at(symbols, at + 2);
  return is_one_of(code_at(symbols, at), U"ETFOIM") && is_one_of(code_at(symbols, at + 1), U"Oo0") &&
         !text::is_latin(behind) && !text::is_digit(behind) && behind != U')' && behind != U'）';
}

void settle(Symbols& symbols) {
  for (std::size_t i = 0; i + 3 < symbols.size(); ++i) {
    if (!is_one_of(code_at(symbols, i), U"役員長者")) continue;
    const char32_t next = code_at(symbols, i + 1);
    const bool echo = next >= U'a' && next <= U'z' && code_at(symbols, i + 2) == U'C' && ends_officer(symbols, i + 3);
    if (echo) symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    if (!is_one_of(code_at(symbols, i + 1), U"CcoO0Gn(（") || !ends_officer(symbols, i + 2)) continue;
    set(symbols[i + 1], "C");
    set(symbols[i + 3], "O");
  }
}

}  // namespace

void settle_officer_initials(card::CardText& card) {
  for (card::TextLine& line : card.lines)
    for (card::Reading& reading : line.readings) settle(reading.symbols);
}

}  // namespace normalize
