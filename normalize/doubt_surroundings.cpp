// What stands around a value: whether its print goes on, and lines beside it that nothing explains (doubt.h).
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "normalize/address_block.h"
#include "normalize/company.h"
#include "normalize/doubt.h"
#include "normalize/job_title.h"
#include "normalize/lone_forms.h"
#include "normalize/place_labels.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr float kNear = 1.5F;     // glyphs between neighbours
constexpr float kFarthest = 10;   // glyphs
constexpr float kWidestHole = 6;  // glyphs
constexpr float kMostSizes = 4;

/// A box with its writing direction as the horizontal one.
card::Bounds along(const LineFeatures& line) {
  const card::Bounds& b = line.box;
  if (line.direction != card::Direction::vertical) return b;
  return {b.top, -b.right, b.bottom, -b.left};
}

/// How far the edges or middles of two lines lie apart at best, in pixels.
float edge_distance(const card::Bounds& a, const card::Bounds& b) {
  return std::min({std::abs(a.left - b.left), std::abs(a.right - b.right), std::abs(a.centre_x() - b.centre_x())});
}

bool consists_of(const std::u32string& text, std::u32string_view marks) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [&](char32_t c) { return marks.find(c) != marks.npos; });
}

std::u32string solid(const std::vector<card::Symbol>& symbols, std::size_t first, std::size_t last) {
  std::u32string text;
  for (std::size_t i = first; i < std::min(last, symbols.size()); ++i)
    if (symbols[i].text != " ") text += text::to_utf32(symbols[i].text);
  return text;
}

/// A lone legal form, "& Söhne", ") …": what is hardly the beginning of something.
bool continues(const std::string& text) {
  constexpr std::u32string_view kInside = U"&)）」】,、・";
  const std::u32string plain = text::to_utf32(text);
  return !plain.empty() && (kInside.find(plain.front()) != kInside.npos || is_form_alone(text));
}

/// "一課", "2係": what a department above is parted into, and no department by itself.
bool is_section_alone(const std::string& text) {
  constexpr std::u32string_view kNumbers = U"第一二三四五六七八九十0123456789", kUnits = U"課係室班部";
  const std::u32string plain = text::to_utf32(text);
  return plain.size() >= 2 && plain.size() <= 4 && kUnits.find(plain.back()) != kUnits.npos &&
         consists_of(plain.substr(0, plain.size() - 1), kNumbers);
}

/// "ロン", "ジ E umeyana@…": a few katakana that are a word by themselves, or begin a line so.
bool begins_with_scrap_of_katakana(const std::string& text) {
  constexpr std::size_t kLongest = 2;
  const std::u32string plain = text::to_utf32(text.substr(0, text.find(' ')));
  return !plain.empty() && plain.size() <= kLongest && std::all_of(plain.begin(), plain.end(), text::is_katakana);
}

/// "Krüger &", "Pemberton Holdings,": what is hardly the end of something.
bool awaits(const std::string& text) {
  return text.ends_with('&') || text.ends_with(',') || text.ends_with('+') || text.ends_with("・");
}

class Surroundings {
 public:
  Surroundings(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value, ValueClues& clues)
      : card_(card), parsed_(parsed), value_(value), clues_(clues) {}

  void run() {
    clues_[ValueClue::narrow] = 1;
    for (std::size_t e = 0; e < value_.evidence->size(); ++e) {
      add_ends((*value_.evidence)[e], e + 1 == value_.evidence->size());
      add_hole((*value_.evidence)[e]);
      add_narrow((*value_.evidence)[e]);
      if (e > 0) compare((*value_.evidence)[e - 1].line, (*value_.evidence)[e].line);
    }
    for (std::size_t other = 0; other < card_.features.lines.size(); ++other)
      if (!is_own(other)) add_neighbour(other);
  }

 private:
  const LineFeatures& line(std::size_t number) const { return card_.features.lines[number]; }
  void raise(ValueClue clue, float number) { clues_[clue] = std::max(clues_[clue], number); }
  bool is_post() const { return value_.field == JudgedField::job_title || value_.field == JudgedField::department; }
  bool is_own(std::size_t number) const {
    return std::any_of(value_.evidence->begin(), value_.evidence->end(),
                       [&](const card::Evidence& evidence) { return evidence.line == number; });
  }

  /// Whether no field and no label explains a line.
  bool is_loose(std::size_t number) const {
    const auto& unexplained = parsed_.unexplained_lines;
    if (std::find(unexplained.begin(), unexplained.end(), number) != unexplained.end()) return true;
    return card_.points.taken[number].empty() &&
           std::none_of(card_.segments.begin(), card_.segments.end(),
                        [&](const Segment& segment) { return segment.line == number && segment.label != Label::note; });
  }

  /// Print right before or behind the value that something must follow or go before.
  void add_ends(const card::Evidence& evidence, bool last) {
    constexpr std::u32string_view kBefore = U"&,、・)）」】", kBehind = U"&,、・-–—(（「【+/";
    const auto& readings = card_.text.lines[evidence.line].readings;
    if (readings.empty()) return;
    const auto& symbols = readings.front().symbols;
    const std::u32string own = text::to_utf32(value_.text);
    const std::u32string behind = solid(symbols, evidence.last_symbol, symbols.size());
    const bool open =
        last && (consists_of(behind, kBehind) || (!own.empty() && kBehind.find(own.back()) != kBehind.npos));
    // "常務 役": what is left of 取締役.
    const bool torn = last && is_post() && behind.size() == 1 && text::is_han(behind.front());
    const std::u32string before =
        &evidence == &value_.evidence->front() ? solid(symbols, 0, evidence.first_symbol) : std::u32string();
    // "西 日本支社": the name's first kanji, not what says that a post is held beside another one or was held before.
    constexpr std::u32string_view kHeld = U"兼元前";
    const bool headless = value_.field == JudgedField::department && before.size() == 1 &&
                          text::is_han(before.front()) && kHeld.find(before.front()) == kHeld.npos;
    if (open || torn || headless || consists_of(before, kBefore)) clues_[ValueClue::goes_on] = 1;
  }

  /// A character that was lost leaves a gap.
  void add_hole(const card::Evidence& evidence) {
    const card::TextLine& print = card_.text.lines[evidence.line];
    if (print.readings.empty()) return;
    std::vector<float> gaps, own;
    const card::Symbol* before = nullptr;
    const auto& symbols = print.readings.front().symbols;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      if (symbols[i].text == " ") continue;
      if (before) {
        const card::Bounds a = card::bounds(before->box), b = card::bounds(symbols[i].box);
        gaps.push_back(print.direction == card::Direction::vertical ? b.top - a.bottom : b.left - a.right);
        if (i >= evidence.first_symbol && i <= evidence.last_symbol) own.push_back(gaps.back());
      }
      before = &symbols[i];
    }
    if (own.empty()) return;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    const float usual = gaps.size() < 3 ? 0 : gaps[gaps.size() / 2];
    const float widest = *std::max_element(own.begin(), own.end()) - usual;
    raise(ValueClue::hole, std::clamp(widest / std::max(1.0F, line(evidence.line).size_px), 0.0F, kWidestHole));
  }

  /// A character that was cut in two, or half of one.
  void add_narrow(const card::Evidence& evidence) {
    constexpr std::u32string_view kThin = U"一二三ーニミ・、。々〇";
    const card::TextLine& print = card_.text.lines[evidence.line];
    if (print.readings.empty()) return;
    const auto& symbols = print.readings.front().symbols;
    for (std::size_t i = evidence.first_symbol; i < std::min(evidence.last_symbol, symbols.size()); ++i) {
      const std::u32string c = text::to_utf32(symbols[i].text);
      if (c.empty() || (!text::is_han(c[0]) && !text::is_kana(c[0])) || kThin.find(c[0]) != kThin.npos) continue;
      const card::Bounds box = card::bounds(symbols[i].box);
      const float length = print.direction == card::Direction::vertical ? box.height() : box.width();
      clues_[ValueClue::narrow] =
          std::min(clues_[ValueClue::narrow], length / std::max(1.0F, line(evidence.line).size_px));
    }
  }

  /// Two lines of the value that follow each other.
  void compare(std::size_t first, std::size_t second) {
    if (first == second) return;
    const LineFeatures &a = line(first), &b = line(second);
    const float glyph = std::max({1.0F, a.size_px, b.size_px});
    const card::Bounds above = along(a), below = along(b);
    const bool row = on_one_row(above, below);
    if (!row) raise(ValueClue::offset, std::min(kFarthest, edge_distance(above, below) / glyph));
    const float gap = row ? std::max(below.left - above.right, above.left - below.right)
                          : std::max(below.top - above.bottom, above.top - below.bottom);
    raise(ValueClue::apart, std::clamp(gap / glyph, 0.0F, kFarthest));
    raise(ValueClue::sizes, std::min(kMostSizes, glyph / std::max(1.0F, std::min(a.size_px, b.size_px))));
  }

  /// Size, script and edges in common with a line of the value, 0..1.
  float likeness(const LineFeatures& own, const LineFeatures& other) const {
    const float large = std::max({1.0F, own.size_px, other.size_px});
    const float size = std::min(own.size_px, other.size_px) / large;
    const text::ScriptCounts a = text::count_scripts(own.text()), b = text::count_scripts(other.text());
    const bool script = (a.japanese() > a.latin) == (b.japanese() > b.latin);
    const bool edges = on_one_row(along(own), along(other)) || edge_distance(along(own), along(other)) < 0.6F * large;
    return size * (script ? 1.0F : 0.6F) * (edges ? 1.0F : 0.6F);
  }

  void add_neighbour(std::size_t number) {
    const LineFeatures& other = line(number);
    const bool loose = is_loose(number);
    for (const card::Evidence& evidence : *value_.evidence) {
      const LineFeatures& own = line(evidence.line);
      if (!are_neighbours(own.box, other.box, std::max(own.size_px, other.size_px), kNear)) continue;
      const bool firm = value_.field == JudgedField::company || value_.field == JudgedField::company_other;
      const std::u32string own_text = text::to_utf32(value_.text);
      if (firm && !own_text.empty() && text::is_katakana(own_text.back()) &&
          begins_with_scrap_of_katakana(other.text()))
        clues_[ValueClue::goes_on] = 1;
      if (continues(other.text()) && (firm || loose)) clues_[ValueClue::goes_on] = 1;
      if (firm && other.text().ends_with('&')) clues_[ValueClue::goes_on] = 1;
      if (value_.field == JudgedField::department && may_be_level(own, number)) clues_[ValueClue::goes_on] = 1;
      if (is_post() && is_section_alone(other.text())) clues_[ValueClue::goes_on] = 1;
      if (value_.field == JudgedField::address && may_be_building(number)) clues_[ValueClue::goes_on] = 1;
      if (!loose) continue;
      if (awaits(other.text()) || takes_from_column(own, other)) clues_[ValueClue::goes_on] = 1;
      raise(ValueClue::loose_alike, likeness(own, other));
      raise(ValueClue::loose_garble, 1 - other.confidence);
      raise(ValueClue::loose_fit, fit(other.text()));
    }
  }

  /// "副 広開" over three columns: their first glyphs, read as a row.
  static bool takes_from_column(const LineFeatures& own, const LineFeatures& other) {
    if (own.direction != card::Direction::vertical || other.direction == card::Direction::vertical) return false;
    const text::ScriptCounts scripts = text::count_scripts(other.text());
    const float gap = std::max(own.box.top - other.box.bottom, other.box.top - own.box.bottom);
    return scripts.japanese() == scripts.total() && gap < own.size_px && other.box.left < own.box.centre_x() &&
           other.box.right > own.box.centre_x();
  }

  /// "金沢病院" above 社長室, 茅ヶ崎 above 第一営業部: set like the department and taken for a firm without a legal
  /// form, or for a post that hardly is one; perhaps the department's first level.
  bool may_be_level(const LineFeatures& own, std::size_t number) const {
    constexpr float kAlike = 0.8F;
    const LineFeatures& other = line(number);
    if (text::count_scripts(other.text()).japanese() == 0 || on_one_row(along(own), along(other)) ||
        likeness(own, other) < kAlike)
      return false;
    const bool firm = std::any_of(card_.segments.begin(), card_.segments.end(), [&](const Segment& segment) {
      return segment.line == number && segment.label == Label::company;
    });
    return (firm && read_company_name(other.text()).form.empty()) || is_doubtful_title(number);
  }

  /// "北星駅前ビル307号室", "三協会館" beside an address: part of none, though it looks like an address or names a
  /// house.
  bool may_be_building(std::size_t number) const {
    const std::string& text = line(number).text();
    const bool taken = std::any_of(parsed_.addresses.begin(), parsed_.addresses.end(), [&](const auto& address) {
      return std::any_of(address.evidence.begin(), address.evidence.end(),
                         [&](const card::Evidence& evidence) { return evidence.line == number; });
    });
    return !taken && std::any_of(card_.segments.begin(), card_.segments.end(), [&](const Segment& segment) {
      const bool firm = segment.label == Label::company && read_company_name(text).form.empty();
      return segment.line == number && has_building_word(text) && (firm || segment.label == Label::address);
    });
  }

  bool is_doubtful_title(std::size_t number) const {
    constexpr float kDoubtful = 0.3F;
    return std::any_of(parsed_.job_titles.begin(), parsed_.job_titles.end(), [&](const auto& title) {
      return job_title_likeness(title.value) < kDoubtful &&
             std::any_of(
                 title.evidence.begin(), title.evidence.end(),
                 [&](const card::Evidence& evidence) { return evidence.line == number; });
    });
  }

  float fit(const std::string& text) const {
    const bool building = value_.field == JudgedField::address && (has_building_word(text) || names_a_building(text));
    return building ? 1 : likeness_of(card_, value_.field, text);
  }

  const LabelledCard& card_;
  const card::ParsedCard& parsed_;
  const ValueView& value_;
  ValueClues& clues_;
};

}  // namespace

void add_surroundings(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                      ValueClues& clues) {
  Surroundings(card, parsed, value, clues).run();
}

}  // namespace normalize
