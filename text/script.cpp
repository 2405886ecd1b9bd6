#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace text {
namespace {

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? script : USCRIPT_UNKNOWN;
}

}  // namespace

bool is_han(char32_t c) {
  if (c < 0x2E80) return false;
  return c == U'〆' || (script_of(c) == USCRIPT_HAN && u_isalnum(static_cast<UChar32>(c))) || c == U'〇';
}

bool is_hiragana(char32_t c) { return (c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x309F); }

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) ||
         (c >= 0xFF66 && c <= 0xFF9F);
}

bool is_kana(char32_t c) { return is_hiragana(c) || is_katakana(c); }

bool is_hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E);
}

bool is_latin(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return u_isalpha(static_cast<UChar32>(c)) && script_of(c) == USCRIPT_LATIN;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_blank(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

ScriptCounts count_scripts(std::string_view utf8) {
  ScriptCounts counts;
  for (const char32_t c : to_utf32(utf8)) {
    if (is_blank(c)) continue;
    if (is_han(c))
      ++counts.han;
    else if (is_hiragana(c))
      ++counts.hiragana;
    else if (is_katakana(c))
      ++counts.katakana;
    else if (is_hangul(c))
      ++counts.hangul;
    else if (is_latin(c))
      ++counts.latin;
    else if (is_digit(c))
      ++counts.digit;
    else
      ++counts.other;
  }
  return counts;
}

}  // namespace text
