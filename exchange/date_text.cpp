#include "exchange/date_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "text/width.h"

namespace exchange {
namespace {

struct Era {
  std::string_view name;
  int year_before;  ///< the year before its first
};
// Japanese eras and their usual letters; Cabinet orders of 1926, 1989 and 2019.
constexpr std::array kEras = {Era{"令和", 2018}, Era{"平成", 1988}, Era{"昭和", 1925},
                              Era{"R", 2018},    Era{"H", 1988},    Era{"S", 1925}};
constexpr std::string_view kFirstYear = "元";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The next number of at most `digits` digits, with whatever stands before it.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  const auto* first = std::ranges::find_if(text, is_digit);
  const auto* last = std::find_if_not(first, text.end(), is_digit);
  const auto count = static_cast<std::size_t>(last - first);
  if (count == 0 || count > digits) return std::nullopt;
  int value = 0;
  std::from_chars(first, last, value);
  text.remove_prefix(static_cast<std::size_t>(last - text.begin()));
  return value;
}

std::optional<int> take_year(std::string_view& text) {
  for (const Era& era : kEras) {
    if (!text.starts_with(era.name)) continue;
    text.remove_prefix(era.name.size());
    if (text.starts_with(kFirstYear)) return era.year_before + 1;
    const auto year = take_number(text, 2);
    return year ? std::optional(era.year_before + *year) : std::nullopt;
  }
  if (text.size() < 4 || !std::ranges::all_of(text.substr(0, 4), is_digit)) return std::nullopt;
  std::string_view digits = text.substr(0, 4);
  text.remove_prefix(4);
  return take_number(digits, 4);
}

/// What may stand behind a date.
bool is_time_or_weekday(std::string_view rest) {
  if (rest.starts_with("日")) rest.remove_prefix(std::string_view("日").size());
  if (rest.empty()) return true;
  if (rest.starts_with('(')) return rest.ends_with(')');
  return (rest.starts_with(' ') || rest.starts_with('T')) && rest.find(':') != std::string_view::npos;
}

}  // namespace

std::string date_from_text(std::string_view text) {
  const std::string narrow = text::nfkc(text);
  std::string_view rest = narrow;
  const auto year = take_year(rest);
  if (!year) return {};
  const bool joined = rest.size() >= 4 && std::ranges::all_of(rest.substr(0, 4), is_digit);  // 20250418
  std::string_view month_text = joined ? rest.substr(0, 2) : rest;
  if (joined) rest.remove_prefix(2);
  const auto month = take_number(month_text, 2);
  if (!joined) rest = month_text;
  const auto day = take_number(rest, 2);
  if (!month || !day || !is_time_or_weekday(rest)) return {};
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? fmt::format("{:04}-{:02}-{:02}", *year, *month, *day) : std::string();
}

}  // namespace exchange
