#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/knowledge_names.h"
#include "normalize/person_name.h"

namespace normalize {

/// A name's words between blanks, without marks at the ends; single characters of a letter-spaced name stay apart.
std::vector<std::string> name_words(std::string_view text);

/// "マルクス・リンドストローム": a foreigner's name in katakana, the family name last; nothing for other texts.
std::optional<NameParts> split_foreign_name(std::string_view text);

/// Log-odds that the first `family_length` characters are the surname and the rest the given name, by the kanji
/// statistic alone; higher is better.
double kanji_split_score(std::u32string_view name, std::size_t family_length, const NameBook& names);

/// Whether two words are a known surname and one to three kanji: 盛長 is no title there, 新市 no place.
bool is_set_as_name(std::string_view family, std::string_view given, const NameBook& names);

/// Whether a character may stand in a Japanese name: kanji, kana, ヶ, 々, ー.
bool is_name_character(char32_t c);

}  // namespace normalize
