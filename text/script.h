#pragma once

#include <string_view>

namespace text {

bool is_han(char32_t c);  ///< kanji, with 々 〆 ヶ-like marks left to the caller except 々 〆 which count
bool is_hiragana(char32_t c);
bool is_katakana(char32_t c);  ///< full- or half-width, ー included
bool is_kana(char32_t c);
bool is_hangul(char32_t c);  ///< Korean syllables and single letters of theirs
bool is_latin(char32_t c);   ///< letters of the Latin script, accented and full-width ones too
bool is_digit(char32_t c);   ///< 0-9 and full-width digits
bool is_blank(char32_t c);   ///< ASCII, no-break, ideographic and typographic blanks, tabs, line ends

/// How many code points of each kind a text has; blanks are not counted.
struct ScriptCounts {
  int han = 0, hiragana = 0, katakana = 0, hangul = 0, latin = 0, digit = 0, other = 0;
  int total() const { return han + hiragana + katakana + hangul + latin + digit + other; }
  int japanese() const { return han + hiragana + katakana; }
  int eastern() const { return japanese() + hangul; }  ///< Japanese, Chinese or Korean
};
ScriptCounts count_scripts(std::string_view utf8);

}  // namespace text
