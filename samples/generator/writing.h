#pragma once

#include <string>

namespace samples {

enum class LongVowels { dropped, with_h, kept };  ///< 大野: Ono, Ohno, Oono

/// Katakana to Hepburn romaji, small letters.
std::string to_romaji(const std::string& katakana, LongVowels vowels = LongVowels::dropped);
std::string to_hiragana(const std::string& katakana);
/// ASCII to full-width forms; the hyphen becomes U+FF0D.
std::string to_full_width(const std::string& ascii);
/// Every ASCII digit to its kanji, zero as 〇; the hyphen becomes ― (U+2015).
std::string to_kanji_digits(const std::string& ascii);
/// 1..99 as 一 .. 九十九.
std::string to_kanji_number(int number);
std::string upper(std::string ascii);
std::string lower(std::string ascii);
/// First letter large.
std::string capitalised(std::string ascii);
/// For mail addresses: accents dropped, small letters, nothing but a-z, 0-9 and the hyphen.
std::string to_ascii_slug(const std::string& text);
/// The digits of a printed number.
std::string digits_of(const std::string& text);

}  // namespace samples
