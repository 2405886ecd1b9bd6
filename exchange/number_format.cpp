#include "exchange/number_format.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace exchange {
namespace {

constexpr int kSecondsPerDay = 86'400;
constexpr double kMostDays = 2'958'466;  // 9999-12-31

/// The built-in formats that show a day: ECMA-376 part 1, 18.8.30, and what Excel adds for East Asian languages there.
constexpr bool is_built_in_date(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
}

/// A code's signs: placeholders and literal characters, told apart.
struct Sign {
  char c;
  bool literal;
};

/// One section of a code ("[<=999]000;000\-00" has two), and for which numbers it is meant.
struct Section {
  std::vector<Sign> signs;
  std::string condition;
};

std::vector<Section> sections_of(std::string_view code) {
  std::vector<Section> sections(1);
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      for (++i; i < code.size() && code[i] != '"'; ++i) sections.back().signs.push_back({code[i], true});
    } else if (c == '\\' && i + 1 < code.size()) {
      sections.back().signs.push_back({code[++i], true});
    } else if ((c == '_' || c == '*') && i + 1 < code.size()) {
      ++i;  // a blank as wide as the next character; the next character to fill the cell
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (inside.starts_with('<') || inside.starts_with('>') || inside.starts_with('='))
        sections.back().condition = inside;
      i = end;
    } else if (c == ';') {
      sections.emplace_back();
    } else {
      sections.back().signs.push_back({c, false});
    }
  }
  return sections;
}

/// Years, days or eras ("ggge年m月d日"); the e of 0.00E+00 is none, nor is what "General" holds.
bool shows_day(const Section& section) {
  std::string plain;
  for (const Sign& sign : section.signs)
    if (!sign.literal) plain += sign.c >= 'A' && sign.c <= 'Z' ? static_cast<char>(sign.c + 0x20) : sign.c;
  if (plain.starts_with("general")) return false;
  const bool has_digits = plain.find_first_of("0#?") != std::string::npos;
  return plain.find_first_of(has_digits ? "ydg" : "ydge") != std::string::npos;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<double> parsed(std::string_view number) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool holds(std::string_view condition, double value) {
  const std::size_t sign = std::min(condition.find_first_not_of("<>="), condition.size());
  const auto bound = parsed(condition.substr(sign));
  const std::string_view is = condition.substr(0, sign);
  if (!bound) return false;
  if (is == "<=") return value <= *bound;
  if (is == ">=") return value >= *bound;
  if (is == "<") return value < *bound;
  if (is == ">") return value > *bound;
  return is == "=" && value == *bound;
}

/// "0123" for 123 under 0000, "012-3456" for 123456 under 000-0000; nothing for formats of another kind.
std::optional<std::string> filled(const std::vector<Sign>& signs, std::string_view digits) {
  const auto is_placeholder = [](const Sign& sign) { return !sign.literal && (sign.c == '0' || sign.c == '#'); };
  const bool plain = std::ranges::all_of(signs, [&](const Sign& sign) {
    return sign.literal || is_placeholder(sign) || std::string_view("-() +").find(sign.c) != std::string_view::npos;
  });
  const auto places = static_cast<std::size_t>(std::ranges::count_if(signs, is_placeholder));
  if (!plain || places == 0) return std::nullopt;
  std::string shown;
  std::size_t left = places;  // placeholders still to come, this one included
  for (const Sign& sign : signs) {
    if (!is_placeholder(sign)) {
      shown += sign.c;
      continue;
    }
    if (left == places && digits.size() > places) shown += digits.substr(0, digits.size() - places);
    if (left <= digits.size())
      shown += digits[digits.size() - left];
    else if (sign.c == '0')
      shown += '0';
    --left;
  }
  return shown;
}

std::string day_text(double days, int days_before_1970) {
  const auto whole = std::chrono::days(static_cast<int>(std::floor(days)) - days_before_1970);
  const std::chrono::year_month_day day{std::chrono::sys_days(whole)};
  const auto seconds = static_cast<int>(std::lround((days - std::floor(days)) * kSecondsPerDay));
  std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                                 static_cast<unsigned>(day.day()));
  if (seconds > 0 && seconds < kSecondsPerDay) text += fmt::format(" {:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return text;
}

std::string plain_text(double value) {
  const bool whole = std::abs(value) < 1e18 && value == std::floor(value);
  return whole ? fmt::format("{:.0f}", value) : fmt::format("{:.15g}", value);
}

}  // namespace

NumberFormat::NumberFormat(int id, std::string_view code) : code_(code) {
  is_date_ = code.empty() ? is_built_in_date(id) : shows_day(sections_of(code).front());
}

std::string NumberFormat::text(std::string_view number, int days_before_1970) const {
  const auto value = parsed(number);
  if (!value) return std::string(number);
  if (is_date_ && *value >= 1 && *value < kMostDays) return day_text(*value, days_before_1970);
  const std::string plain = is_digits(number) ? std::string(number) : plain_text(*value);
  if (code_.empty() || !is_digits(plain)) return plain;
  for (const Section& section : sections_of(code_)) {
    if (!section.condition.empty() && !holds(section.condition, *value)) continue;
    return filled(section.signs, plain).value_or(plain);
  }
  return plain;
}

}  // namespace exchange
