#include "normalize/address_block.h"

#include <algorithm>
#include <optional>

#include "normalize/printed_line.h"
#include "normalize/tables/address_words.h"
#include "text/script.h"

namespace normalize {
namespace {

bool is_kanji_numeral(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百千";
  return kNumerals.find(c) != std::u32string_view::npos;
}

bool is_block_dash(const PrintedLine& line, std::size_t i) {
  // In vertical print the dash between numbers is upright.
  return is_dash(line[i]) || line[i] == U'|' || line[i] == U'│' || line[i] == U'丨';
}

/// What follows a number inside a block number, longest first.
constexpr std::u32string_view kSuffixes[] = {U"丁目", U"番地", U"地割", U"番", U"号", U"条", U"線", U"丁", U"区"};
/// What makes the number before it a part of a building.
constexpr std::u32string_view kBuildingSuffixes[] = {U"号室", U"号館", U"号棟", U"階", U"F",     U"f",
                                                     U"室",   U"棟",   U"館",   U"Ｆ", U"フロア"};

bool starts_with(const PrintedLine& line, std::size_t at, std::u32string_view word) {
  return at <= line.size() && std::u32string_view(line.chars()).substr(at).starts_with(word);
}

bool is_building_number(const PrintedLine& line, std::size_t after_number) {
  return std::any_of(std::begin(kBuildingSuffixes), std::end(kBuildingSuffixes), [&](std::u32string_view suffix) {
    if (!starts_with(line, after_number, suffix)) return false;
    // "5F" is a floor, "5Future" is not.
    return suffix.size() > 1 || !is_ascii_letter(suffix[0]) || !is_ascii_letter(line.at(after_number + 1));
  });
}

std::size_t skip_blanks(const PrintedLine& line, std::size_t at) {
  while (line.at(at) == U' ') ++at;
  return at;
}

/// One past a number at `at`; `at` when there is none. Kanji numerals and digits do not mix.
std::size_t number_end(const PrintedLine& line, std::size_t at) {
  std::size_t end = at;
  while (is_ascii_digit(line.at(end))) ++end;
  if (end > at) return end;
  while (end < line.size() && is_kanji_numeral(line[end])) ++end;
  return end;
}

std::size_t suffix_end(const PrintedLine& line, std::size_t at) {
  for (const std::u32string_view suffix : kSuffixes) {
    if (starts_with(line, at, suffix)) return at + suffix.size();
  }
  return at;
}

/// One past the connection between two numbers of one block number: a dash, の, ノ, or a compass point behind 条.
std::size_t joint_end(const PrintedLine& line, std::size_t at, bool after_suffix) {
  std::size_t i = skip_blanks(line, at);
  if (i < line.size() && is_block_dash(line, i)) return skip_blanks(line, i + 1);
  constexpr std::u32string_view kJoints = U"のノ之";
  if (i < line.size() && kJoints.find(line[i]) != std::u32string_view::npos && number_end(line, i + 1) > i + 1)
    return i + 1;
  constexpr std::u32string_view kCompass = U"東西南北";
  if (after_suffix && i < line.size() && kCompass.find(line[i]) != std::u32string_view::npos &&
      number_end(line, i + 1) > i + 1) {
    return i + 1;
  }
  return after_suffix ? i : at;
}

/// One past the block number that begins at `begin`; nothing when no block number begins there.
std::optional<std::size_t> block_end(const PrintedLine& line, std::size_t begin) {
  std::size_t number = number_end(line, begin);
  if (number == begin || is_building_number(line, number)) return std::nullopt;
  const bool kanji = is_kanji_numeral(line[begin]);
  std::size_t end = suffix_end(line, number);
  bool certain = !kanji || end > number;
  while (true) {
    const bool after_suffix = end > number;
    const std::size_t next = joint_end(line, end, after_suffix);
    const std::size_t next_number = number_end(line, next);
    if (next_number == next || is_building_number(line, next_number)) break;
    if (next == end && !after_suffix) break;
    number = next_number;
    end = suffix_end(line, number);
    certain = true;
  }
  return certain ? std::optional(end) : std::nullopt;
}

/// "四条通烏丸東入長刀鉾町8": a number inside a street name, when a town's word and another number follow at once.
bool goes_on(const PrintedLine& line, std::size_t end) {
  if (end >= line.size() || line[end] == U' ' || !(text::is_han(line[end]) || text::is_kana(line[end]))) return false;
  constexpr std::u32string_view kTownMarks[] = {U"町",   U"通",   U"入", U"上る", U"下る",
                                                U"上ル", U"下ル", U"字", U"村",   U"地割"};
  for (std::size_t i = end; i < line.size() && line[i] != U' '; ++i) {
    const auto following = block_end(line, i);
    if (following) {
      const auto before = std::u32string_view(line.chars()).substr(end, i - end);
      return std::any_of(std::begin(kTownMarks), std::end(kTownMarks),
                         [&](std::u32string_view mark) { return before.find(mark) != std::u32string_view::npos; });
    }
  }
  return false;
}

/// Without a number: the first word behind a blank that names a building.
std::size_t building_without_number(const PrintedLine& line, std::size_t from) {
  for (std::size_t i = from; i < line.size(); ++i) {
    if (line[i] != U' ') continue;
    if (has_building_word(line.text(i, line.size()))) return skip_blanks(line, i);
  }
  return line.size();
}

}  // namespace

std::size_t building_begin(std::string_view rest, std::size_t town_end) {
  const PrintedLine line(rest);
  const std::size_t from = line.index_of_byte(town_end);
  for (std::size_t i = from; i < line.size(); ++i) {
    const auto end = block_end(line, i);
    if (!end) {
      i = std::max(i, number_end(line, i) > i ? number_end(line, i) - 1 : i);
      continue;
    }
    if (goes_on(line, *end)) {
      i = *end - 1;
      continue;
    }
    return line.span(skip_blanks(line, *end), line.size()).begin;
  }
  const std::size_t begin = building_without_number(line, from);
  return line.span(begin, line.size()).begin;
}

bool has_block_number(std::string_view text) {
  const PrintedLine line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto end = block_end(line, i);
    if (!end) continue;
    const std::size_t number = number_end(line, i);
    if (suffix_end(line, number) > number || *end > number) return true;
    i = *end;
  }
  return false;
}

bool counts_blocks(std::u32string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_kanji_numeral(text[end])) ++end;
  if (end == at || end == text.size()) return false;
  const std::u32string_view behind = text.substr(end);
  return is_dash(behind.front()) || std::any_of(std::begin(kSuffixes), std::end(kSuffixes),
                                                [&](std::u32string_view suffix) { return behind.starts_with(suffix); });
}

bool has_building_word(std::string_view text) {
  const std::string small = to_small_ascii(text);
  for (const std::string_view word : tables::kBuildingWords) {
    if (small.find(word) != std::string::npos) return true;
  }
  const PrintedLine line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t end = number_end(line, i);
    if (end > i && is_building_number(line, end)) return true;
  }
  return false;
}

}  // namespace normalize
