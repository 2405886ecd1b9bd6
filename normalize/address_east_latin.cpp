#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "normalize/address_east.h"
#include "normalize/address_west.h"
#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/east_places.h"
#include "text/width.h"

namespace normalize {
namespace {

/// Words and ends of words that Korean and Taiwanese addresses have in Latin letters, small. Source: 도로명주소
/// 영문표기, 中華郵政 地址英譯 (2024).
constexpr auto kStreetWords = std::to_array<std::string_view>(
    {"no.", "sec.", "rd.", "ln.", "aly.", "st.", "blvd.", "rd", "sec", "section", "lane", "alley", "road", "street"});
constexpr auto kDistrictWords = std::to_array<std::string_view>({"dist.", "dist", "district", "township", "vil."});
constexpr auto kStreetEnds =
    std::to_array<std::string_view>({"-ro", "-gil", "-daero", "-beon-gil", "-dong", "-ga", "-eup", "-myeon", "-ri"});
constexpr auto kDistrictEnds = std::to_array<std::string_view>({"-gu", "-gun", "-si"});
constexpr auto kBuildingWords =
    std::to_array<std::string_view>({"floor", "fl.", "bldg.", "bldg", "building", "tower", "rm.", "room", "suite",
                                     "center", "centre", "plaza", "unit"});
constexpr auto kCountryWords = std::to_array<std::string_view>(
    {"taiwan", "r.o.c.", "r.o.c", "roc", "(r.o.c.)", "(roc)", "korea", "rep.", "republic", "of", "south", "(r.o.c)",
     "china", "p.r.c.", "p.r.", "hong", "kong", "(rok)", "rok"});

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_any(std::string_view word, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); });
}

std::vector<std::string> small_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string small = text::squeeze_blanks(to_small_ascii(text::to_narrow(text)));
  for (const std::string_view word : split_columns(small, ' ')) {
    std::string_view bare = word;
    while (!bare.empty() && bare.back() == ',') bare.remove_suffix(1);
    if (!bare.empty()) words.emplace_back(bare);
  }
  return words;
}

bool any_word(const std::vector<std::string>& words, const auto& test) {
  return std::any_of(words.begin(), words.end(), test);
}

bool is_region(const std::string& part, const std::string& country) {
  std::string plain;
  for (const std::string& word : small_words(part))
    if (word != "city" && word != "county" && word.find_first_of("0123456789") == std::string::npos)
      plain += (plain.empty() ? "" : " ") + word;
  if (country == "KR") return is_one_of(plain, tables::kKoreanRegionsLatin);
  return is_one_of(plain, tables::kTaiwanRegionsLatin) || plain == "hong kong" || plain == "kowloon";
}

enum class Kind { building, street, locality, region, country };

/// "12F.", "4F", "12F.-3".
bool is_floor(const std::string& word) {
  std::size_t digits = 0;
  while (digits < word.size() && std::isdigit(static_cast<unsigned char>(word[digits]))) ++digits;
  return digits > 0 && digits < word.size() && word[digits] == 'f';
}

Kind kind_of(const std::string& part, const std::string& country, bool behind_street) {
  const std::vector<std::string> words = small_words(part);
  if (std::all_of(words.begin(), words.end(), [](const std::string& w) { return is_one_of(w, kCountryWords); }))
    return Kind::country;
  if (is_region(part, country)) return Kind::region;
  if (any_word(words,
               [](const std::string& w) { return is_one_of(w, kDistrictWords) || ends_with_any(w, kDistrictEnds); }))
    return Kind::locality;
  if (any_word(words, [](const std::string& w) { return is_one_of(w, kStreetWords) || ends_with_any(w, kStreetEnds); }))
    return Kind::street;
  if (any_word(words, [](const std::string& w) { return is_floor(w) || is_one_of(w, kBuildingWords); }))
    return Kind::building;
  if (behind_street && any_word(words, [](const std::string& w) { return w == "city" || w == "county"; }))
    return Kind::locality;
  return behind_street ? Kind::locality : Kind::street;
}

/// A code at the end of a part ("Taipei City 110", "06236"); taken off it.
std::string take_code(std::string& part) {
  const std::size_t last = part.find_last_not_of(' ');
  if (last == std::string::npos || !std::isdigit(static_cast<unsigned char>(part[last]))) return {};
  std::size_t first = last;
  while (first > 0 && (std::isdigit(static_cast<unsigned char>(part[first - 1])) || part[first - 1] == '-')) --first;
  const std::size_t count = last + 1 - first;
  const bool stands_alone = first == 0 || part[first - 1] == ' ';
  if (!stands_alone || (count != 3 && count != 5 && count != 6 && count != 7)) return {};
  const std::string code = part.substr(first, count);
  part = text::squeeze_blanks(part.substr(0, first));
  return code;
}

void append(std::string& into, const std::string& part) {
  if (!part.empty()) into += (into.empty() ? "" : ", ") + part;
}

}  // namespace

float romanised_address_likeness(std::string_view line, const std::string& country) {
  const std::vector<std::string> words = small_words(line);
  const bool digit = line.find_first_of("0123456789") != std::string_view::npos;
  int marks = 0;
  for (const std::string& word : words)
    marks += is_one_of(word, kStreetWords) || is_one_of(word, kDistrictWords) || ends_with_any(word, kStreetEnds) ||
             ends_with_any(word, kDistrictEnds) || word == "taiwan" || word == "korea" || word == "taipei" ||
             word == "seoul" || (country != "KR" && is_one_of(word, tables::kTaiwanRegionsLatin)) ||
             (word.starts_with("no.") && word.size() > 3);
  const float own = marks >= 2 ? 0.95F : marks == 1 && digit ? 0.7F : 0;
  return std::max(own, western_address_likeness(line));
}

std::optional<FoundAddress> read_romanised_address(const std::vector<std::string>& lines, const std::string& country) {
  FoundAddress found;
  card::Address& address = found.address;
  address.country = country;
  bool street = false;
  std::string printed;
  for (const std::string& line : lines) {
    printed += (printed.empty() ? "" : " ") + line;
    found.spans.push_back({0, line.size()});
  }
  for (const std::string_view piece : split_columns(printed, ',')) {
    std::string part = text::squeeze_blanks(piece);
    if (part.empty()) continue;
    // "Taipei City 110 Taiwan (R.O.C.)": country and code at the end without commas.
    for (std::size_t blank; (blank = part.rfind(' ')) != std::string::npos;) {
      if (!is_one_of(to_small_ascii(part.substr(blank + 1)), kCountryWords)) break;
      part = text::squeeze_blanks(part.substr(0, blank));
    }
    if (street || is_region(part, country)) {
      const std::string code = take_code(part);
      if (!code.empty() && address.postal_code.empty()) address.postal_code = code;
      if (part.empty()) continue;
    }
    switch (kind_of(part, country, street)) {
      case Kind::building: append(address.building, part); break;
      case Kind::street: append(address.street, part), street = true; break;
      case Kind::locality: append(address.locality, part); break;
      case Kind::region: append(address.region, part); break;
      case Kind::country: break;
    }
  }
  if (address.region.empty() && address.locality.empty() && address.postal_code.empty()) return std::nullopt;
  address.printed = text::squeeze_blanks(printed);
  found.quality = address.region.empty() || address.street.empty() ? 0.6F : 0.9F;
  found.postal_code_quality = address.postal_code.empty() ? 0 : 0.9F;
  return found;
}

}  // namespace normalize
