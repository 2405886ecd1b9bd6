#pragma once

#include <cstddef>
#include <string_view>

namespace normalize {

/// Where the building begins in what stands behind the city of a Japanese address ("千代田1-1 山田ビル5F"), in bytes;
/// the text's size when no building is printed. `town_end`: bytes of a known town name in front (may be 0); numbers
/// inside it (一番町, 八丁堀) are no block numbers.
std::size_t building_begin(std::string_view rest, std::size_t town_end);

/// Whether a text holds a block number (1-2-3, 二丁目三番五号, 12番地).
bool has_block_number(std::string_view text);

/// Whether a kanji numeral at a place of the text counts blocks: one before 丁目, 番, a dash or the like. 海屋五丁目 is
/// no misread 海屋町丁目.
bool counts_blocks(std::u32string_view text, std::size_t at);

/// Whether a text holds a word of a building or floor (ビル, 5F, 三階, 301号室).
bool has_building_word(std::string_view text);

}  // namespace normalize
