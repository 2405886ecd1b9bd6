#include "normalize/address_east.h"

#include <algorithm>
#include <array>
#include <span>

#include "normalize/address_text.h"
#include "normalize/address_west.h"
#include "normalize/printed_line.h"
#include "normalize/tables/east_places.h"
#include "normalize/taiwan_district.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

constexpr auto kKoreanBuildingWords =
    std::to_array<std::string_view>({"빌딩", "타워", "프라자", "플라자", "오피스텔", "아파트", "상가", "밸리", "센터",
                                     "회관", "동관", "단지", "스퀘어"});
constexpr auto kChineseBuildingWords =
    std::to_array<std::string_view>({"大樓", "大楼", "大廈", "大厦", "廣場", "广场", "園區", "园区"});
constexpr auto kChineseRoadWords =
    std::to_array<std::string_view>({"路", "街", "段", "巷", "弄", "大道", "里", "村", "道", "鄰"});

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.find(w) != std::string_view::npos; });
}

/// "4층", "1203호", "12樓", "5F": a number of a floor, a room or a block of a building.
bool holds_floor(std::string_view text) {
  constexpr std::u32string_view kSigns = U"층호동樓楼室棟栋座Ff";
  const PrintedLine line(text);
  for (std::size_t i = 1; i < line.size(); ++i)
    if (is_ascii_digit(line[i - 1]) && kSigns.find(line[i]) != std::u32string_view::npos &&
        !is_ascii_letter(line.at(i + 1)))
      return true;
  return false;
}

bool holds_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

EastAddressParts split(std::string_view body, Manner manner) {
  return manner == Manner::korean ? split_korean_address(body) : split_chinese_address(body);
}

/// Digits [begin, end) of a line as a postal code of this country, by their shape and by what stands around them.
bool is_code_shape(const PrintedLine& line, std::size_t begin, std::size_t end, Manner manner) {
  const std::size_t count = end - begin;
  const bool parted = count == 7 && is_dash(line.at(begin + 3));
  const bool whole = std::all_of(line.chars().begin() + static_cast<std::ptrdiff_t>(begin),
                                 line.chars().begin() + static_cast<std::ptrdiff_t>(end), is_ascii_digit);
  if (manner == Manner::korean) return (count == 5 && whole) || parted;
  return (whole && (count == 3 || count == 5 || count == 6)) || (count == 6 && is_dash(line.at(begin + 3)));
}

/// Where the mark of a postal code that ends before `begin` begins; `begin` where there is none.
std::size_t mark_begin(const PrintedLine& line, std::size_t begin) {
  constexpr std::u32string_view kMarks[] = {U"우편번호", U"(우)", U"우)",      U"우",  U"〒",
                                            U"郵遞區號", U"邮编", U"邮政编码", U"郵編"};
  std::size_t at = begin;
  while (at > 0 && (line[at - 1] == U' ' || line[at - 1] == U':' || line[at - 1] == U'：' || line[at - 1] == U'.'))
    --at;
  const std::u32string_view before = std::u32string_view(line.chars()).substr(0, at);
  for (const std::u32string_view mark : kMarks)
    if (before.ends_with(mark)) return at - mark.size();
  return begin;
}

/// The address of a line behind its code, labels and brackets in front.
std::size_t region_begin(std::string_view line, Manner manner) {
  const PrintedLine chars(line);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const char32_t before = chars.at(i - 1);
    const bool edge = i == 0 || before == U' ' || before == U':' || before == U')' || before == U']' ||
                      before == U'：' || is_ascii_digit(before) || before == U'|';
    if (!edge) continue;
    const std::size_t at = chars.span(i, chars.size()).begin;
    if (split(line.substr(at), manner).region_end > 0) return at;
  }
  return std::string_view::npos;
}

struct Body {
  std::string text;
  std::vector<std::size_t> offsets;  ///< of each line in it
};

Body join(const std::vector<std::string>& lines) {
  Body body;
  for (const std::string& line : lines) {
    if (!body.text.empty()) body.text += ' ';
    body.offsets.push_back(body.text.size());
    body.text += line;
  }
  return body;
}

/// Behind an office's name, a label and the code: where the parts are to be split from.
std::size_t start_of(std::string_view body, const std::optional<Piece<std::string>>& code, Manner manner) {
  const std::size_t region = region_begin(body, manner);
  if (region != std::string_view::npos) return region;
  const std::string_view bare = drop_address_label(body);
  std::size_t at = body.size() - bare.size();
  if (code && code->span.begin <= at + 1) at = std::max(at, code->span.end);
  while (at < body.size() && (body[at] == ' ' || body[at] == ',' || body[at] == ')' || body[at] == ']')) ++at;
  return at;
}

}  // namespace

bool is_east_region(std::string_view text, Manner manner) {
  const std::string plain = text::without_blanks(text);
  if (plain.empty()) return false;
  if (manner == Manner::korean)
    return std::find(std::begin(tables::kKoreanRegions), std::end(tables::kKoreanRegions), plain) !=
           std::end(tables::kKoreanRegions);
  return split_chinese_address(plain).region_end == plain.size();
}

std::optional<Piece<std::string>> find_east_postal_code(std::string_view text, Manner manner) {
  const PrintedLine line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_ascii_digit(line[i]) || is_ascii_digit(line.at(i - 1)) || is_dash(line.at(i - 1))) continue;
    std::size_t end = i;
    while (is_ascii_digit(line.at(end)) || (is_dash(line.at(end)) && is_ascii_digit(line.at(end + 1)))) ++end;
    const std::size_t begin = i;
    i = end;
    if (!is_code_shape(line, begin, end, manner)) continue;
    const std::string behind = line.text(end, line.size());
    const bool bracketed = is_opening(line.at(begin - 1)) && is_closing(line.at(end));
    const std::size_t front = bracketed ? begin - 1 : begin;
    const std::size_t first = mark_begin(line, front);
    const bool marked = first < front;
    std::size_t next = bracketed ? end + 1 : end;
    while (line.at(next) == U' ' || is_closing(line.at(next))) ++next;
    const bool region = next < line.size() && split(line.original(next, line.size()), manner).region_end > 0;
    const bool closes = end == line.size() && begin > 0 && line.at(begin - 1) == U' ' && end - begin >= 5 &&
                        region_begin(text, manner) != std::string_view::npos;
    const bool behind_address =
        bracketed && end - begin >= 5 && region_begin(text, manner) != std::string_view::npos;  // "A. 제주… (63309)"
    if (!marked && !region && !closes && !behind_address) continue;
    const float quality = marked ? 1.0F : region ? 0.95F : 0.85F;
    return Piece<std::string>{line.text(begin, end), line.span(first, bracketed ? end + 1 : end), quality};
  }
  return std::nullopt;
}

float east_address_likeness(std::string_view line, const Origin& origin) {
  const text::ScriptCounts counts = text::count_scripts(line);
  if (counts.total() == 0 || line.find('@') != std::string_view::npos) return 0;
  if (counts.eastern() == 0) {
    constexpr int kLongestCode = 9;  // with brackets and a dash
    const bool code = counts.latin == 0 && counts.total() <= kLongestCode &&
                      find_east_postal_code("우" + std::string(line), origin.manner);
    return code ? 0.55F : romanised_address_likeness(line, origin.country);
  }
  const bool korean = origin.manner == Manner::korean;
  const auto code = find_east_postal_code(line, origin.manner);
  const std::size_t start = start_of(line, code, origin.manner);
  const std::string_view body = line.substr(std::min(start, line.size()));
  const EastAddressParts parts = split(body, origin.manner);
  const bool locality = parts.locality_end > parts.region_end;
  const bool numbered = parts.numbered;
  if (parts.region_end > 0 && (locality || numbered)) return numbered || code ? 0.98F : 0.9F;
  const bool building = korean ? holds_any(line, kKoreanBuildingWords) : holds_any(line, kChineseBuildingWords);
  const bool road = korean || holds_any(body, kChineseRoadWords);
  if (locality && numbered) return 0.95F;
  if (numbered && road) return 0.85F;
  if (code && code->quality == 1.0F) return 0.9F;
  if (parts.region_end > 0) return parts.region_end == body.size() ? 0.45F : 0.5F;
  if (holds_floor(line)) return counts.latin > counts.eastern() + 3 ? 0.45F : 0.62F;
  if (building) return 0.5F;
  if (locality && holds_digit(body)) return 0.6F;
  return 0;
}

bool begins_east_address(std::string_view line, Manner manner) {
  const auto code = find_east_postal_code(line, manner);
  if (code && code->span.begin == 0) return code->span.end < line.size();
  const std::size_t at = region_begin(line, manner);
  constexpr std::size_t kLabel = 30;  // bytes of an office's name or a label before it
  if (at == std::string_view::npos || at > kLabel) return false;
  const EastAddressParts parts = split(line.substr(at), manner);
  return parts.locality_end > parts.region_end || parts.numbered;
}

std::optional<FoundAddress> read_east_address(const std::vector<std::string>& lines, const Origin& origin) {
  Body joined = join(lines);
  const auto code = find_east_postal_code(joined.text, origin.manner);
  const std::size_t start = start_of(joined.text, code, origin.manner);
  if (origin.country == "TW" && start < joined.text.size()) {
    const std::size_t region_end = start + split(joined.text.substr(start), origin.manner).region_end;
    joined.text = with_real_district(std::move(joined.text), start, region_end, code ? code->value : "");
  }
  std::string body = joined.text.substr(std::min(start, joined.text.size()));
  const bool code_inside = code && code->span.begin >= start;
  if (code_inside) body.erase(code->span.begin - start, code->span.end - code->span.begin);
  const EastAddressParts parts = split(body, origin.manner);
  if (parts.locality_end == 0 && !parts.numbered) return std::nullopt;
  const auto part = [&](std::size_t begin, std::size_t end) {
    return text::squeeze_blanks(std::string(trim_address(std::string_view(body).substr(begin, end - begin))));
  };
  FoundAddress found;
  card::Address& address = found.address;
  address.country = origin.country;
  address.postal_code = code ? code->value : "";
  address.region = part(0, parts.region_end);
  address.locality = part(parts.region_end, parts.locality_end);
  address.street = part(parts.locality_end, parts.street_end);
  address.building = part(parts.street_end, body.size());
  const std::size_t begin = code && code->span.begin < start ? code->span.begin : start;
  address.printed = text::squeeze_blanks(joined.text.substr(begin));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t offset = joined.offsets[i];
    const std::size_t skipped = begin > offset ? std::min(begin - offset, lines[i].size()) : 0;
    found.spans.push_back({skipped, lines[i].size()});
  }
  if (parts.region_end > 0) found.witnesses.push_back("region");
  if (parts.locality_end > parts.region_end) found.witnesses.push_back("locality");
  found.quality = (parts.region_end > 0 ? 0.5F : 0.3F) + (parts.locality_end > parts.region_end ? 0.2F : 0.0F) +
                  (parts.numbered ? 0.25F : 0.0F);
  found.postal_code_quality = code ? code->quality : 0;
  return found;
}

}  // namespace normalize
