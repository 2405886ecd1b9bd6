#include <algorithm>

#include "normalize/address_east.h"
#include "normalize/printed_line.h"
#include "normalize/tables/east_places.h"
#include "text/script.h"

namespace normalize {
namespace {

bool is_syllable(char32_t c) { return text::is_hangul(c); }

std::size_t skip_blanks(const PrintedLine& line, std::size_t at) {
  while (line.at(at) == U' ' || line.at(at) == U',') ++at;
  return at;
}

std::size_t digits_end(const PrintedLine& line, std::size_t at) {
  while (is_ascii_digit(line.at(at))) ++at;
  return at;
}

std::size_t region_end(const PrintedLine& line, std::string_view body) {
  for (const std::string_view region : tables::kKoreanRegions) {
    if (!body.starts_with(region)) continue;
    const std::size_t end = line.index_of_byte(region.size());
    // A short form stands alone: 서울 강남구, but not 서울은행; 광주시 is a town of 경기도.
    const bool full = region.ends_with("시") || region.ends_with("도");
    if (full || line.at(end) == U' ' || end >= line.size()) return end;
    // Without its blank ("서울강남구") a district must follow.
    for (std::size_t i = end + 1; i < std::min(line.size(), end + 5) && is_syllable(line[i]); ++i)
      if (line[i] == U'구' || line[i] == U'시' || line[i] == U'군') return end;
  }
  return 0;
}

/// One past a district ("성남시", "분당구", "울주군") that begins at `at`; `at` where none does.
std::size_t district_end(const PrintedLine& line, std::size_t at, std::u32string_view ends) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t i = at + 1; i < line.size() && i - at < kLongest && is_syllable(line[i - 1]); ++i) {
    if (ends.find(line[i]) == std::u32string_view::npos) continue;
    // 양구군, 구로구: the end itself may be followed by another end.
    const bool goes_on = ends.find(line.at(i + 1)) != std::u32string_view::npos;
    return goes_on ? i + 2 : i + 1;
  }
  return at;
}

bool starts_with_any(const PrintedLine& line, std::size_t at, std::initializer_list<std::u32string_view> words) {
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(std::min(at, line.size()));
  return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return rest.starts_with(word); });
}

/// One past the number of a house that begins at `at`: "123", "823-24", "255번길 9" is none.
std::size_t number_end(const PrintedLine& line, std::size_t at) {
  std::size_t end = digits_end(line, at);
  while (is_dash(line.at(end)) && is_ascii_digit(line.at(end + 1))) end = digits_end(line, end + 1);
  if (starts_with_any(line, end, {U"번지"})) end += 2;
  return end;
}

/// What makes a number a part of a street's name, or of a building.
bool is_street_part(const PrintedLine& line, std::size_t at) {
  while (line.at(at) == U' ') ++at;
  return starts_with_any(line, at, {U"번길", U"번가", U"로", U"길", U"가", U"리", U"동 ", U"단지"});
}
bool is_building_part(const PrintedLine& line, std::size_t at) {
  while (line.at(at) == U' ') ++at;
  return starts_with_any(line, at, {U"층", U"호", U"동", U"F", U"f", U"차", U"관"});
}

/// A street's or town's name stands before a house number.
bool ends_street_name(const PrintedLine& line, std::size_t begin, std::size_t at) {
  std::size_t last = at;
  while (last > begin && line[last - 1] == U' ') --last;
  constexpr std::u32string_view kEnds = U"로길동리가읍면산";
  return last > begin && kEnds.find(line[last - 1]) != std::u32string_view::npos;
}

struct Street {
  std::size_t end = 0;
  bool numbered = false;
};

Street street_of(const PrintedLine& line, std::size_t begin) {
  for (std::size_t i = begin; i < line.size(); ++i) {
    if (!is_ascii_digit(line[i])) continue;
    const std::size_t end = number_end(line, i);
    if (is_street_part(line, end)) {
      i = end;
      continue;
    }
    if (is_building_part(line, end)) {
      std::size_t start = i;  // "B동 1203호": the building's name begins with the word before
      while (start > begin && line[start - 1] != U' ' && line[start - 1] != U',') --start;
      return {start, false};
    }
    if (!ends_street_name(line, begin, i)) {
      i = end - 1;
      continue;
    }
    std::size_t behind = end;
    while (line.at(behind) == U' ') ++behind;
    const std::size_t close = line.chars().find(U')', behind);
    const bool town = line.at(behind) == U'(' && close != std::u32string::npos && close > behind + 2 &&
                      close - behind <= 6 && (line[close - 1] == U'동' || line[close - 1] == U'가');
    return {town ? close + 1 : end, true};
  }
  return {line.size(), false};
}

}  // namespace

EastAddressParts split_korean_address(std::string_view body) {
  const PrintedLine line(body);
  EastAddressParts parts;
  const auto byte = [&](std::size_t at) { return at >= line.size() ? body.size() : line.span(at, line.size()).begin; };
  const std::size_t region = region_end(line, body);
  parts.region_end = byte(region);
  std::size_t at = skip_blanks(line, region);
  const std::size_t city = district_end(line, at, U"시군구");
  std::size_t locality = std::max(region, city > at ? city : region);
  if (city > at && line.at(city - 1) == U'시') {
    at = skip_blanks(line, city);
    const std::size_t district = district_end(line, at, U"군구");
    if (district > at) locality = district;
  }
  parts.locality_end = byte(locality);
  const Street street = street_of(line, skip_blanks(line, locality));
  parts.street_end = byte(std::max(street.end, locality));
  parts.numbered = street.numbered;
  return parts;
}

}  // namespace normalize
