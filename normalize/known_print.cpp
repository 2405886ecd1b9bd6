#include "normalize/known_print.h"

#include <algorithm>
#include <map>

#include "normalize/printed_line.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

std::u32string folded(std::string_view symbol) {
  std::u32string text = text::to_utf32(text::to_narrow(symbol));
  for (char32_t& c : text) c = is_dash(c) ? U'-' : to_small(c);
  return text;
}

const card::CodeTable* table_named(const std::vector<card::CodeTable>& tables, const std::string& name) {
  const auto table = std::ranges::find(tables, name, &card::CodeTable::name);
  return name.empty() || table == tables.end() ? nullptr : &*table;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> all;
  for (const char32_t c : text::to_utf32(text::without_blanks(text))) all.push_back(text::to_utf8(c));
  return all;
}

/// What becomes of one character so that all of them spell another text.
struct Change {
  bool stays = false;
  std::string instead;  ///< where it does not stay; empty: nothing
  std::string behind;   ///< what comes in behind it
  bool none() const { return stays && behind.empty(); }
};

struct Changes {
  std::string in_front;         ///< of all
  std::vector<Change> of_each;  ///< of the characters of `read`
};

Changes changes_to(std::string_view read, std::string_view known) {
  const auto from = folded_characters(read), to = folded_characters(known);
  const std::vector<std::string> texts = characters_of(known);
  const std::vector<std::ptrdiff_t> stands_for = aligned(to, from);
  Changes changes{.in_front = {}, .of_each = std::vector<Change>(from.size())};
  std::string* behind = &changes.in_front;
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (stands_for[i] < 0) {
      *behind += texts[i];
      continue;
    }
    const auto at = static_cast<std::size_t>(stands_for[i]);
    Change& change = changes.of_each[at];
    change.stays = to[i] == from[at];
    if (!change.stays) change.instead = texts[i];
    behind = &change.behind;
  }
  return changes;
}

}  // namespace

std::vector<std::u32string> folded_characters(std::string_view text) {
  std::vector<std::u32string> all;
  for (const std::string& character : characters_of(text)) all.push_back(folded(character));
  return all;
}

std::vector<std::ptrdiff_t> aligned(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> cost((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return cost[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = i + j;
        continue;
      }
      const std::size_t pair = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      at(i, j) = std::min({pair, at(i - 1, j) + 1, at(i, j - 1) + 1});
    }
  std::vector<std::ptrdiff_t> stands_for(a.size(), -1);
  for (std::size_t i = a.size(), j = b.size(); i > 0 && j > 0;) {
    if (at(i, j) == at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)) {
      stands_for[i - 1] = static_cast<std::ptrdiff_t>(j - 1);
      --i, --j;
    } else if (at(i, j) == at(i - 1, j) + 1) {
      --i;
    } else {
      --j;
    }
  }
  return stands_for;
}

KnownPrint::KnownPrint(const std::vector<card::TextLine>& lines, const std::vector<card::CodeTable>& tables,
                       const std::vector<card::Evidence>& places)
    : lines_(lines), tables_(tables) {
  for (const card::Evidence& place : places) {
    if (place.line >= lines.size() || lines[place.line].readings.empty()) continue;
    const auto& symbols = lines[place.line].readings.front().symbols;
    for (std::size_t i = place.first_symbol; i < std::min(place.last_symbol, symbols.size()); ++i) {
      if (symbols[i].text == " ") continue;
      places_.push_back({place.line, i});
      text_.push_back(folded(symbols[i].text));
    }
  }
}

std::optional<double> KnownPrint::log_ratio(std::string_view read, std::string_view known) const {
  const Changes changes = changes_to(read, known);
  const std::vector<std::ptrdiff_t> printed_at = aligned(folded_characters(read), text_);
  std::map<std::size_t, std::map<std::size_t, std::string>> by_line;  // line, symbol, what would stand there
  const auto text_at = [&](const Place& place) -> std::string& {
    const std::string& printed = lines_[place.line].readings.front().symbols[place.symbol].text;
    return by_line[place.line].try_emplace(place.symbol, printed).first->second;
  };
  std::string in_front = changes.in_front;
  const Place* last = nullptr;
  for (std::size_t i = 0; i < printed_at.size(); ++i) {
    const Change& change = changes.of_each[i];
    if (printed_at[i] >= 0) last = &places_[static_cast<std::size_t>(printed_at[i])];
    if (change.none()) continue;
    if (printed_at[i] >= 0 && !change.stays) text_at(*last) = change.instead;
    (last ? text_at(*last) : in_front) += printed_at[i] >= 0 ? change.behind : change.instead + change.behind;
  }
  if (!in_front.empty() && !places_.empty()) text_at(places_.front()).insert(0, in_front);
  if (by_line.empty()) return std::nullopt;
  double sum = 0;
  for (const auto& [line, changed] : by_line) {
    std::string text;
    const auto& symbols = lines_[line].readings.front().symbols;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      const auto other = changed.find(i);
      text += other == changed.end() ? symbols[i].text : other->second;
    }
    const std::optional<double> ratio = line_ratio(line, text);
    if (!ratio) return std::nullopt;
    sum += *ratio;
  }
  return sum;
}

std::vector<KnownPrint::Judge> KnownPrint::judges_of(std::size_t line) const {
  const std::string as_read = lines_[line].readings.front().text();
  std::vector<Judge> judges;
  for (const card::Reading& reading : lines_[line].readings) {
    const card::CodeTable* table = table_named(tables_, reading.posteriors.code_table);
    if (!table || reading.posteriors.steps.empty()) continue;
    CtcScorer scorer(reading.posteriors, *table);
    if (const auto before = scorer.log_probability(as_read)) judges.push_back({std::move(scorer), *before});
  }
  return judges;
}

std::optional<double> KnownPrint::line_ratio(std::size_t line, const std::string& text) const {
  if (!judges_.contains(line)) judges_[line] = judges_of(line);
  double sum = 0;
  int able = 0;
  for (const Judge& judge : judges_[line]) {
    const auto after = judge.scorer.log_probability(text);
    if (!after) continue;
    sum += *after - judge.as_read;
    ++able;
  }
  return able == 0 ? std::nullopt : std::optional(sum / able);
}

}  // namespace normalize
