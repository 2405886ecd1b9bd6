#include <algorithm>

#include "normalize/address.h"
#include "normalize/address_block.h"
#include "normalize/address_text.h"
#include "normalize/printed_line.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// The first place in a text where an address begins: at its front, behind a label's mark, or at a prefecture's name.
struct Start {
  std::size_t at = 0;
  LocalitySplit split;
};
Start find_start(std::string_view body, const PostalBook& postal, std::string_view code) {
  constexpr std::size_t kFarthest = 20;  // characters of a label
  const PrintedLine line(body);
  Start best{0, postal.split(body, code)};
  if (best.split.locality_end > 0 && best.split.quality >= 0.6F) return best;
  for (std::size_t i = 1; i < line.size() && i < kFarthest; ++i) {
    const bool after_mark = line[i - 1] == U' ' || line[i - 1] == U':' || line[i - 1] == U'/' ||
                            is_closing(line[i - 1]) || line[i - 1] == U'・' || line[i - 1] == U'●' ||
                            line[i - 1] == U'■';
    const std::size_t byte = line.span(i, i).begin;
    const std::string_view rest = body.substr(byte);
    const bool at_region = std::any_of(prefectures().begin(), prefectures().end(),
                                       [&](std::string_view region) { return rest.starts_with(region); });
    if (!after_mark && !at_region) continue;
    const LocalitySplit split = postal.split(rest, code);
    const bool found = split.locality_end > 0 || (at_region && split.region_end > 0);
    if (found && split.quality > best.split.quality) best = {byte, split};
  }
  return best;
}

struct Joined {
  std::string code;          ///< "100-0001"
  std::string code_printed;  ///< as printed, mark included
  float code_quality = 0;
  std::string body;                  ///< the lines' address texts, joined by a blank
  std::vector<std::size_t> offsets;  ///< per line: where its part begins in `body`
  std::vector<Span> parts;           ///< per line: which bytes went into `body`
};

std::string printed_code(const std::string& line, Span span) {
  std::string printed = line.substr(span.begin, span.end - span.begin);
  const PrintedLine chars(printed);
  const char32_t first = chars.at(0);
  constexpr std::u32string_view kKanjiDigits = U"〇一二三四五六七八九";
  const bool marked = !is_ascii_digit(first) && kKanjiDigits.find(first) == std::u32string_view::npos;
  if (!marked) return printed;
  return "〒" + std::string(trim_address(chars.original(1, chars.size())));
}

/// "丸の内トラストタワー本館20階 〒100-0005" below the street: a code behind the address's last words.
bool ends_last_line(const std::string& line, const Piece<std::string>& code) {
  return code.span.begin > 0 && code.span.end == line.size() &&
         text::count_scripts(line.substr(0, code.span.begin)).han > 1;
}

Joined join(const std::vector<std::string>& lines) {
  Joined joined;
  for (const std::string& line : lines) {
    std::size_t begin = 0, stop = line.size();
    if (joined.code.empty()) {
      const auto code = find_japanese_postal_code(line);
      if (code) {
        joined.code = code->value;
        joined.code_quality = code->quality;
        joined.code_printed = printed_code(line, code->span);
      }
      if (code && (stands_behind_address(line, *code) || (!joined.body.empty() && ends_last_line(line, *code)))) {
        stop = code->span.begin;
        while (stop > 0 && (line[stop - 1] == ' ' || line[stop - 1] == '(')) --stop;
        if (std::string_view(line).substr(0, stop).ends_with("（")) stop -= std::string_view("（").size();
      } else if (code) {
        // What stands before the code is a label; an address before it would be no Japanese one.
        begin = code->span.end;
        while (begin < line.size() && (line[begin] == ')' || line.compare(begin, 3, "）") == 0))
          begin += line[begin] == ')' ? 1 : 3;
        joined.body.clear();
      }
    }
    const std::size_t end = std::min(stop, address_end(line, begin, "JP"));
    const std::string_view part = trim_address(std::string_view(line).substr(begin, end - begin));
    const std::size_t part_begin = part.empty() ? begin : static_cast<std::size_t>(part.data() - line.data());
    if (!part.empty() && !joined.body.empty()) joined.body += ' ';
    joined.offsets.push_back(joined.body.size());
    joined.parts.push_back({part_begin, part_begin + part.size()});
    joined.body += part;
  }
  return joined;
}

/// 二 and ２: the table has figures where many cards print numerals.
bool is_same_number(char32_t printed, char32_t table) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九", kFigures = U"１２３４５６７８９";
  const std::size_t number = kNumerals.find(printed);
  return number != std::u32string_view::npos && table == kFigures[number];
}

/// Bytes of a table's name written over a misread print of the same length.
std::string mended(std::string_view printed, std::string_view name) {
  const std::u32string seen = text::to_utf32(printed);
  const std::u32string meant = text::to_utf32(name);
  if (seen.size() != meant.size()) return std::string(printed);
  std::u32string out;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const bool variant =
        text::fold_kanji_variants(text::to_utf8(seen[i])) == text::fold_kanji_variants(text::to_utf8(meant[i]));
    const bool small_ke = (seen[i] == U'ヶ' || seen[i] == U'ケ') && (meant[i] == U'ヶ' || meant[i] == U'ケ');
    out += variant || small_ke || is_same_number(seen[i], meant[i]) ? seen[i] : meant[i];
  }
  return text::to_utf8(out);
}

/// One misread character in a town of three or more, or of two where the code has this town alone, when the postal code
/// names the town.
std::string mended_town(const std::string& street, const std::vector<PostalPlace>& places, std::string_view locality,
                        bool& changed) {
  const std::u32string seen = text::to_utf32(street);
  for (const PostalPlace& place : places) {
    const std::u32string town = text::to_utf32(place.town);
    const std::size_t shortest = places.size() == 1 ? 2 : 3;
    if (place.locality != locality || town.size() < shortest || seen.size() < town.size()) continue;
    const std::string front = text::to_utf8(std::u32string_view(seen).substr(0, town.size()));
    if (front.find_first_of("0123456789") != std::string::npos) continue;  // "天満8-15": the block number behind 天満
    const std::string better = mended(front, place.town);
    int differing = 0;
    const std::u32string repaired = text::to_utf32(better);
    for (std::size_t i = 0; i < town.size(); ++i) differing += repaired[i] != seen[i] ? 1 : 0;
    const std::size_t last = town.size() - 1;
    if (repaired[last] != seen[last] && counts_blocks(seen, last)) continue;  // 海屋五丁目 is no misread 海屋町
    if (differing == 0) return street;
    if (differing > 1) continue;
    changed = true;
    return better + text::to_utf8(std::u32string_view(seen).substr(town.size()));
  }
  return street;
}

bool is_numeral(char32_t c) {
  constexpr std::u32string_view kKanji = U"〇一二三四五六七八九十";
  return is_ascii_digit(c) || kKanji.find(c) != std::u32string_view::npos;
}

/// "一ー 二 ー 二二" of a column: dashes between numerals stand close.
std::string with_close_dashes(const std::string& street) {
  const PrintedLine line(street);
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t end = i;
    std::size_t dash = line.size();
    while (line.at(end) == U' ' || is_dash(line.at(end))) {
      if (is_dash(line.at(end))) dash = end;
      ++end;
    }
    const bool between = dash < line.size() && i > 0 && is_numeral(line[i - 1]) && is_numeral(line.at(end));
    if (!between) {
      out += line.original(i, i + 1);
      ++i;
      continue;
    }
    out += line.original(dash, dash + 1);
    i = end;
  }
  return out;
}

/// A blank where one is printed on either side of a cut.
std::string gap_at(std::string_view body, std::size_t at) {
  if (at == 0 || at >= body.size()) return {};
  const PrintedLine before(body.substr(0, at));
  const PrintedLine behind(body.substr(at));
  return before.at(before.size() - 1) == U' ' || behind.at(0) == U' ' ? " " : "";
}

float overall_quality(const Joined& joined, const LocalitySplit& split, float agreement, bool has_number) {
  float quality = split.locality_end > 0 ? split.quality : 0.3F;
  if (!joined.code.empty()) quality *= 0.4F + 0.6F * std::min(1.0F, agreement + 0.25F);
  if (!has_number) quality *= 0.8F;
  return quality;
}

}  // namespace

std::optional<FoundAddress> read_japanese_address(const std::vector<std::string>& lines, const PostalBook& postal) {
  const Joined joined = join(lines);
  const Start start = find_start(joined.body, postal, joined.code);
  const LocalitySplit& split = start.split;
  const bool no_place = split.locality_end == 0 && split.region_end == 0;
  if (no_place && joined.code.empty()) return std::nullopt;

  FoundAddress found;
  const std::string_view body = std::string_view(joined.body).substr(start.at);
  const std::size_t region_end = split.region_end;
  const std::size_t locality_end = std::max(split.locality_end, region_end);
  const std::string_view rest = body.substr(locality_end);
  const std::size_t town = split.town_end > locality_end ? split.town_end - locality_end : 0;
  const std::size_t building = building_begin(rest, town);

  card::Address& address = found.address;
  address.country = "JP";
  address.postal_code = joined.code;
  address.region = mended(trim_address(body.substr(0, region_end)), split.region);
  address.locality = trim_address(body.substr(region_end, locality_end - region_end));
  if (split.quality < 0.9F && !split.locality.empty()) {
    address.locality = mended(text::without_blanks(address.locality), split.locality);
  }
  address.street = with_close_dashes(std::string(trim_address(rest.substr(0, building))));
  address.building = trim_address(rest.substr(building));
  for (std::string* part : {&address.street, &address.building})
    while (part->ends_with('.')) part->pop_back();
  bool town_mended = false;
  address.street = mended_town(address.street, postal.places(joined.code), split.locality, town_mended);
  const std::string whole = address.region + gap_at(body, region_end) + address.locality + gap_at(body, locality_end) +
                            address.street + gap_at(body, locality_end + building) + address.building;
  address.printed = text::squeeze_blanks(joined.code_printed + " " + whole);

  for (std::size_t i = 0; i < lines.size(); ++i) {
    Span span = joined.parts[i];
    const std::size_t skipped = start.at > joined.offsets[i] ? start.at - joined.offsets[i] : 0;
    span.begin = std::min(span.end, span.begin + skipped);
    if (const auto code = find_japanese_postal_code(lines[i]); code && code->value == joined.code) {
      span.begin = std::min(span.begin, code->span.begin);
      if (span.end < code->span.end) span.end = code->span.end;
    }
    found.spans.push_back(span);
  }
  const float agreement = postal_agreement(address, postal);
  if (!joined.code.empty() && agreement > 0.5F) found.witnesses.push_back("postal code");
  if (split.region_end > 0) found.witnesses.push_back("prefecture");
  if (split.locality_end > 0) found.witnesses.push_back("city");
  if (split.town_end > split.locality_end) found.witnesses.push_back("town");
  found.postal_code_quality = joined.code.empty() ? 0 : joined.code_quality * (agreement == 0 ? 0.6F : 1.0F);
  found.quality = overall_quality(joined, split, agreement, building > 0 && has_block_number(rest.substr(0, building)));
  if (town_mended) found.quality *= 0.85F;
  return found;
}

}  // namespace normalize
