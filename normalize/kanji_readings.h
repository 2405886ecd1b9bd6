#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace normalize {

/// What one kanji is read in names, and how often, as shares that add up to at most 1.
using KanjiReadings = std::map<char32_t, std::vector<std::pair<std::string, float>>>;

/// Divides the readings of known names among their kanji: the division under which all names together are likeliest
/// (expectation maximisation; Dempster, Laird and Rubin 1977). Takes names with one katakana reading each; names of
/// more than four kanji, with kana or with 々 teach nothing. Readings of under a fiftieth of a kanji's names are left
/// out.
KanjiReadings learn_kanji_readings(const std::vector<std::pair<std::string, std::string>>& names);

/// The readings that a name may have by those of its kanji, likeliest first, `most` at most; empty where one of them
/// has none. For names that no dictionary has.
std::vector<std::string> composed_readings(std::string_view name, const KanjiReadings& readings, std::size_t most = 8);

/// Katakana to the kanji that are read so.
using KanjiByReading = std::map<std::string, std::u32string, std::less<>>;
KanjiByReading by_reading(const KanjiReadings& readings);

/// All texts with that reading (katakana) that differ from `name` in one kanji: what a misread name may be.
std::vector<std::string> respelt(std::string_view name, std::string_view katakana, const KanjiReadings& readings,
                                 const KanjiByReading& kanji);

}  // namespace normalize
