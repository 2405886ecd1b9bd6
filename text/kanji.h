#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace text {

/// Variant kanji to one form for matching only (髙→高, 﨑→崎, 邊→辺, 澤→沢, ...); strips variation selectors.
std::string fold_kanji_variants(std::string_view utf8);
char32_t fold_kanji_variant(char32_t c);  ///< of one character

/// Reads "二十三", "百二十", "千二百三" or positional "二三" / "一〇〇"; nothing for other text.
std::optional<std::int64_t> parse_kanji_number(std::string_view utf8);

/// Kanji digits written by position (〇一二三四五六七八九零) to ASCII digits, one by one; the rest stays.
std::string kanji_digits_to_ascii(std::string_view utf8);

}  // namespace text
