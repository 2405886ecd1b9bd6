#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

/// The form in which texts are compared for search and matching: NFKC, case fold, kanji variants folded, hiragana to
/// katakana, Latin accents off, ヶ and ヵ large, letters and numbers only (no blanks, punctuation or symbols).
/// Idempotent; empty for a text without letters and numbers. Thread-safe.
std::string match_key(std::string_view utf8);

/// Every key under which a person's or company's text should be found: its match_key and, for kana or romaji text,
/// its romaji_key; empty for a text without letters. The text is taken as a whole: split names into words first where
/// each word should be found. Queries are folded with the same function; a hit is any shared key or prefix.
std::vector<std::string> search_keys(std::string_view utf8);

}  // namespace text
