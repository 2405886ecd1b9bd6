#include "normalize/line_features.h"

#include <algorithm>
#include <cmath>

#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// A gap that is wider than the line's usual one by this many glyph sizes parts two words though the reading shows no
/// blank.
constexpr float kWideGap = 0.8F;
/// Between two letters, or a hyphen and a letter or digit, whose models see blanks well and are misled about places in
/// letter-spaced print.
constexpr float kWideLetterGap = 1.4F;

bool is_blank_symbol(const card::Symbol& symbol) {
  const std::u32string code_points = text::to_utf32(symbol.text);
  return std::all_of(code_points.begin(), code_points.end(), text::is_blank);
}

/// Where a symbol stands along its line.
struct Extent {
  float begin = 0, end = 0;
  float middle() const { return (begin + end) / 2; }
};

Extent extent_of(const card::Symbol& symbol, card::Direction direction) {
  const card::Bounds box = card::bounds(symbol.box);
  if (direction == card::Direction::vertical) return {box.top, box.bottom};
  return {box.left, box.right};
}

/// The lower median of the gaps between a line's symbols: a letter-spaced line has wide ones everywhere.
float usual_gap(const card::TextLine& line, const card::Reading& reading) {
  std::vector<float> gaps;
  for (std::size_t i = 1; i < reading.symbols.size(); ++i) {
    if (is_blank_symbol(reading.symbols[i - 1]) || is_blank_symbol(reading.symbols[i])) continue;
    const float gap =
        extent_of(reading.symbols[i], line.direction).begin - extent_of(reading.symbols[i - 1], line.direction).end;
    gaps.push_back(std::max(gap, 0.0F));
  }
  if (gaps.size() < 2) return 0;
  std::sort(gaps.begin(), gaps.end());
  return gaps[(gaps.size() - 1) / 2];
}

enum class Sign { letter, digit, hyphen, other };

Sign sign_of(const std::string& symbol) {
  const text::ScriptCounts counts = text::count_scripts(symbol);
  if (counts.latin > 0) return Sign::letter;
  return counts.digit > 0 ? Sign::digit : symbol == "-" ? Sign::hyphen : Sign::other;
}

bool are_one_word(Sign before, Sign behind) {
  if (before == Sign::letter && behind == Sign::letter) return true;
  return (before == Sign::hyphen && (behind == Sign::letter || behind == Sign::digit)) ||
         (behind == Sign::hyphen && (before == Sign::letter || before == Sign::digit));
}

void append(PrintedText& printed, std::string_view text, std::size_t symbol) {
  printed.text += text;
  printed.symbol_of_byte.resize(printed.text.size(), symbol);
}

/// Lines of one block are this near, in glyph sizes of the smaller one: below each other, or beside on one row.
constexpr float kLineGap = 1.1F;
constexpr float kRowGap = 2.5F;

bool in_one_block(const LineFeatures& a, const LineFeatures& b) {
  if (a.direction != b.direction) return false;
  const float glyph = std::min(a.size_px, b.size_px);
  const float gap_x = std::max(a.box.left, b.box.left) - std::min(a.box.right, b.box.right);
  const float gap_y = std::max(a.box.top, b.box.top) - std::min(a.box.bottom, b.box.bottom);
  const float along = a.direction == card::Direction::horizontal ? gap_x : gap_y;
  const float across = a.direction == card::Direction::horizontal ? gap_y : gap_x;
  return (along < 0 && across < kLineGap * glyph) || (across < -0.5F * glyph && along < kRowGap * glyph);
}

/// Whether two columns stand one above the other, the second first: parts of one line of writing.
bool goes_before(const LineFeatures& later, const LineFeatures& earlier) {
  constexpr float kShared = 0.6F;  // of the narrower one
  if (later.direction != card::Direction::vertical || earlier.direction != later.direction) return false;
  const float shared = std::min(later.box.right, earlier.box.right) - std::max(later.box.left, earlier.box.left);
  return shared > kShared * std::min(later.box.width(), earlier.box.width()) && later.box.bottom <= earlier.box.top;
}

/// A label in its own column may stand a pixel lower than what it is the label of; of two parts of a column the upper
/// one comes first.
void set_parts_in_order(const std::vector<LineFeatures>& lines, std::vector<std::size_t>& order) {
  const auto follows = [&](const LineFeatures& first, const LineFeatures& next) {
    return first.direction == card::Direction::horizontal && next.direction == first.direction &&
           on_one_row(first.box, next.box) && next.box.right < first.box.left && in_one_block(first, next);
  };
  for (std::size_t i = 1; i < order.size(); ++i)
    for (std::size_t k = i;
         k > 0 && (follows(lines[order[k - 1]], lines[order[k]]) || goes_before(lines[order[k]], lines[order[k - 1]]));
         --k)
      std::swap(order[k - 1], order[k]);
}

std::vector<std::size_t> block_order(const std::vector<LineFeatures>& lines) {
  std::vector<std::size_t> order;
  std::vector<bool> placed(lines.size(), false);
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (placed[first]) continue;
    std::vector<std::size_t> block{first};
    placed[first] = true;
    for (std::size_t i = 0; i < block.size(); ++i)
      for (std::size_t other = 0; other < lines.size(); ++other)
        if (!placed[other] && in_one_block(lines[block[i]], lines[other])) {
          placed[other] = true;
          block.push_back(other);
        }
    std::sort(block.begin(), block.end());
    order.insert(order.end(), block.begin(), block.end());
  }
  set_parts_in_order(lines, order);
  return order;
}

float median_size(const card::CardText& card) {
  std::vector<float> sizes;
  for (const card::TextLine& line : card.lines)
    if (line.glyph_size_px > 0) sizes.push_back(line.glyph_size_px);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

}  // namespace

PrintedText printed_text(const card::TextLine& line, const card::Reading& reading) {
  PrintedText printed;
  bool blank_before = false;
  float last_end = 0;
  const float usual = usual_gap(line, reading);
  Sign sign_before = Sign::other;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
    const card::Symbol& symbol = reading.symbols[i];
    if (is_blank_symbol(symbol)) {
      blank_before = true;
      continue;
    }
    const Extent extent = extent_of(symbol, line.direction);
    const bool has_box = extent.end > extent.begin;
    const Sign sign = sign_of(symbol.text);
    const float wide = usual + (are_one_word(sign_before, sign) ? kWideLetterGap : kWideGap) * line.glyph_size_px;
    const bool wide_gap = has_box && last_end > 0 && line.glyph_size_px > 0 && extent.begin - last_end > wide;
    if (!printed.text.empty() && (blank_before || wide_gap)) append(printed, " ", i);
    append(printed, symbol.text, i);
    blank_before = false;
    sign_before = sign;
    if (has_box) last_end = extent.end;
  }
  return printed;
}

CardFeatures card_features(const card::CardText& card) {
  CardFeatures features;
  features.median_size_px = median_size(card);
  for (const card::TextLine& line : card.lines) {
    LineFeatures one;
    for (const card::Reading& reading : line.readings) one.readings.push_back(printed_text(line, reading));
    if (one.readings.empty()) one.readings.emplace_back();
    one.box = card::bounds(line.box);
    one.direction = line.direction;
    one.confidence = line.confidence();
    one.size_px = line.glyph_size_px;
    if (features.median_size_px > 0 && line.glyph_size_px > 0)
      one.relative_size = line.glyph_size_px / features.median_size_px;
    if (card.width > 0) one.centre_x = one.box.centre_x() / static_cast<float>(card.width);
    if (card.height > 0) one.centre_y = one.box.centre_y() / static_cast<float>(card.height);
    features.lines.push_back(std::move(one));
  }
  features.order = block_order(features.lines);
  return features;
}

int legible_japanese(const LineFeatures& line) {
  constexpr float kGuess = 0.6F;
  if (line.confidence < kGuess) return 0;
  int count = 0;
  for (const char32_t c : text::to_utf32(line.text()))
    if (c != U'ー' && c != U'一' && c != U'〇' && (text::is_han(c) || text::is_kana(c))) ++count;
  return count;
}

bool is_latin_scrap(std::string_view text, float confidence) {
  constexpr int kFewest = 4;
  constexpr float kLegible = 0.8F;
  const text::ScriptCounts counts = text::count_scripts(text);
  return counts.eastern() == 0 && counts.latin < kFewest && confidence < kLegible;
}

bool is_column_scrap(const LineFeatures& line) {
  constexpr float kGuess = 0.5F, kLegible = 0.8F, kLegibleLatin = 0.75F;
  constexpr std::size_t kFewestSnatches = 4;
  constexpr double kSnatch = 2.7;  // characters on the average
  if (line.direction != card::Direction::vertical || line.confidence >= kLegible) return false;
  const std::string& text = line.text();
  if (line.confidence < kGuess && text::count_scripts(text).latin > 0) return true;
  const auto snatches = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
  const auto characters = static_cast<double>(text::to_utf32(text).size() - (snatches - 1));
  if (snatches >= kFewestSnatches && characters <= kSnatch * static_cast<double>(snatches)) return true;
  return line.confidence < kLegibleLatin && text::count_scripts(text).eastern() == 0;
}

SymbolRange symbols_of(const PrintedText& printed, Span span) {
  const std::size_t end = std::min(span.end, printed.symbol_of_byte.size());
  if (span.begin >= end) return {};
  return {printed.symbol_of_byte[span.begin], printed.symbol_of_byte[end - 1] + 1};
}

SymbolRange same_place(const card::TextLine& line, std::size_t reading, SymbolRange range, std::size_t other_reading) {
  if (reading == other_reading || range.empty()) return range;
  const std::vector<card::Symbol>& from = line.readings[reading].symbols;
  const std::vector<card::Symbol>& to = line.readings[other_reading].symbols;
  const float begin = extent_of(from[range.first], line.direction).begin;
  const float end = extent_of(from[range.last - 1], line.direction).end;
  SymbolRange found{to.size(), 0};
  for (std::size_t i = 0; i < to.size(); ++i) {
    const float middle = extent_of(to[i], line.direction).middle();
    if (is_blank_symbol(to[i]) || middle < begin || middle > end) continue;
    found.first = std::min(found.first, i);
    found.last = i + 1;
  }
  return found.empty() ? SymbolRange{} : found;
}

Span bytes_of(const PrintedText& printed, SymbolRange range) {
  Span span{printed.text.size(), 0};
  for (std::size_t byte = 0; byte < printed.symbol_of_byte.size(); ++byte) {
    const std::size_t symbol = printed.symbol_of_byte[byte];
    if (symbol < range.first || symbol >= range.last || printed.text[byte] == ' ') continue;
    span.begin = std::min(span.begin, byte);
    span.end = byte + 1;
  }
  return span.empty() ? Span{} : span;
}

card::Evidence evidence_of(const card::CardText& card, const CardFeatures& features, std::size_t line,
                           std::size_t reading, Span span) {
  const SymbolRange range = symbols_of(features.lines[line].readings[reading], span);
  const SymbolRange preferred = same_place(card.lines[line], reading, range, 0);
  return {line, preferred.first, preferred.last};
}

card::Bounds box_of(const card::CardText& card, const CardFeatures& features, std::size_t line, Span span) {
  const SymbolRange range = symbols_of(features.lines[line].readings.front(), span);
  if (range.empty()) return features.lines[line].box;
  const std::vector<card::Symbol>& symbols = card.lines[line].readings.front().symbols;
  card::Bounds box = card::bounds(symbols[range.first].box);
  for (std::size_t i = range.first + 1; i < range.last; ++i) {
    if (is_blank_symbol(symbols[i])) continue;
    const card::Bounds one = card::bounds(symbols[i].box);
    box = {std::min(box.left, one.left), std::min(box.top, one.top), std::max(box.right, one.right),
           std::max(box.bottom, one.bottom)};
  }
  return box;
}

SymbolConfidence confidence_of(const card::Reading& reading, SymbolRange range) {
  SymbolConfidence result;
  double log_sum = 0;
  int count = 0;
  for (std::size_t i = range.first; i < std::min(range.last, reading.symbols.size()); ++i) {
    if (is_blank_symbol(reading.symbols[i])) continue;
    const float confidence = std::clamp(reading.symbols[i].confidence, 1e-4F, 1.0F);
    result.weakest = std::min(result.weakest, confidence);
    log_sum += std::log(confidence);
    ++count;
  }
  if (count > 0) result.mean = static_cast<float>(std::exp(log_sum / count));
  return result;
}

bool are_neighbours(const card::Bounds& a, const card::Bounds& b, float glyph_px, float glyphs) {
  const float gap_x = std::max(a.left, b.left) - std::min(a.right, b.right);
  const float gap_y = std::max(a.top, b.top) - std::min(a.bottom, b.bottom);
  const float reach = glyph_px * glyphs;
  return (gap_x <= 0 && gap_y < reach) || (gap_y <= 0 && gap_x < 2 * reach);
}

bool on_one_row(const card::Bounds& a, const card::Bounds& b) {
  const float overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return overlap > 0.5F * std::min(a.height(), b.height());
}

}  // namespace normalize
