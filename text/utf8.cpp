#include "text/utf8.h"

#include <unicode/utf8.h>

namespace text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    }
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  }
  out += static_cast<char>(0x80 | (c & 0x3F));
}

/// Calls use(code point), a negative one for each ill-formed maximal subpart, while it returns true.
template <class Use>
void for_each_code_point(std::string_view utf8, Use use) {
  // ICU's macros count in int32_t; texts beyond that are cut into pieces at character borders.
  constexpr std::size_t kPiece = 1U << 30U;
  while (!utf8.empty()) {
    std::size_t piece = utf8.size() < kPiece ? utf8.size() : kPiece;
    while (piece < utf8.size() && U8_IS_TRAIL(utf8[piece]) && piece > kPiece - 4) --piece;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto end = static_cast<std::int32_t>(piece);
    for (std::int32_t i = 0; i < end;) {
      UChar32 c = 0;
      U8_NEXT(bytes, i, end, c);
      if (!use(c)) return;
    }
    utf8.remove_prefix(piece);
  }
}

}  // namespace

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for_each_code_point(utf8, [&](UChar32 c) {
    out += c < 0 ? kReplacement : static_cast<char32_t>(c);
    return true;
  });
  return out;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append(out, c);
  return out;
}

std::string to_utf8(char32_t code_point) {
  std::string out;
  append(out, code_point);
  return out;
}

bool is_valid_utf8(std::string_view bytes) {
  bool valid = true;
  for_each_code_point(bytes, [&](UChar32 c) { return valid = c >= 0; });
  return valid;
}

}  // namespace text
