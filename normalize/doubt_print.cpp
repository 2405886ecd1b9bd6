// What the print and its place say about a value (doubt.h).
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/ctc_score.h"
#include "normalize/doubt.h"
#include "normalize/doubt_steps.h"
#include "normalize/email.h"
#include "normalize/line_features.h"
#include "normalize/mailbox_pattern.h"
#include "normalize/printed_line.h"
#include "normalize/tables/kanji_forms.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// From this size of print on, models tell a ring from two strokes.
constexpr float kClearMarks_px = 16;
constexpr float kOtherMark = 0.02F;  // in smaller print: less was seen of another mark than that

constexpr std::string_view kGlyphReader = "glyphs";  // a reading of single glyphs, without steps between them

std::string plain(const std::string& text, JudgedField field) {
  const std::string folded = text::without_blanks(text::fold_dashes(text::nfkc(text)));
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
  std::u32string kept;
  for (char32_t c : text::to_utf32(folded)) {
    const auto numeral = kNumerals.find(c);
    if (field == JudgedField::phone) {
      if (numeral != std::u32string_view::npos) c = U'0' + static_cast<char32_t>(numeral);
      if (c < U'0' || c > U'9') continue;
    }
    if (c >= U'A' && c <= U'Z' && (field == JudgedField::email || field == JudgedField::url)) c += U'a' - U'A';
    if (field == JudgedField::kana && c >= U'ぁ' && c <= U'ゖ') c += U'ァ' - U'ぁ';
    kept += c;
  }
  return text::to_utf8(kept);
}

/// The least number of changes that make `part` appear in `whole` (Sellers 1980).
int changes_inside(const std::string& part, const std::string& whole) {
  const std::u32string a = text::to_utf32(part), b = text::to_utf32(whole);
  std::vector<int> row(b.size() + 1, 0), next(b.size() + 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    next[0] = static_cast<int>(i) + 1;
    for (std::size_t j = 0; j < b.size(); ++j)
      next[j + 1] = std::min({row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1});
    row.swap(next);
  }
  return *std::min_element(row.begin(), row.end());
}

std::string text_of(const card::Reading& reading, SymbolRange range) {
  std::string text;
  for (std::size_t i = range.first; i < std::min(range.last, reading.symbols.size()); ++i)
    text += reading.symbols[i].text;
  return text;
}

const card::CodeTable* table_of(const LabelledCard& card, const card::Reading& reading) {
  for (const card::CodeTable& table : card.context.knowledge->code_tables)
    if (!reading.posteriors.code_table.empty() && table.name == reading.posteriors.code_table) return &table;
  return nullptr;
}

double likeliest_path(const card::LinePosteriors& posteriors) {
  double sum = 0;
  for (const auto& step : posteriors.steps) {
    float best = 0.01F;
    for (const auto& entry : step) best = std::max(best, entry.probability);
    sum += std::log(best);
  }
  return sum;
}

void weigh_paths(const LabelledCard& card, const card::TextLine& line, ValueClues& clues) {
  const std::string text = line.text();
  for (std::size_t r = 0; r < line.readings.size(); ++r) {
    const card::Reading& reading = line.readings[r];
    const card::CodeTable* table = table_of(card, reading);
    if (!table || reading.posteriors.steps.empty()) continue;
    const CtcScorer scorer(reading.posteriors, *table);
    const auto scored = scorer.log_probability(text);
    if (!scored) continue;
    if (r == 0) {
      const double ahead = *scored - likeliest_path(reading.posteriors);
      clues[ValueClue::own_path] =
          std::min(clues[ValueClue::own_path], std::clamp(static_cast<float>(ahead), -20.0F, 4.0F));
    } else if (const auto own = scorer.log_probability(reading.text())) {
      const double ahead = *scored - *own;
      clues[ValueClue::other_paths] =
          std::min(clues[ValueClue::other_paths], std::clamp(static_cast<float>(ahead), -40.0F, 4.0F));
    }
  }
}

/// What the first of the readings by a network says; those of single glyphs have no steps between them.
void weigh_steps(const LabelledCard& card, const card::TextLine& line, SymbolRange range, JudgedField field,
                 ValueClues& clues) {
  const std::string_view marks = field == JudgedField::phone ? "-.()/ー―−:+・,'" : "";  // between its figures
  for (std::size_t r = 0; r < line.readings.size(); ++r) {
    const card::CodeTable* table = table_of(card, line.readings[r]);
    if (table == nullptr || line.readings[r].model == kGlyphReader) continue;
    const StepDoubt doubt = step_doubt(line.readings[r], *table, same_place(line, 0, range, r), marks);
    clues[ValueClue::passed_over] = std::max(clues[ValueClue::passed_over], doubt.passed_over);
    clues[ValueClue::other_code] = std::max(clues[ValueClue::other_code], doubt.other_code);
    return;
  }
}

struct SymbolDoubt {
  std::vector<float> confidences;  ///< of the value's symbols
  float line_weakest = 1;
  float runner_up = 0;

  void add(const card::Reading& reading, SymbolRange range) {
    for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
      const card::Symbol& symbol = reading.symbols[i];
      if (symbol.text == " ") continue;
      line_weakest = std::min(line_weakest, symbol.confidence);
      if (i < range.first || i >= range.last) continue;
      confidences.push_back(symbol.confidence);
      for (const card::Alternative& other : symbol.alternatives)
        if (other.text != symbol.text) runner_up = std::max(runner_up, other.confidence);
    }
  }
};

void add_symbols(SymbolDoubt& doubt, ValueClues& clues) {
  auto& all = doubt.confidences;
  std::sort(all.begin(), all.end());
  double sum = 0;
  for (const float one : all) sum += std::log(std::max(one, 1e-3F));
  const float mean = all.empty() ? 1 : std::exp(static_cast<float>(sum / static_cast<double>(all.size())));
  clues[ValueClue::weakest_symbol] = log_odds(all.empty() ? 1 : all[0]);
  clues[ValueClue::second_symbol] = log_odds(all.size() < 2 ? 1 : all[1]);
  clues[ValueClue::mean_symbol] = log_odds(mean);
  clues[ValueClue::line_weakest] = log_odds(doubt.line_weakest);
  clues[ValueClue::runner_up] = doubt.runner_up;
}

/// The value with one character in another form, for each that has one.
std::vector<std::string> other_forms(const std::string& text) {
  std::vector<std::string> all;
  const std::u32string plain = text::to_utf32(text);
  for (std::size_t i = 0; i < plain.size(); ++i)
    for (const std::u32string_view forms : kForms)
      for (const char32_t form : forms.find(plain[i]) == forms.npos ? std::u32string_view() : forms) {
        if (form == plain[i]) continue;
        std::u32string other = plain;
        other[i] = form;
        all.push_back(text::to_utf8(other));
      }
  return all;
}

/// An e-mail address as firms make it of the same name with other marks: "t.igai@…" for "tigai@…".
std::vector<std::string> other_marks(const LabelledCard& card, const card::ParsedCard& parsed, const std::string& own,
                                     const std::string& address) {
  const std::string local(local_part(address));
  const std::size_t at = to_small_ascii(own).find(local + "@");
  std::vector<std::string> all;
  if (at == std::string::npos || is_role_address(address)) return all;
  for (const std::string& mailbox : mailboxes_of(mailbox_words(parsed, card.context.knowledge->names)))
    if (mailbox != local && without_marks(mailbox) == without_marks(local))
      all.push_back(own.substr(0, at) + mailbox + own.substr(at + local.size()));
  return all;
}

/// The likeliest other text at the value's place.
void weigh_rivals(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value, std::size_t line,
                  SymbolRange range, ValueClues& clues) {
  const PrintedText& printed = card.features.lines[line].readings.front();
  const Span span = bytes_of(printed, range);
  if (span.empty()) return;
  const std::string own = printed.text.substr(span.begin, span.end - span.begin);
  std::vector<std::string> rivals = other_forms(own);
  for (std::size_t r = 1; r < card.features.lines[line].readings.size(); ++r) {
    const PrintedText& other = card.features.lines[line].readings[r];
    const Span there = bytes_of(other, same_place(card.text.lines[line], 0, range, r));
    std::string text = other.text.substr(there.begin, there.end - there.begin);
    if (!text.empty() && text::without_blanks(text) != text::without_blanks(own)) rivals.push_back(std::move(text));
  }
  if (value.field == JudgedField::email)
    for (std::string& rival : other_marks(card, parsed, own, value.text)) rivals.push_back(std::move(rival));
  if (rivals.empty()) return;
  const Replacement place(card, line, span);
  for (const std::string& rival : rivals)
    if (const auto ratio = place.log_ratio(rival))
      clues[ValueClue::rival] = std::max(clues[ValueClue::rival], std::clamp(static_cast<float>(*ratio), -20.0F, 4.0F));
}

bool is_mark(char32_t c) {
  return std::u32string_view(U"-_.,:;/|~'\"`^*・ー―‐－･、。_＿@＠#&＆(（[「【<").find(c) != std::u32string_view::npos;
}

/// Whether the print goes on at an end of the value.
bool abuts(const card::Reading& reading, SymbolRange range) {
  const auto solid = [&](std::size_t i) {
    const std::u32string c = text::to_utf32(reading.symbols[i].text);
    return !c.empty() && c[0] != U' ' && !is_mark(c[0]) &&
           std::u32string_view(U"）)］」】>》").find(c[0]) == std::u32string_view::npos;
  };
  return (range.first > 0 && solid(range.first - 1)) || (range.last < reading.symbols.size() && solid(range.last));
}

/// Characters of a line that neither a label nor a value explains.
int leftover(const LabelledCard& card, std::size_t line) {
  int rest = text::count_scripts(card.features.lines[line].text()).total();
  const std::string& text = card.features.lines[line].text();
  for (const Span& taken : card.points.taken[line])
    rest -= text::count_scripts(std::string_view(text).substr(taken.begin, taken.end - taken.begin)).total();
  for (const Segment& segment : card.segments)
    if (segment.line == line && segment.label != Label::note) rest -= text::count_scripts(segment.text).total();
  return std::max(0, rest);
}

void add_place(const LabelledCard& card, const card::ParsedCard& parsed, std::size_t line, ValueClues& clues) {
  const LineFeatures& features = card.features.lines[line];
  const float glyph = std::max(1.0F, features.size_px);
  const float edge =
      std::min({features.box.left, features.box.top, static_cast<float>(card.text.width) - features.box.right,
                static_cast<float>(card.text.height) - features.box.bottom}) /
      glyph;
  const bool first = clues[ValueClue::lines] == 0;
  const auto lowest = [&](ValueClue clue, float number) {
    clues[clue] = first ? number : std::min(clues[clue], number);
  };
  lowest(ValueClue::glyph_px, features.size_px);
  lowest(ValueClue::relative_size, features.relative_size);
  lowest(ValueClue::edge, std::clamp(edge, 0.0F, 4.0F));
  lowest(ValueClue::centre_x, features.centre_x);
  lowest(ValueClue::centre_y, features.centre_y);
  if (features.direction == card::Direction::vertical) clues[ValueClue::vertical] = 1;
  for (const std::size_t other : parsed.unexplained_lines)
    if (other != line && are_neighbours(features.box, card.features.lines[other].box, glyph, 1.5F))
      clues[ValueClue::near_unexplained] += 1;
  clues[ValueClue::leftover] += static_cast<float>(leftover(card, line));
  clues[ValueClue::ink_near] = std::max(clues[ValueClue::ink_near], ink_nearness(card.text, features.box, glyph));
}

/// How many further readings have the same text where the value stands.
void add_agreement(const card::TextLine& line, SymbolRange range, const ValueView& value, bool alone,
                   ValueClues& clues) {
  const std::string wanted = plain(alone ? value.text : text_of(line.readings[0], range), value.field);
  float same = 0, other = 0;
  for (std::size_t r = 0; r < line.readings.size(); ++r) {
    const card::Reading& reading = line.readings[r];
    const std::string seen = alone ? reading.text() : text_of(reading, same_place(line, 0, range, r));
    (plain(seen, value.field).find(wanted) != std::string::npos ? same : other) += 1;
  }
  const bool first = clues[ValueClue::lines] == 0;
  const auto readings = static_cast<float>(line.readings.size()) - 1;
  clues[ValueClue::other_readings] = first ? readings : std::min(clues[ValueClue::other_readings], readings);
  clues[ValueClue::agreeing] = first ? same : std::min(clues[ValueClue::agreeing], same);
  clues[ValueClue::disagreeing] = std::max(clues[ValueClue::disagreeing], other);
}

/// Of the stops before the @: how much wider the widest is than the narrowest one behind it, in glyphs of its line; 1
/// where a mark was made of a blank.
float widest_stop(const LabelledCard& card, const ValueView& value) {
  float widest = 0;
  for (const card::Evidence& evidence : *value.evidence) {
    const card::TextLine& line = card.text.lines[evidence.line];
    if (line.readings.empty()) continue;
    const auto& symbols = line.readings[0].symbols;
    const std::size_t end = std::min(evidence.last_symbol, symbols.size());
    const auto along = [&](std::size_t i) {
      const card::Bounds box = card::bounds(symbols[i].box);
      return line.direction == card::Direction::vertical ? box.height() : box.width();
    };
    std::size_t at = evidence.first_symbol;
    while (at < end && symbols[at].text != "@") ++at;
    const float glyph = std::max(1.0F, card.features.lines[evidence.line].size_px);
    float usual = glyph;
    for (std::size_t i = at; i < end; ++i)
      if (symbols[i].text == ".") usual = std::min(usual, along(i));
    if (at >= end) continue;
    for (std::size_t left = local_part(value.text).size(); left > 1 && at-- > evidence.first_symbol; --left) {
      if (symbols[at].text == ".") widest = std::max(widest, std::min(1.0F, (along(at) - usual) / glyph));
      if (symbols[at].text == " ") widest = 1;
    }
  }
  return widest;
}

/// "ふみ" of "島屋 ふみゑ": whether a name in kanji and kana has fewer characters than its line.
bool leaves_print_over(const LabelledCard& card, const card::ParsedCard& parsed) {
  const std::u32string own = text::to_utf32(parsed.family_name.value + parsed.given_name.value);
  return text::count_scripts(parsed.family_name.value).japanese() > 0 &&
         std::any_of(card.segments.begin(), card.segments.end(), [&](const Segment& segment) {
           return segment.label == Label::name &&
                  text::to_utf32(text::without_blanks(segment.text)).size() > own.size();
         });
}

}  // namespace

float log_odds(float confidence) {
  const float p = std::clamp(confidence, 0.0179F, 0.99967F);
  return std::log(p / (1 - p));
}

void add_print_clues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                     ValueClues& clues) {
  add_text_clues(value.text, clues);
  clues[ValueClue::rival] = -20;
  SymbolDoubt symbols;
  std::string print;
  const bool alone = value.evidence->size() == 1;
  for (const card::Evidence& evidence : *value.evidence) {
    const card::TextLine& line = card.text.lines[evidence.line];
    if (line.readings.empty()) continue;
    const SymbolRange range{evidence.first_symbol, evidence.last_symbol};
    symbols.add(line.readings[0], range);
    print += alone ? line.readings[0].text() : text_of(line.readings[0], range);
    weigh_paths(card, line, clues);
    weigh_steps(card, line, range, value.field, clues);
    weigh_rivals(card, parsed, value, evidence.line, range, clues);
    if (abuts(line.readings[0], range)) clues[ValueClue::abuts] = 1;
    add_agreement(line, range, value, alone, clues);
    add_place(card, parsed, evidence.line, clues);
    clues[ValueClue::lines] += 1;
  }
  add_symbols(symbols, clues);
  if (clues[ValueClue::glyph_px] >= kClearMarks_px || clues[ValueClue::other_code] < kOtherMark)
    clues[ValueClue::voiced] = 0;
  if (value.field == JudgedField::email) clues[ValueClue::wide_stop] = widest_stop(card, value);
  if (clues[ValueClue::lines] > 0)
    clues[ValueClue::edits] =
        static_cast<float>(std::min(9, changes_inside(plain(value.text, value.field), plain(print, value.field))));
  const bool of_name = value.field == JudgedField::family_name || value.field == JudgedField::given_name;
  if (of_name && leaves_print_over(card, parsed)) clues[ValueClue::edits] = std::max(clues[ValueClue::edits], 1.0F);
}

}  // namespace normalize
