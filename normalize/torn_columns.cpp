#include "normalize/torn_columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "card/geometry.h"
#include "normalize/line_features.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::size_t kCodeDigits = 7, kShortestPhone = 10, kLongestPhone = 11;
constexpr std::size_t kStrokes = 2;  ///< dashes of a phone, which may have been read as digits

bool is_postal_mark(char32_t c) { return c == U'〒' || c == U'〶'; }

bool is_of_number(char32_t c) {
  return is_ascii_digit(c) || is_dash(c) || c == U'(' || c == U')' || c == U'（' || c == U'）' || c == U' ';
}

std::size_t digits_in(const PrintedLine& line, std::size_t begin) {
  const auto& chars = line.chars();
  return static_cast<std::size_t>(
      std::count_if(chars.begin() + static_cast<std::ptrdiff_t>(begin), chars.end(), is_ascii_digit));
}

/// The beginning of a number at the end of a line.
struct Beginning {
  std::size_t digits = 0;
  bool postal = false;
};

/// What may go on in the line below: behind at most a label, a number that begins with the trunk zero, or a postal
/// code, and that is not whole.
std::optional<Beginning> begins_a_number(const std::string& text) {
  constexpr std::size_t kLongestLabel = 5;  // characters
  const PrintedLine line(text);
  std::size_t begin = line.size();
  while (begin > 0 && is_of_number(line[begin - 1])) --begin;
  if (begin > kLongestLabel) return std::nullopt;
  for (std::size_t i = 0; i < begin; ++i)
    if (is_ascii_digit(line[i])) return std::nullopt;
  Beginning found{digits_in(line, begin), begin > 0 && is_postal_mark(line[begin - 1])};
  while (line.at(begin) == U' ') ++begin;
  const bool trunk = line.at(begin) == U'0' || (is_opening(line.at(begin)) && line.at(begin + 1) == U'0');
  if (found.digits == 0 || (!found.postal && !trunk)) return std::nullopt;
  return found.digits < (found.postal ? kCodeDigits : kShortestPhone) ? std::optional(found) : std::nullopt;
}

bool goes_on(const Beginning& number, const std::string& text) {
  constexpr std::size_t kLongestRest = 8;  // digits: two groups
  const PrintedLine line(text);
  if (!std::all_of(line.chars().begin(), line.chars().end(), is_of_number)) return false;
  const std::size_t digits = digits_in(line, 0);
  const std::size_t most = number.postal ? kCodeDigits + 1 : kLongestPhone + kStrokes;
  return digits > 0 && digits <= kLongestRest && number.digits + digits <= most;
}

/// The reading of a line that goes on with a number: another one may have read it as letters.
const card::Reading* rest_reading(const Beginning& number, const card::TextLine& lower) {
  const auto rest = std::find_if(lower.readings.begin(), lower.readings.end(),
                                 [&](const card::Reading& reading) { return goes_on(number, reading.text()); });
  return rest == lower.readings.end() ? nullptr : &*rest;
}

bool is_kana(const std::string& text, std::size_t shortest, std::size_t longest) {
  const std::u32string plain = text::to_utf32(text);
  const auto kana = static_cast<std::size_t>(std::count_if(plain.begin(), plain.end(), text::is_kana));
  return kana >= shortest && kana <= longest &&
         std::all_of(plain.begin(), plain.end(), [](char32_t c) { return text::is_kana(c) || c == U' '; });
}

/// "どうめき ちひ" and "ろ" in one print.
bool are_furigana(const card::TextLine& upper, const card::TextLine& lower) {
  constexpr float kLeastSize = 0.7F;
  constexpr std::size_t kShortest = 2, kLongest = 12;
  const auto [smaller, larger] = std::minmax(upper.glyph_size_px, lower.glyph_size_px);
  return smaller >= kLeastSize * larger && is_kana(upper.text(), kShortest, kLongest) && is_kana(lower.text(), 1, 1);
}

/// Paper between a column and the one below it; nothing where they do not stand in one column.
std::optional<float> gap_between(const card::TextLine& upper, const card::TextLine& lower) {
  const card::Bounds a = card::bounds(upper.box), b = card::bounds(lower.box);
  const card::Bounds first{a.top, a.left, a.bottom, a.right}, second{b.top, b.left, b.bottom, b.right};
  return on_one_row(first, second) ? std::optional(b.top - a.bottom) : std::nullopt;
}

bool is_torn(const card::TextLine& upper, const card::TextLine& lower) {
  constexpr float kTouching = -0.3F, kWidest = 1.3F, kWidestOfKana = 2.0F;  // glyph sizes
  const std::optional<float> gap = gap_between(upper, lower);
  const float size = std::max(upper.glyph_size_px, lower.glyph_size_px);
  if (!gap || *gap < kTouching * size) return false;
  if (are_furigana(upper, lower)) return *gap <= kWidestOfKana * size;
  const std::optional<Beginning> number = begins_a_number(upper.text());
  return *gap <= kWidest * size && number && rest_reading(*number, lower);
}

void append(card::TextLine& upper, card::TextLine& lower) {
  const std::optional<Beginning> number = begins_a_number(upper.text());
  const card::Reading* best = number ? rest_reading(*number, lower) : nullptr;
  for (card::Reading& reading : upper.readings) {
    const auto same = std::find_if(lower.readings.begin(), lower.readings.end(),
                                   [&](const card::Reading& other) { return other.model == reading.model; });
    const card::Reading& own = same == lower.readings.end() ? lower.readings.front() : *same;
    const card::Reading& rest = best && !goes_on(*number, own.text()) ? *best : own;
    reading.symbols.insert(reading.symbols.end(), rest.symbols.begin(), rest.symbols.end());
    if (reading.posteriors.code_table == rest.posteriors.code_table)
      reading.posteriors.steps.insert(reading.posteriors.steps.end(), rest.posteriors.steps.begin(),
                                      rest.posteriors.steps.end());
    else
      reading.posteriors = {};
  }
  const card::Bounds a = card::bounds(upper.box), b = card::bounds(lower.box);
  upper.box = card::quad_from_bounds(
      {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)});
  upper.glyph_size_px = std::max(upper.glyph_size_px, lower.glyph_size_px);
  lower.readings.clear();
}

bool is_column(const card::TextLine& line) {
  return line.direction == card::Direction::vertical && !line.readings.empty();
}

/// The nearest line below that goes on with this one.
card::TextLine* rest_of(card::CardText& card, const card::TextLine& upper) {
  card::TextLine* nearest = nullptr;
  for (card::TextLine& lower : card.lines) {
    if (&lower == &upper || !is_column(lower) || !is_torn(upper, lower)) continue;
    if (!nearest || card::bounds(lower.box).top < card::bounds(nearest->box).top) nearest = &lower;
  }
  return nearest;
}

char32_t code_of(const card::Symbol& symbol) {
  const std::u32string code = text::to_utf32(symbol.text);
  return code.size() == 1 ? code[0] : U'\0';
}

/// Groups of digits behind a label, one blank between two of them: [begin, end) of the symbols.
std::vector<SymbolRange> digit_groups(const std::vector<card::Symbol>& symbols) {
  const auto is_digit = [&](std::size_t i) { return is_ascii_digit(code_of(symbols[i])); };
  std::size_t at = 0;
  while (at < symbols.size() && !is_digit(at)) ++at;
  std::vector<SymbolRange> groups;
  while (at < symbols.size() && is_digit(at)) {
    SymbolRange group{at, at};
    while (group.last < symbols.size() && is_digit(group.last)) ++group.last;
    groups.push_back(group);
    at = group.last + 1;
    if (group.last == symbols.size()) return groups;
    if (symbols[group.last].text != " ") return {};
  }
  return at >= symbols.size() ? groups : std::vector<SymbolRange>{};
}

/// "09771 211 1128": each group but the last ends with a stroke.
void mend_strokes(card::Reading& reading) {
  constexpr std::size_t kPostalGroup = 4;
  std::vector<card::Symbol>& symbols = reading.symbols;
  const std::vector<SymbolRange> groups = digit_groups(symbols);
  if (groups.size() < 2) return;
  std::size_t digits = 0;
  for (const SymbolRange& group : groups) digits += group.last - group.first;
  for (std::size_t g = 0; g + 1 < groups.size(); ++g)
    if (symbols[groups[g].last - 1].text != "1") return;
  const std::size_t left = digits - (groups.size() - 1);
  const bool postal = groups.front().first > 0 && is_postal_mark(code_of(symbols[groups.front().first - 1])) &&
                      groups.size() == 2 && left == kCodeDigits && groups[1].last - groups[1].first == kPostalGroup;
  const bool phone = symbols[groups.front().first].text == "0" && groups.size() == kStrokes + 1 &&
                     digits > kLongestPhone && left >= kShortestPhone && left <= kLongestPhone;
  if (!postal && !phone) return;
  for (std::size_t g = groups.size() - 1; g-- > 0;) {
    symbols[groups[g].last - 1].text = "-";
    symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(groups[g].last));
  }
  reading.posteriors = {};
}

/// "〒399-450-": the last of seven digits.
void mend_last_one(card::Reading& reading) {
  constexpr std::size_t kFront = 3;
  std::u32string shown;
  for (const card::Symbol& symbol : reading.symbols)
    if (symbol.text != " ") shown += code_of(symbol);
  const bool shaped = shown.size() == kCodeDigits + 2 && is_postal_mark(shown[0]) && is_dash(shown[kFront + 1]) &&
                      is_dash(shown.back());
  if (!shaped || std::count_if(shown.begin(), shown.end(), is_ascii_digit) != kCodeDigits - 1) return;
  card::Symbol& last = reading.symbols.back();
  if (last.text == " ") return;
  constexpr float kSettled = 0.6F;  // most confidence in a symbol that was mended
  last.text = "1";
  last.confidence = std::min(last.confidence, kSettled);
  reading.posteriors = {};
}

}  // namespace

void join_torn_columns(card::CardText& card) {
  for (card::TextLine& upper : card.lines)
    while (is_column(upper)) {
      card::TextLine* rest = rest_of(card, upper);
      if (!rest) break;
      append(upper, *rest);
    }
}

void mend_column_dashes(card::CardText& card) {
  for (card::TextLine& line : card.lines) {
    if (!is_column(line)) continue;
    for (card::Reading& reading : line.readings) {
      mend_strokes(reading);
      mend_last_one(reading);
    }
  }
}

}  // namespace normalize
