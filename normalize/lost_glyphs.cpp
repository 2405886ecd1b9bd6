#include "normalize/lost_glyphs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/geometry.h"
#include "normalize/job_title.h"
#include "normalize/line_features.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

using card::TextLine;

constexpr float kRoomForOne = 1.5F;      ///< between two neighbours' centres, in glyph sizes; without a gap it is 1
constexpr float kWidestGap = 2.5F;       ///< between two halves of a word, in glyph sizes
constexpr float kWidestLetterSpace = 7;  ///< between the centres of a letter-spaced title's characters
constexpr float kSettled = 0.6F;         ///< most confidence in a symbol that came from another line

char32_t code_of(const card::Symbol& symbol) {
  const std::u32string code = text::to_utf32(symbol.text);
  return code.size() == 1 ? code[0] : U'\0';
}

/// Bounds with the writing direction along x.
card::Bounds along(const card::Bounds& box, card::Direction direction) {
  return direction == card::Direction::vertical ? card::Bounds{box.top, box.left, box.bottom, box.right} : box;
}
card::Bounds line_box(const TextLine& line) { return along(card::bounds(line.box), line.direction); }
float place_of(const card::Symbol& symbol, card::Direction direction) {
  return along(card::bounds(symbol.box), direction).centre_x();
}

/// The only character of a line, a kanji; nothing where it has more or none.
std::optional<card::Symbol> lone_kanji(const TextLine& line) {
  if (line.readings.empty()) return std::nullopt;
  std::optional<card::Symbol> found;
  for (const card::Symbol& symbol : line.readings.front().symbols) {
    if (symbol.text == " ") continue;
    if (found || !text::is_han(code_of(symbol))) return std::nullopt;
    found = symbol;
  }
  return found;
}

bool of_one_row(const TextLine& a, const TextLine& b, card::Direction direction) {
  constexpr float kSmaller = 0.6F;
  const float smaller = std::min(a.glyph_size_px, b.glyph_size_px), larger = std::max(a.glyph_size_px, b.glyph_size_px);
  return smaller >= kSmaller * larger &&
         on_one_row(along(card::bounds(a.box), direction), along(card::bounds(b.box), direction));
}

/// Puts a kanji between the characters of a reading where its place is; false where there is no room.
bool insert(card::Reading& reading, const card::Symbol& kanji, float glyph, card::Direction direction) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  const float place = place_of(kanji, direction);
  std::size_t before = symbols.size();
  for (std::size_t i = 0; i < symbols.size(); ++i)
    if (symbols[i].text != " " && place_of(symbols[i], direction) < place) before = i;
  std::size_t behind = before + 1;
  while (behind < symbols.size() && symbols[behind].text == " ") ++behind;
  if (before >= symbols.size() || behind >= symbols.size()) return false;
  const float left = place_of(symbols[before], direction), right = place_of(symbols[behind], direction);
  if (right - left < kRoomForOne * glyph || !text::is_han(code_of(symbols[before]))) return false;
  const std::size_t at = place - left <= right - place ? before + 1 : behind;
  symbols.insert(symbols.begin() + static_cast<std::ptrdiff_t>(at), kanji);
  symbols[at].confidence = std::min(symbols[at].confidence, kSettled);
  reading.posteriors = {};
  return true;
}

/// A kanji that stands alone between the characters of another line.
void take_back(card::CardText& card) {
  for (TextLine& lone : card.lines) {
    const std::optional<card::Symbol> kanji = lone_kanji(lone);
    if (!kanji) continue;
    for (TextLine& line : card.lines) {
      if (&line == &lone || line.readings.empty() || !of_one_row(lone, line, line.direction)) continue;
      bool taken = false;
      for (card::Reading& reading : line.readings) taken |= insert(reading, *kanji, line.glyph_size_px, line.direction);
      if (!taken) continue;
      lone.readings.clear();
      break;
    }
  }
}

void append(TextLine& left, TextLine& right) {
  for (card::Reading& reading : left.readings) {
    const auto same = std::find_if(right.readings.begin(), right.readings.end(),
                                   [&](const card::Reading& other) { return other.model == reading.model; });
    const card::Reading& rest = same == right.readings.end() ? right.readings.front() : *same;
    std::copy(rest.symbols.begin(), rest.symbols.end(), std::back_inserter(reading.symbols));
    reading.posteriors = {};
  }
  right.readings.clear();
}

/// "店    長", and 住 over 職 in a column.
void join_spaced_titles(card::CardText& card) {
  for (TextLine& left : card.lines) {
    for (TextLine& right : card.lines) {
      const auto first = lone_kanji(left), second = lone_kanji(right);
      if (&left == &right || !first || !second) continue;
      if (job_title_likeness(first->text + second->text) < 1.0F) continue;
      for (const card::Direction direction : {card::Direction::horizontal, card::Direction::vertical}) {
        const card::Bounds a = along(card::bounds(left.box), direction), b = along(card::bounds(right.box), direction);
        const float step = b.centre_x() - a.centre_x();
        const bool near = step > 0 && step <= kWidestLetterSpace * left.glyph_size_px;
        if (!near || !of_one_row(left, right, direction)) continue;
        left.direction = direction;
        append(left, right);
        break;
      }
    }
  }
}

/// "l-506-0846", "1H506-0846" in a column: 〒 lying before a postal code that lies, which a reader of upright letters
/// takes for strokes. The place of the mark; nothing where the line is no such code.
std::optional<std::size_t> end_of_lying_mark(const card::Reading& reading) {
  constexpr std::size_t kCode = 8, kMostStrokes = 2;  // characters
  constexpr std::u32string_view kPattern = U"999-9999", kStrokes = U"lI|1H-ーTFr";
  std::u32string line;
  for (const card::Symbol& symbol : reading.symbols) line += code_of(symbol);
  if (line.size() <= kCode || line.size() > kCode + kMostStrokes) return std::nullopt;
  const std::size_t begin = line.size() - kCode;
  for (std::size_t i = 0; i < kCode; ++i) {
    const char32_t c = line[begin + i];
    if (kPattern[i] == U'9' ? c < U'0' || c > U'9' : c != kPattern[i]) return std::nullopt;
  }
  const bool strokes = std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(begin),
                                   [&](char32_t c) { return kStrokes.find(c) != kStrokes.npos; });
  return strokes ? std::optional(begin) : std::nullopt;
}

void restore_lying_marks(TextLine& line) {
  if (line.direction != card::Direction::vertical) return;
  for (card::Reading& reading : line.readings) {
    const std::optional<std::size_t> end = end_of_lying_mark(reading);
    if (!end) continue;
    std::vector<card::Symbol>& symbols = reading.symbols;
    symbols.erase(symbols.begin() + 1, symbols.begin() + static_cast<std::ptrdiff_t>(*end));
    symbols.front().text = "〒";
    symbols.front().confidence = std::min(symbols.front().confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "(つぼい なつき1": the closing bracket around a reading that was taken for a stroke.
void restore_bracket_of_kana(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  constexpr std::u32string_view kOpening = U"([（［", kStrokes = U"1lIJ|";
  constexpr std::size_t kFewest = 5;
  if (symbols.size() < kFewest || kOpening.find(code_of(symbols.front())) == kOpening.npos ||
      kStrokes.find(code_of(symbols.back())) == kStrokes.npos)
    return;
  const bool kana = std::all_of(symbols.begin() + 1, symbols.end() - 1, [](const card::Symbol& symbol) {
    return symbol.text == " " || text::is_kana(code_of(symbol));
  });
  if (kana) symbols.back().text = ")";
}

/// Long mark, ン and small kana.
bool cannot_begin(char32_t c) {
  return c != U'\0' && std::u32string_view(U"ーンァィゥェォッャュョ").find(c) != std::u32string_view::npos;
}

char32_t first_of(const TextLine& line) { return code_of(line.readings.front().symbols.front()); }
char32_t last_of(const TextLine& line) { return code_of(line.readings.front().symbols.back()); }
bool has_print(const TextLine& line) { return !line.readings.empty() && !line.readings.front().symbols.empty(); }

/// Whether low kana (ニュ) stand in the band of a horizontal line that goes on behind them.
bool is_in_band(const TextLine& low, const TextLine& line) {
  constexpr float kLeast = 0.4F, kInside = 0.8F;  // of the line's glyphs; of their own height
  const card::Bounds a = line_box(low), b = line_box(line);
  const float shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return low.direction == card::Direction::horizontal && low.glyph_size_px >= kLeast * line.glyph_size_px &&
         shared >= kInside * a.height();
}

/// A kanji that is a katakana before ャ, ュ or ョ (二 of ニュー), a long mark behind ン, which has no length, リ
/// between hiragana, and 工 of 工場.
void mend_before_small_kana(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
    const std::size_t next = symbols[i + 1].text == " " && i + 2 < symbols.size() ? i + 2 : i + 1;
    const char32_t small = code_of(symbols[next]);
    if (symbols[i].text == "二" && (small == U'ャ' || small == U'ュ' || small == U'ョ')) symbols[i].text = "ニ";
    if (symbols[i].text == "T" && symbols[next].text == "場") symbols[i].text = "工";
    if (symbols[i].text == "リ" && i > 0 && text::is_hiragana(code_of(symbols[i - 1])) &&
        text::is_hiragana(code_of(symbols[i + 1])))
      symbols[i].text = "り";
    if (symbols[i].text == "ン" && symbols[i + 1].text == "ー") symbols[i + 1].text = "ニ";  // プランーング
  }
}

/// "二ユ" and "ー駅前ビル".
void join_halves(card::CardText& card) {
  for (TextLine& left : card.lines) {
    for (TextLine& right : card.lines) {
      if (&left == &right || !has_print(left) || !has_print(right) || left.direction != right.direction) continue;
      if (!cannot_begin(first_of(right)) || !text::is_katakana(last_of(left))) continue;
      const float gap = line_box(right).left - line_box(left).right;
      if (gap < -0.5F * left.glyph_size_px || gap > kWidestGap * left.glyph_size_px) continue;
      if (is_in_band(left, right) || of_one_row(left, right, left.direction)) append(left, right);
    }
  }
}

/// "マネージャ" and "-谷地森": the mark at the end of a title in wide print, taken for a part of the larger name behind
/// it.
void give_back_long_marks(card::CardText& card) {
  constexpr std::u32string_view kMarks = U"-ー一―—–−";
  constexpr float kShortest = 0.4F, kLongest = 1.4F;  // glyphs of the title
  for (TextLine& title : card.lines) {
    for (TextLine& name : card.lines) {
      if (&title == &name || !has_print(title) || !has_print(name) || !text::is_katakana(last_of(title))) continue;
      if (title.direction != card::Direction::horizontal || name.direction != card::Direction::horizontal) continue;
      const auto begins_with_mark = [&](const card::Reading& reading) {
        const auto& symbols = reading.symbols;
        return symbols.size() > 2 && kMarks.find(code_of(symbols[0])) != kMarks.npos &&
               text::is_han(code_of(symbols[1].text == " " ? symbols[2] : symbols[1]));
      };
      if (!begins_with_mark(name.readings.front())) continue;
      card::Symbol mark = name.readings.front().symbols.front();
      const card::Bounds box = card::bounds(mark.box), own = line_box(title);
      const float glyph = title.glyph_size_px, gap = box.left - own.right;
      if (gap < 0 || gap > kWidestGap * glyph || box.width() < kShortest * glyph || box.width() > kLongest * glyph ||
          box.centre_y() < own.top || box.centre_y() > own.bottom)
        continue;
      mark.text = "ー";
      mark.confidence = std::min(mark.confidence, kSettled);
      for (card::Reading& reading : title.readings) {
        reading.symbols.push_back(mark);
        reading.posteriors = {};
      }
      for (card::Reading& reading : name.readings) {
        if (!begins_with_mark(reading)) continue;
        reading.symbols.erase(reading.symbols.begin(),
                              reading.symbols.begin() + (reading.symbols[1].text == " " ? 2 : 1));
        reading.posteriors = {};
      }
    }
  }
}

/// "人ハートエステート": the first stroke of a character that is two strokes apart, which was read once more by itself.
/// Both are narrower than half a glyph then, and together no wider than one.
void drop_strokes_read_twice(card::Reading& reading, float glyph) {
  constexpr std::u32string_view kTwoStrokes = U"ハ八いリりルソ川";
  constexpr std::u32string_view kStrokes = U"ノ人入イへ丿|lIしレハ八";
  constexpr float kNarrow = 0.45F, kWhole = 1.1F;  // glyphs
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = symbols.size(); i-- > 1;) {
    const card::Bounds stroke = card::bounds(symbols[i - 1].box), own = card::bounds(symbols[i].box);
    if (kTwoStrokes.find(code_of(symbols[i])) == kTwoStrokes.npos ||
        kStrokes.find(code_of(symbols[i - 1])) == kStrokes.npos)
      continue;
    if (std::max(stroke.width(), own.width()) > kNarrow * glyph || own.right - stroke.left > kWhole * glyph) continue;
    symbols[i].box = symbols[i - 1].box;
    symbols[i].box.corners[1].x = symbols[i].box.corners[2].x = own.right;
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    reading.posteriors = {};
  }
}

/// The blanks inside brackets, "( 1号 )", on a line with kanji or kana.
void close_brackets_up(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  const auto is_eastern = [](const card::Symbol& s) { return text::is_han(code_of(s)) || text::is_kana(code_of(s)); };
  if (std::none_of(symbols.begin(), symbols.end(), is_eastern)) return;
  for (std::size_t i = symbols.size(); i-- > 1;) {
    const bool behind_opening = symbols[i - 1].text == "(" || symbols[i - 1].text == "（";
    const bool before_closing = i + 1 < symbols.size() && (symbols[i + 1].text == ")" || symbols[i + 1].text == "）");
    if (symbols[i].text == " " && (behind_opening || before_closing))
      symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void drop_blanks(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = symbols.size(); i-- > 1;) {
    if (symbols[i].text != " " || i + 1 >= symbols.size()) continue;
    if (cannot_begin(code_of(symbols[i + 1])) && text::is_katakana(code_of(symbols[i - 1])))
      symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

void restore_lost_glyphs(card::CardText& card) {
  join_spaced_titles(card);
  take_back(card);
  join_halves(card);
  give_back_long_marks(card);
  for (TextLine& line : card.lines) restore_lying_marks(line);
  for (TextLine& line : card.lines)
    for (card::Reading& reading : line.readings) {
      mend_before_small_kana(reading);
      restore_bracket_of_kana(reading);
      close_brackets_up(reading);
      drop_blanks(reading);
      if (line.direction == card::Direction::horizontal) drop_strokes_read_twice(reading, line.glyph_size_px);
    }
}

}  // namespace normalize
