#include "normalize/address_west_code.h"

#include <algorithm>

#include "normalize/tables/address_words.h"

namespace normalize {
namespace {

/// How a country prints its codes: 9 a digit, A a letter, X either, other signs stand for themselves; a blank may be
/// missing. Source: UPU's postal addressing systems by country, 2026-11.
struct CodeFormat {
  std::string_view pattern, country;
  WesternCode::City city;
  bool unmistakable;  ///< no other country of the list prints such codes
};
using City = WesternCode::City;
constexpr CodeFormat kFormats[] = {{"99999-9999", "US", City::before, true}, {"99999-999", "BR", City::behind, true},
                                   {"99.999-999", "BR", City::behind, true}, {"9999-999", "PT", City::behind, true},
                                   {"A9A 9A9", "CA", City::before, true},    {"AA9A 9AA", "GB", City::before, true},
                                   {"AA99 9AA", "GB", City::before, true},   {"AA9 9AA", "GB", City::before, true},
                                   {"A99 9AA", "GB", City::before, true},    {"A9A 9AA", "GB", City::before, true},
                                   {"A9 9AA", "GB", City::before, true},     {"9999 AA", "NL", City::behind, true},
                                   {"99999", "US", City::before, false},     {"99999", "DE", City::behind, false},
                                   {"99999", "FR", City::behind, false},     {"99999", "ES", City::behind, false},
                                   {"99999", "IT", City::behind, false},     {"9999", "AT", City::behind, false},
                                   {"9999", "CH", City::behind, false},      {"9999", "BE", City::behind, false},
                                   {"9999", "PT", City::behind, false},      {"9999", "LU", City::behind, false},
                                   {"9999", "DK", City::behind, false},      {"9999", "NO", City::behind, false},
                                   {"999 99", "SE", City::behind, false},    {"99999", "FI", City::behind, false},
                                   {"99-999", "PL", City::behind, false},    {"999 99", "CZ", City::behind, false},
                                   {"999 999", "IN", City::before, false},   {"999999", "IN", City::before, false},
                                   {"999999", "SG", City::before, false},    {"9999", "AU", City::before, false},
                                   {"9999", "NZ", City::before, false},      {"9999", "ZA", City::before, false},
                                   {"A99 XXXX", "IE", City::before, true},   {"99999", "MX", City::behind, false}};

bool is_word(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || (c >= 0xC0 && c <= 0x24F); }

/// One past the match, or `begin` when the pattern does not fit there.
std::size_t match(const PrintedLine& line, std::size_t begin, std::string_view pattern) {
  std::size_t at = begin;
  for (const char sign : pattern) {
    const char32_t c = line.at(at);
    if (sign == ' ') {
      if (c == U' ') ++at;
      continue;
    }
    const bool fits = sign == '9'   ? is_ascii_digit(c)
                      : sign == 'A' ? is_ascii_letter(c) && c < U'a'
                      : sign == 'X' ? is_ascii_digit(c) || (is_ascii_letter(c) && c < U'a')
                      : sign == '-' ? is_dash(c)
                                    : c == static_cast<char32_t>(sign);
    if (!fits) return begin;
    ++at;
  }
  return is_word(line.at(at)) || (is_dash(line.at(at)) && is_ascii_digit(line.at(at + 1))) ? begin : at;
}

/// "D-", "CH-", "F-" before the code: its country, and where the letters begin.
std::string country_letters(const PrintedLine& line, std::size_t& begin) {
  struct Letters {
    std::u32string_view letters;
    std::string_view country;
  };
  constexpr Letters kLetters[] = {{U"DE", "DE"}, {U"CH", "CH"}, {U"FR", "FR"},  {U"AT", "AT"}, {U"BE", "BE"},
                                  {U"PT", "PT"}, {U"ES", "ES"}, {U"NL", "NL"},  {U"D", "DE"},  {U"A", "AT"},
                                  {U"F", "FR"},  {U"B", "BE"},  {U"E", "ES"},   {U"L", "LU"},  {U"I", "IT"},
                                  {U"P", "PT"},  {U"SE", "SE"}, {U"S", "SE"},   {U"NO", "NO"}, {U"N", "NO"},
                                  {U"DK", "DK"}, {U"FI", "FI"}, {U"FIN", "FI"}, {U"PL", "PL"}};
  if (begin < 2 || !is_dash(line[begin - 1])) return {};
  for (const Letters& entry : kLetters) {
    const std::size_t size = entry.letters.size();
    if (begin < size + 1) continue;
    const std::size_t at = begin - 1 - size;
    if (std::u32string_view(line.chars()).substr(at, size) != entry.letters || is_word(line.at(at - 1))) continue;
    begin = at;
    return std::string(entry.country);
  }
  return {};
}

/// One of the states directly before `end` (blanks and commas between): "WA 98052", "Austin, Texas 78744".
template <class States>
bool state_before(const PrintedLine& line, std::size_t end, const States& states, WesternCode& code) {
  std::size_t at = end;
  while (at > 0 && (line[at - 1] == U' ' || line[at - 1] == U',')) --at;
  for (const std::string_view state : states) {
    if (at < state.size() || is_word(line.at(at - state.size() - 1)) || line.text(at - state.size(), at) != state)
      continue;
    code.state = state;
    code.state_begin = at - state.size();
    code.state_end = at;
    return true;
  }
  return false;
}

float fit(const PrintedLine& line, const CodeFormat& format, std::string_view letters, std::string_view region,
          WesternCode& code) {
  float quality = format.unmistakable ? 0.95F : 0.5F;
  if (!letters.empty()) quality = letters == format.country ? 1.0F : 0.0F;
  if (!region.empty() && letters.empty()) quality += region == format.country ? 0.3F : -0.25F;
  if (format.country == "US") {
    const bool state = state_before(line, code.begin, tables::kUsStates, code) ||
                       state_before(line, code.begin, tables::kUsStateNames, code);
    quality += state ? 0.4F : -0.3F;
  }
  if (format.country == "AU") {
    quality += state_before(line, code.begin, tables::kAustralianStates, code) ? 0.4F : -0.4F;
  }
  // Digits in a row are no code of these countries unless their cards print it behind a city.
  const bool behind_city = code.begin > 1 && (is_word(line[code.begin - 1]) || line.at(code.begin - 1) == U' ' ||
                                              is_dash(line[code.begin - 1]));
  if ((format.country == "IN" || format.country == "SG" || format.country == "NZ" || format.country == "ZA") &&
      (region != format.country || !behind_city))
    quality = 0;
  if (format.country == "CA") state_before(line, code.begin, tables::kCanadianProvinces, code);
  if (format.country == "BR") find_brazilian_state(line, code);
  if (format.city == City::behind && letters.empty() && !format.unmistakable) {
    // A city must follow: "80331 München", but not "Suite 80331".
    std::size_t behind = code.end;
    while (line.at(behind) == U' ') ++behind;
    const char32_t c = line.at(behind);
    const bool capital = is_word(c) && !is_ascii_digit(c) && to_small(c) != c;
    quality += capital ? (code.begin == 0 ? 0.25F : 0.1F) : -0.35F;
    if (format.pattern == "9999" && (code.code.starts_with("19") || code.code.starts_with("20")) &&
        region != format.country)
      quality -= 0.2F;
  }
  return std::clamp(quality, 0.0F, 1.0F);
}

}  // namespace

void find_brazilian_state(const PrintedLine& line, WesternCode& code) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    std::size_t before = i;
    while (before > 0 && line[before - 1] == U' ') --before;
    const char32_t mark = before > 0 ? line[before - 1] : U'\0';
    if (!(is_dash(mark) || mark == U'/' || mark == U',' || mark == U'(') || is_word(line.at(i + 2))) continue;
    const std::string two = line.text(i, i + 2);
    if (std::find(std::begin(tables::kBrazilianStates), std::end(tables::kBrazilianStates), two) ==
        std::end(tables::kBrazilianStates)) {
      continue;
    }
    code.state = two;
    code.state_begin = i;
    code.state_end = i + 2;
  }
}

std::optional<WesternCode> find_western_code(const PrintedLine& line, std::string_view region) {
  std::optional<WesternCode> best;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && is_word(line[i - 1])) continue;
    for (const CodeFormat& format : kFormats) {
      const std::size_t end = match(line, i, format.pattern);
      if (end == i) continue;
      WesternCode code;
      code.code = line.text(i, end);
      code.begin = i;
      code.end = end;
      code.city = format.city;
      std::size_t begin = i;
      const std::string letters = country_letters(line, begin);
      if (letters.empty() && i > 0 && is_dash(line[i - 1]) && is_ascii_digit(line.at(i - 2))) continue;
      code.quality = fit(line, format, letters, region, code);
      code.begin = begin;
      const bool decided =
          format.unmistakable || !letters.empty() || region == format.country || format.country == "US";
      if (decided) code.country = format.country;
      if (code.quality < 0.4F || (best && best->quality >= code.quality)) continue;
      best = std::move(code);
    }
  }
  return best;
}

bool is_brazilian_city(std::string_view text) {
  constexpr std::string_view kStates =
      " AC AL AP AM BA CE DF ES GO MA MT MS MG PA PB PR PE PI RJ RN RS RO RR SC SP SE TO ";
  constexpr std::size_t kShortest = 6;
  if (text.size() < kShortest || text.find_first_of("0123456789") != std::string_view::npos) return false;
  const std::string state = " " + std::string(text.substr(text.size() - 2)) + " ";
  const std::string_view before = text.substr(0, text.size() - 2);
  const bool parted = before.ends_with(" - ") || before.ends_with('/') || before.ends_with(" – ");
  return parted && kStates.find(state) != std::string_view::npos && std::count(text.begin(), text.end(), ' ') <= 8;
}

bool has_romanised_ward(const PrintedLine& line) {
  constexpr std::u32string_view kEnds[] = {U"-ku", U"-shi", U"-cho", U"-machi", U"-gun", U"-ken", U"-to", U"-fu"};
  const std::u32string small = to_small(line.chars());
  const auto stands = [&](std::u32string_view end) {
    const std::size_t at = small.find(end);
    return at != small.npos && at > 1 && is_ascii_letter(small[at - 1]) &&
           (at + end.size() == small.size() || !is_ascii_letter(small[at + end.size()]));
  };
  bool block = false;
  for (std::size_t i = 1; i + 1 < small.size(); ++i)
    block = block || (is_dash(small[i]) && is_ascii_digit(small[i - 1]) && is_ascii_digit(small[i + 1]));
  return block && std::any_of(std::begin(kEnds), std::end(kEnds), stands);
}

}  // namespace normalize
