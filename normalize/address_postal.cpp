#include <algorithm>

#include "normalize/address.h"
#include "normalize/address_block.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {
namespace {

/// A digit of a printed code; letters that OCR makes of digits count where `mark` stands before the code.
char code_digit(char32_t c, bool lenient) {
  if (is_ascii_digit(c)) return static_cast<char>(c);
  constexpr std::u32string_view kKanji = U"〇一二三四五六七八九";
  if (const auto at = kKanji.find(c); at != std::u32string_view::npos) return static_cast<char>('0' + at);
  if (!lenient) return 0;
  if (c == U'O' || c == U'o' || c == U'○' || c == U'零') return '0';
  if (c == U'l' || c == U'I' || c == U'|') return '1';
  if (c == U'S') return '5';
  if (c == U'B') return '8';
  return 0;
}

struct Code {
  std::string digits;
  std::size_t end = 0;
  bool dash = false;
  bool kanji = false;
};

bool is_code_dash(char32_t c, bool kanji) {
  return is_dash(c) || (kanji && (c == U'|' || c == U'│' || c == U'丨')) || (!kanji && c == U'一') || c == U'~';
}

/// Three digits, a dash that may be missing, four digits.
std::optional<Code> read_code(const PrintedLine& line, std::size_t begin, bool lenient) {
  Code code;
  std::size_t i = begin;
  for (int k = 0; k < 7; ++k) {
    if (k == 3) {
      std::size_t at = i;
      while (line.at(at) == U' ') ++at;
      if (is_code_dash(line.at(at), code.kanji) && (line.at(at) != U'一' || code_digit(line.at(at + 4), false))) {
        code.dash = true;
        i = at + 1;
        while (line.at(i) == U' ') ++i;
      }
    }
    while (lenient && k > 0 && line.at(i) == U' ') ++i;  // letter-spaced print
    const char digit = code_digit(line.at(i), lenient);
    if (!digit) return std::nullopt;
    code.kanji = code.kanji || (!is_ascii_digit(line.at(i)) && text::is_han(line.at(i)));
    code.digits += digit;
    ++i;
  }
  code.end = i;
  const bool longer = code_digit(line.at(i), false) || (is_dash(line.at(i)) && code_digit(line.at(i + 1), false));
  // A kanji numeral behind the code may begin the address (一番町), an ASCII digit may not.
  if (longer && !(code.kanji ? false : text::is_han(line.at(i)))) return std::nullopt;
  return code;
}

float mark_quality(char32_t c) {
  if (c == U'〒' || c == U'〶') return 1.0F;
  constexpr std::u32string_view kMisread = U"干テ于千T〠Ｔ下〔〈亍";
  return kMisread.find(c) != std::u32string_view::npos ? 0.93F : 0.0F;
}

/// "r636 0911 奈良県…", "F100-0001 東京都…": at the beginning of a line, before a code and Japanese print, a letter of
/// two strokes is the mark.
float letter_mark_quality(const PrintedLine& line, std::size_t mark) {
  constexpr std::u32string_view kLetters = U"rFTYf";
  const bool looks = mark == 0 && kLetters.find(line.at(0)) != kLetters.npos && is_ascii_digit(line.at(1));
  const bool japanese =
      std::any_of(line.chars().begin(), line.chars().end(), [](char32_t c) { return text::is_han(c); });
  return looks && japanese ? 0.85F : 0.0F;
}

/// "IL340-0822" alone on a line: two upright letters are the strokes of a mark that lies in a column.
bool stands_behind_strokes(const PrintedLine& line, std::size_t begin) {
  constexpr std::u32string_view kStrokes = U"ILlT|+1";
  constexpr std::size_t kShape = 8;  // ddd-dddd
  return begin == 2 && line.size() == begin + kShape && is_dash(line[begin + 3]) &&
         kStrokes.find(line[0]) != kStrokes.npos && kStrokes.find(line[1]) != kStrokes.npos && !is_ascii_digit(line[1]);
}

/// Four digits before the dash: OCR makes a further one (8, 0, 7, 1) of a bold mark's strokes.
std::optional<Code> read_code_behind_echo(const PrintedLine& line, std::size_t begin) {
  if (!is_ascii_digit(line.at(begin)) || !is_code_dash(line.at(begin + 4), false)) return std::nullopt;
  return read_code(line, begin + 1, true);
}

/// Without a mark: alone on the line, or before Japanese text at the beginning of the line.
bool stands_like_a_code(const PrintedLine& line, std::size_t begin, const Code& code) {
  for (std::size_t i = 0; i < begin; ++i) {
    if (line[i] != U' ' && !is_opening(line[i])) return false;
  }
  std::size_t behind = code.end;
  while (line.at(behind) == U' ' || is_closing(line.at(behind))) ++behind;
  return code.dash && (behind == line.size() || text::is_han(line[behind]));
}

/// "丸亀町13-3 3F 760-0029": behind a blank at the end of a line that has a block number.
bool ends_an_address(const PrintedLine& line, std::size_t begin, const Code& code) {
  if (!code.dash || code.end != line.size() || begin == 0 || line[begin - 1] != U' ') return false;
  const std::string before = line.original(0, begin);
  return text::count_scripts(before).han > 2 && has_block_number(before);
}

}  // namespace

bool stands_behind_address(const std::string& line, const Piece<std::string>& code) {
  const std::string before = line.substr(0, code.span.begin);
  return text::count_scripts(before).han > 2 && has_block_number(before);
}

std::optional<Piece<std::string>> find_japanese_postal_code(std::string_view text) {
  const PrintedLine line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::size_t mark = i;
    while (mark > 0 && (line[mark - 1] == U' ' || line[mark - 1] == U':' || line[mark - 1] == U'.')) --mark;
    const float quality = mark > 0 ? std::max(mark_quality(line[mark - 1]), letter_mark_quality(line, mark - 1)) : 0;
    const bool marked = quality > 0;
    const bool strokes = stands_behind_strokes(line, i);
    const bool inside_word = !strokes && i > 0 &&
                             (is_ascii_digit(line[i - 1]) || is_dash(line[i - 1]) || is_ascii_letter(line[i - 1])) &&
                             !marked;
    if (inside_word) continue;
    auto code = read_code(line, i, quality == 1.0F || (marked && line.at(i + 3) == U' '));
    const bool echo = !code && quality == 1.0F;
    if (echo) code = read_code_behind_echo(line, i);
    if (!code) continue;
    const std::string value = code->digits.substr(0, 3) + "-" + code->digits.substr(3);
    const float dash = code->dash ? 1.0F : 0.95F;
    if (marked) return Piece<std::string>{value, line.span(mark - 1, code->end), (echo ? 0.7F : quality) * dash};
    if (strokes) return Piece<std::string>{value, line.span(0, code->end), 0.75F};
    if (stands_like_a_code(line, i, *code) || ends_an_address(line, i, *code))
      return Piece<std::string>{value, line.span(i, code->end), 0.8F};
  }
  return std::nullopt;
}

float postal_agreement(const card::Address& address, const PostalBook& postal) {
  const auto places = postal.places(address.postal_code);
  if (address.postal_code.empty() || places.empty()) return 0.5F;
  const std::string printed = text::without_blanks(address.region + address.locality + address.street);
  float best = 0;
  for (const PostalPlace& place : places) {
    const auto split = postal.split(printed, address.postal_code);
    const bool same_city = split.locality == place.locality && (split.region.empty() || split.region == place.region);
    if (!same_city) continue;
    const std::string behind = printed.substr(split.locality_end);
    const bool same_town = !place.town.empty() && behind.starts_with(place.town);
    best = std::max(best, same_town ? 1.0F : place.town.empty() ? 0.9F : 0.75F);
  }
  return best;
}

}  // namespace normalize
