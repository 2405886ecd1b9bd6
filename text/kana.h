#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

/// Hiragana and half-width katakana to katakana; the rest stays.
std::string to_katakana(std::string_view utf8);
/// Katakana (either width) to hiragana; the rest stays, ー too.
std::string to_hiragana(std::string_view utf8);

/// Modified Hepburn without macrons, long vowels spelt out: "ヤマダ タロウ" -> "yamada tarou". Characters that are
/// no kana stay.
std::string romaji_from_kana(std::string_view kana);

/// The katakana that a romaji word may stand for (Hepburn, Kunrei and the passport's OH), most likely first;
/// 32 at most; empty when the word is no romaji (one word: blanks make it none). Long vowels: "Taro" gives タロ and
/// タロウ, "Ohno" オオノ and オノ, "Sato" サト, サトウ, ...
std::vector<std::string> kana_from_romaji(std::string_view word);

/// A key under which all romanisations of one reading meet: lower case, long vowels collapsed (ou, oo, oh -> o;
/// uu, uh -> u; macrons and ー go), tch -> cch, m before b, p, m -> n, kunrei -> hepburn, no blanks, apostrophes
/// or hyphens. Takes kana as well. For comparing only.
std::string romaji_key(std::string_view romaji_or_kana);

}  // namespace text
