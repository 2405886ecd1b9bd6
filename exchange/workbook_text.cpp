#include "exchange/workbook_text.h"

#include <charconv>
#include <utility>

#include "text/utf8.h"

namespace exchange {
namespace {

constexpr std::size_t kEscapeBytes = 7;  // "_x000D_"

/// ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a UTF-16 unit in four hexadecimal digits.
std::string without_escapes(std::string text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + kEscapeBytes > text.size() || text[at + kEscapeBytes - 1] != '_') continue;
    unsigned unit = 0;
    const char* digits = text.data() + at + 2;
    const auto [end, error] = std::from_chars(digits, digits + 4, unit, 16);
    if (error != std::errc() || end != digits + 4 || (unit >= 0xD800 && unit < 0xE000)) continue;
    text.replace(at, kEscapeBytes, text::to_utf8(static_cast<char32_t>(unit)));
  }
  return text;
}

}  // namespace

void WorkbookText::begin(std::string_view element) {
  if (element == "rPh") ++readings_;
  inside_ = element == "t" && readings_ == 0;
}

void WorkbookText::end(std::string_view element) {
  if (element == "rPh") --readings_;
  inside_ = false;
}

void WorkbookText::text(std::string_view piece) {
  if (inside_) text_ += piece;
}

std::string WorkbookText::take() { return without_escapes(std::exchange(text_, {})); }

}  // namespace exchange
