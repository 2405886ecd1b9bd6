#include <algorithm>

#include "normalize/address_east.h"
#include "normalize/printed_line.h"
#include "normalize/tables/east_places.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// 臺 as the table has it.
std::string with_plain_tai(std::string_view text) {
  std::string plain(text);
  for (std::size_t at; (at = plain.find("臺")) != std::string::npos;)
    plain.replace(at, std::string_view("臺").size(), "台");
  return plain;
}

/// One past the region in front, in bytes; 0 where none stands.
std::size_t region_end(std::string_view body) {
  const std::string plain = with_plain_tai(body);  // of the same length
  for (const std::string_view region : tables::kTaiwanRegions)
    if (plain.starts_with(region)) return region.size();
  for (const std::string_view region : tables::kChinaRegions)
    if (body.starts_with(region)) return region.size();
  return 0;
}

/// One past a district ("信義區", "竹北市", "深圳市") that begins at `at`; `at` where none does.
std::size_t district_end(const PrintedLine& line, std::size_t at, std::u32string_view ends) {
  constexpr std::size_t kLongest = 5;
  while (line.at(at) == U' ') ++at;
  for (std::size_t i = at + 1; i < line.size() && i - at < kLongest && text::is_han(line[i]); ++i) {
    if (ends.find(line[i]) == std::u32string_view::npos) continue;
    const bool avenue = line[i] == U'市' && line.at(i + 1) == U'民' && line.at(i + 2) == U'大';  // 市民大道
    if (avenue) continue;
    // 前鎮區, 新市區: the end itself may be followed by another end.
    return ends.find(line.at(i + 1)) != std::u32string_view::npos ? i + 2 : i + 1;
  }
  return at;
}

bool is_number(char32_t c) {
  return is_ascii_digit(c) || std::u32string_view(U"〇一二三四五六七八九十百").find(c) != std::u32string_view::npos;
}

bool is_house_sign(char32_t c) { return c == U'號' || c == U'号'; }

/// Where the floor or building begins behind the house number, or where a floor is printed without one.
std::size_t street_end(const PrintedLine& line, std::size_t begin, bool& numbered) {
  for (std::size_t i = begin; i < line.size(); ++i) {
    if (!is_house_sign(line[i]) || i == begin || !is_number(line[i - 1])) continue;
    numbered = true;
    std::size_t end = i + 1;  // 7號之3
    if (line.at(end) == U'之' && is_ascii_digit(line.at(end + 1)))
      for (++end; is_ascii_digit(line.at(end));) ++end;
    return end;
  }
  for (std::size_t i = begin; i < line.size(); ++i) {
    const bool floor = line[i] == U'樓' || line[i] == U'楼' || line[i] == U'F';
    if (!floor || i == begin || !is_ascii_digit(line[i - 1])) continue;
    std::size_t first = i;
    while (first > begin && is_ascii_digit(line[first - 1])) --first;
    return first;
  }
  return line.size();
}

}  // namespace

EastAddressParts split_chinese_address(std::string_view body) {
  const PrintedLine line(body);
  EastAddressParts parts;
  const auto byte = [&](std::size_t at) { return at >= line.size() ? body.size() : line.span(at, line.size()).begin; };
  parts.region_end = region_end(body);
  const std::size_t region = line.index_of_byte(parts.region_end);
  std::size_t locality = region;
  const std::u32string_view behind = std::u32string_view(line.chars()).substr(region);
  for (const std::u32string_view part : {U"九龍", U"九龙", U"新界"})  // Hong Kong's
    if (behind.starts_with(part)) locality = region + part.size();
  const bool province =
      region > 0 && (line[region - 1] == U'省' || line[region - 1] == U'区' || line[region - 1] == U'縣');
  const std::size_t city = district_end(line, region, province ? U"市區区鄉乡鎮镇縣县" : U"區区鄉乡鎮镇縣县市");
  if (city > region && line.at(city) != U'路') locality = std::max(locality, city);
  // 广东省深圳市南山区: city and district together.
  if (province && locality > region && line[locality - 1] == U'市' && line[region - 1] != U'縣') {
    const std::size_t district = district_end(line, locality, U"区區县縣");
    if (district > locality && is_house_sign(line.at(district)) == false) locality = district;
  }
  if (locality > 0 && locality < line.size() && line[locality - 1] == U' ') --locality;
  parts.locality_end = byte(locality);
  parts.street_end = byte(std::max(locality, street_end(line, locality, parts.numbered)));
  return parts;
}

}  // namespace normalize
