#include "normalize/kanji_numbers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/phone_plan.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
constexpr std::u32string_view kStrokes = U"一ー-‐‑–—―−─ｰ－|│丨";

/// What OCR makes of numerals. Source: Tesseract 5.3 on rendered rows of kanji numerals, 2026.
struct LookAlike {
  char32_t read;
  char digit;
};
constexpr std::array kLookAlikes = {LookAlike{U'O', '0'},  LookAlike{U'o', '0'},  LookAlike{U'0', '0'},
                                    LookAlike{U'○', '0'},  LookAlike{U'◯', '0'},  LookAlike{U'零', '0'},
                                    LookAlike{U'ニ', '2'}, LookAlike{U'ミ', '3'}, LookAlike{U'セ', '7'},
                                    LookAlike{U'ハ', '8'}, LookAlike{U'カ', '9'}, LookAlike{U'力', '9'}};

constexpr std::size_t kMostOthers = 2;  // of a run: a pair of brackets
constexpr int kLeastNumerals = 3;       // clear ones, neither 一 nor a look-alike
constexpr std::size_t kLongest = 24;    // cells of a run that can be one number
constexpr float kLostStroke = 0.5F;     // price of a dash read as two strokes
constexpr float kSettled = 0.5F;        // most confidence in a symbol that was changed
constexpr float kUnusualGroups = 1;
constexpr float kMostChanges = 5;

/// One symbol of a run without its blanks.
struct Cell {
  std::size_t symbol = 0;
  char digit = 0;       ///< of a stroke and of a bracket: '1'; NUL for what is no numeral
  bool stroke = false;  ///< 一 or a dash
  bool read_as_dash = false;
  bool clear = false;  ///< a numeral that is nothing else
  bool bracket = false;
  bool other = false;  ///< nothing of a number: a bracket that was misread, or none of it
  bool blank_before = false;
};

std::optional<Cell> cell_of(const std::string& symbol) {
  const std::u32string decoded = text::to_utf32(symbol);
  if (decoded.size() != 1) return std::nullopt;
  const char32_t c = decoded.front();
  Cell cell;
  if (kStrokes.find(c) != std::u32string_view::npos) {
    cell.digit = '1', cell.stroke = true, cell.read_as_dash = c != U'一';
    return cell;
  }
  if (const auto at = kNumerals.find(c); at != std::u32string_view::npos) {
    cell.digit = static_cast<char>('0' + at), cell.clear = true;
    return cell;
  }
  if (c == U'(' || c == U')' || c == U'（' || c == U'）') {
    cell.digit = '1', cell.bracket = true;  // 一 between paper and print looks like half a bracket
    return cell;
  }
  for (const LookAlike& pair : kLookAlikes) {
    if (pair.read != c) continue;
    cell.digit = pair.digit;
    return cell;
  }
  return std::nullopt;
}

using Cells = std::vector<Cell>;

/// What every cell means: a digit, '-', a bracket, or a blank for the second stroke of one dash.
struct Meaning {
  std::string cells;
  std::string digits;
  float price = std::numeric_limits<float>::max();
};

/// A stretch of strokes that separates two groups.
struct Dash {
  std::size_t at = 0, length = 0;
};

/// The cells of a pair of brackets.
struct Brackets {
  std::size_t open = 0, close = 0;
};

Meaning meaning_with(const Cells& cells, std::initializer_list<Dash> dashes, std::optional<Brackets> brackets = {}) {
  Meaning meaning;
  meaning.price = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    const auto in = std::find_if(dashes.begin(), dashes.end(),
                                 [&](const Dash& dash) { return i >= dash.at && i < dash.at + dash.length; });
    const bool is_dash = in != dashes.end();
    const bool is_bracket = brackets && (i == brackets->open || i == brackets->close);
    if (is_bracket)
      meaning.cells += i == brackets->open ? '(' : ')';
    else
      meaning.cells += is_dash ? (i == in->at ? '-' : ' ') : cell.digit;
    if (!is_dash && !is_bracket) meaning.digits += cell.digit;
    if (is_dash && i > in->at) meaning.price += kLostStroke;
    if (cell.stroke && cell.read_as_dash != is_dash) meaning.price += 1;
    if (is_bracket ? !cell.bracket : cell.bracket || cell.other) meaning.price += 1;
  }
  return meaning;
}

/// Keeps the cheapest meaning; two different ones of one price are none.
class Choice {
 public:
  void offer(Meaning meaning) {
    if (meaning.price > best_.price || meaning.price > kMostChanges) return;
    const bool same_price = meaning.price == best_.price;
    if (same_price && meaning.digits == best_.digits) return;
    tied_ = same_price;
    best_ = std::move(meaning);
  }
  std::optional<Meaning> best() const {
    if (tied_ || best_.cells.empty()) return std::nullopt;
    return best_;
  }

 private:
  Meaning best_;
  bool tied_ = false;
};

bool are_strokes(const Cells& cells, Dash dash) {
  if (dash.at + dash.length > cells.size()) return false;
  for (std::size_t i = dash.at; i < dash.at + dash.length; ++i)
    if (!cells[i].stroke) return false;
  return true;
}

bool is_phone(const std::string& digits) {
  return digits.size() >= 10 && digits.size() <= 11 && digits[0] == '0' && look_up_number(digits, "JP").valid;
}

/// 0 for the groups that the plan prints; area code and exchange of six digits together may be cut otherwise.
float price_of_groups(const Meaning& meaning) {
  std::string printed;
  for (const char c : meaning.cells)
    if (c != ' ') printed += c == '(' || c == ')' ? '-' : c;
  if (printed == national_form(meaning.digits, "JP")) return 0;
  const std::size_t first = printed.find('-');
  const std::size_t second = printed.find('-', first + 1);
  const bool usual = meaning.digits.size() == 10 && first >= 2 && first <= 5 && second == 7;
  return usual ? kUnusualGroups : kMostChanges + 1;
}

/// A pair of brackets around the middle group; further ones are strokes.
void offer_brackets(const Cells& cells, Choice& choice) {
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i + 1 < cells.size(); ++i)
    if (cells[i].bracket || cells[i].other) places.push_back(i);
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = a + 1; b < places.size(); ++b) {
      Meaning meaning = meaning_with(cells, {}, Brackets{places[a], places[b]});
      if (!is_phone(meaning.digits)) continue;
      const bool as_read = places.size() == 2 && cells[places[a]].bracket && cells[places[b]].bracket;
      if (!as_read) meaning.price += price_of_groups(meaning);
      choice.offer(std::move(meaning));
    }
  }
}

/// Two dashes or brackets that leave the groups of the numbering plan.
std::optional<Meaning> phone_in(const Cells& cells) {
  Choice choice;
  offer_brackets(cells, choice);
  for (std::size_t a = 2; a + 1 < cells.size(); ++a) {
    for (std::size_t b = a + 2; b + 1 < cells.size(); ++b) {
      for (const Dash first : {Dash{a, 1}, Dash{a, 2}}) {
        for (const Dash second : {Dash{b, 1}, Dash{b, 2}}) {
          if (first.at + first.length >= second.at || !are_strokes(cells, first) || !are_strokes(cells, second))
            continue;
          Meaning meaning = meaning_with(cells, {first, second});
          if (!is_phone(meaning.digits)) continue;
          meaning.price += price_of_groups(meaning);
          choice.offer(std::move(meaning));
        }
      }
    }
  }
  return choice.best();
}

/// Three and four digits, a dash between them that may be lost.
std::optional<Meaning> postal_code_in(const Cells& cells, const PostalBook& postal) {
  if (cells.size() < 7 || std::any_of(cells.begin(), cells.end(), [](const Cell& c) { return c.bracket || c.other; }))
    return std::nullopt;
  Choice choice;
  for (std::size_t length = 0; length <= 2; ++length) {
    const Dash dash{3, length};
    if (cells.size() != 7 + length || !are_strokes(cells, dash)) continue;
    Meaning meaning = meaning_with(cells, {dash});
    if (postal.has_code(meaning.digits)) choice.offer(std::move(meaning));
  }
  return choice.best();
}

class Line {
 public:
  Line(std::vector<card::Symbol>& symbols, const PostalBook& postal) : symbols_(symbols), postal_(postal) {}

  void settle() {
    for (std::size_t begin = 0; begin < symbols_.size();) {
      std::size_t end = begin;
      for (const std::size_t others : {std::size_t{0}, kMostOthers}) {
        std::size_t end_of_run = begin;
        const Cells cells = run_at(begin, end_of_run, others);
        const bool enough = clear_numerals(cells) >= kLeastNumerals && cells.size() <= kLongest;
        if (others == 0) end = end_of_run;
        if (!enough || !settle_run(cells, begin)) continue;
        end = end_of_run;
        break;
      }
      begin = std::max(begin + 1, end);
    }
  }

 private:
  static long clear_numerals(const Cells& cells) {
    return std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.clear; });
  }

  /// The cells from `begin` on, with up to `others` single ones inside that are nothing of a number.
  Cells run_at(std::size_t begin, std::size_t& end, std::size_t others) const {
    Cells cells;
    bool blank = false;
    for (end = begin; end < symbols_.size(); ++end) {
      if (symbols_[end].text == " " || symbols_[end].text == "　") {
        if (cells.empty()) break;
        blank = true;
        continue;
      }
      std::optional<Cell> cell = cell_of(symbols_[end].text);
      if (!cell && others > 0 && !cells.empty() && !cells.back().other && end + 1 < symbols_.size() &&
          cell_of(symbols_[end + 1].text)) {
        --others;
        cell = Cell{};
        cell->other = true;
      }
      if (!cell) break;
      cell->symbol = end;
      cell->blank_before = blank;
      blank = false;
      cells.push_back(*cell);
    }
    return cells;
  }

  /// Whether the run is a number; then its symbols are what they mean.
  bool settle_run(const Cells& cells, std::size_t begin) {
    if (begin > 0 && symbols_[begin - 1].text == "〒") {
      const auto blank = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.blank_before; });
      const Cells front(cells.begin(), blank);
      return write(front, postal_code_in(front, postal_)) || write(cells, postal_code_in(cells, postal_));
    }
    const auto zero = std::find_if(cells.begin(), cells.end(), [](const Cell& cell) { return cell.digit == '0'; });
    const Cells number(zero, cells.end());
    return number.size() >= 10 && write(number, phone_in(number));
  }

  bool write(const Cells& cells, const std::optional<Meaning>& meaning) {
    if (!meaning) return false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const char c = meaning->cells[i];
      const bool bracket = c == '(' || c == ')';
      if ((bracket && cells[i].bracket) || (c == '-' && cells[i].read_as_dash)) continue;
      card::Symbol& symbol = symbols_[cells[i].symbol];
      const std::string text = bracket    ? (c == '(' ? "（" : "）")
                               : c == '-' ? "―"
                               : c == ' ' ? " "
                                          : text::to_utf8(kNumerals[static_cast<std::size_t>(c - '0')]);
      if (symbol.text == text) continue;
      symbol.text = text;
      symbol.confidence = std::min(symbol.confidence, kSettled);
    }
    return true;
  }

  std::vector<card::Symbol>& symbols_;
  const PostalBook& postal_;
};

}  // namespace

void settle_kanji_numbers(card::CardText& card, const PostalBook& postal) {
  for (card::TextLine& line : card.lines)
    for (card::Reading& reading : line.readings) Line(reading.symbols, postal).settle();
}

}  // namespace normalize
