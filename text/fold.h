#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

/// The form in which texts are compared for search and matching: NFKC, case fold, kanji variants folded, hiragana to
/// katakana, Latin accents off, no blanks, no punctuation.
std::string match_key(std::string_view utf8);

/// Every key under which a person's or company's text should be found: its match_key and, for kana or romaji text,
/// its romaji_key. Queries are folded with the same function; a hit is any shared key or prefix.
std::vector<std::string> search_keys(std::string_view utf8);

}  // namespace text
