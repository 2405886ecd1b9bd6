#include "normalize/address_west.h"

#include <algorithm>
#include <utility>

#include "normalize/address_text.h"
#include "normalize/knowledge_lines.h"
#include "normalize/tables/address_words.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// A word in lower case without stops and brackets.
std::string word_key(std::string_view word) {
  std::u32string key;
  for (const char32_t c : to_small(PrintedLine(word).chars())) {
    constexpr std::u32string_view kDropped = U".,:;()";
    if (kDropped.find(c) == std::u32string_view::npos) key += c;
  }
  return text::to_utf8(key);
}

template <class Table>
bool contains(const Table& table, std::string_view key) {
  return std::find(std::begin(table), std::end(table), key) != std::end(table);
}

/// "hauptstraße" by its own or by its end, of a least length with its hyphen.
bool is_street_word(std::string_view key, std::size_t least_end = 0) {
  return std::any_of(std::begin(tables::kStreetWords), std::end(tables::kStreetWords), [&](std::string_view word) {
    if (word.front() != '-') return key == word;
    return word.size() >= least_end && key.size() > word.size() && key.ends_with(word.substr(1));
  });
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// "The Old Kiln, Station Road", "Chemin des Oliviers": a street without a number.
bool is_street_alone(std::string_view text) {
  constexpr std::size_t kMostWords = 6, kShortest = 3;
  const auto words = split_columns(text, ' ');
  if (words.size() < 2 || words.size() > kMostWords) return false;
  // Short ends of compounds are those of other words too: Keikai, Kyokai.
  constexpr std::size_t kLongEnd = 6;  // "-allee"
  const auto names_street = [](std::string_view word) {
    const std::string key = word_key(word);
    return key.size() >= kShortest && is_street_word(key, kLongEnd);
  };
  return names_street(words.front()) || names_street(words.back());
}

/// "5F", "12th", a floor's number with its letter.
bool is_floor(std::string_view key) {
  return key.size() >= 2 && key.back() == 'f' && key.find_first_not_of("0123456789") == key.size() - 1;
}

struct WordCounts {
  int street = 0, unit = 0, floor = 0;
};
WordCounts count_words(std::string_view segment) {
  WordCounts counts;
  for (const std::string_view word : split_columns(segment, ' ')) {
    const std::string key = word_key(word);
    if (key.empty()) continue;
    counts.street += is_street_word(key) ? 1 : 0;
    counts.unit += contains(tables::kUnitWords, key) ? 1 : 0;
    counts.floor += is_floor(key) ? 1 : 0;
  }
  return counts;
}

/// A part of the address between commas or line ends; `used` once it is named.
struct Segment {
  std::string text;
  bool used = false;
};

std::string join_unused(const std::vector<std::vector<Segment>>& lines, bool building) {
  std::string all;
  for (const auto& line : lines) {
    std::string part;
    for (const Segment& segment : line) {
      if (segment.used || segment.text.empty()) continue;
      const WordCounts counts = count_words(segment.text);
      const bool is_building = (counts.unit > 0 || counts.floor > 0) && counts.street == 0;
      if (is_building != building) continue;
      part += (part.empty() ? "" : ", ") + segment.text;
    }
    if (!part.empty()) all += (all.empty() ? "" : " ") + part;
  }
  return all;
}

std::vector<Segment> split_segments(std::string_view line) {
  std::vector<Segment> segments;
  for (const std::string_view part : split_columns(line, ',')) {
    const auto trimmed = trim_address(part);
    if (!trimmed.empty()) segments.push_back({std::string(trimmed), false});
  }
  return segments;
}

/// "4001 1st Ave NE Redmond" -> how many bytes the street takes; 0 when the segment is a city alone.
std::size_t street_length(std::string_view segment) {
  std::size_t end = 0, at = 0;
  for (const std::string_view word : split_columns(segment, ' ')) {
    const std::string key = word_key(word);
    constexpr std::string_view kCompass[] = {"n", "s", "e", "w", "ne", "nw", "se", "sw"};
    const bool part =
        (is_street_word(key) && at > 0) || has_digit(word) || (end > 0 && end + 1 >= at && contains(kCompass, key));
    at += word.size();
    if (part) end = at;
    ++at;
  }
  return std::min(end, segment.size());
}

/// "São Paulo - SP - CEP" and "Redmond, WA" without the state, the dashes and the word CEP.
std::string without_state(std::string text) {
  const PrintedLine line(text);
  std::size_t begin = 0, end = line.size();
  const auto is_edge = [&](std::size_t i) {
    constexpr std::u32string_view kEdges = U" ,/:(";
    return kEdges.find(line[i]) != std::u32string_view::npos || is_dash(line[i]);
  };
  while (end > begin && is_edge(end - 1)) --end;
  while (begin < end && is_edge(begin)) ++begin;
  return line.original(begin, end);
}

struct City {
  std::string locality;
  bool found = false;
};

/// Takes the city out of the segments of the code's line (its side) or of the line above.
City take_city(std::vector<std::vector<Segment>>& lines, std::size_t line, std::vector<Segment>& beside, bool before) {
  City city;
  const auto take = [&](Segment& segment) {
    const std::size_t street = before ? street_length(segment.text) : 0;
    const std::string name = without_state(segment.text.substr(street));
    if (name.empty()) return false;
    city = {name, true};
    segment.text = std::string(trim_address(std::string_view(segment.text).substr(0, street)));
    return true;
  };
  if (!beside.empty() && take(before ? beside.back() : beside.front())) return city;
  if (line > 0 && !lines[line - 1].empty()) take(lines[line - 1].back());
  return city;
}

/// A country's name at the end of a line, or a line of its own; taken off.
std::string take_country(std::vector<std::string>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    const std::string_view line = lines[i];
    const auto comma = line.find_last_of(",");
    const std::string whole = country_of_name(line);
    if (!whole.empty()) {
      lines[i].clear();
      return whole;
    }
    if (comma != std::string_view::npos) {
      const std::string last = country_of_name(line.substr(comma + 1));
      if (!last.empty()) {
        lines[i].resize(comma);
        return last;
      }
    }
    const auto blank = line.find_last_of(' ');
    if (blank != std::string_view::npos && blank + 4 < line.size()) {
      const std::string last = country_of_name(line.substr(blank + 1));
      if (!last.empty()) {
        lines[i].resize(blank);
        return last;
      }
    }
  }
  return {};
}

/// The address parts of the lines, with their spans, and all of them joined by blanks.
struct Body {
  std::vector<std::string> lines;
  std::vector<Span> spans;
  std::string printed;
};
/// "9 128 cours Lafayette", "e Av. Itaquera, 10": a pin or bullet before the street that was taken for a character.
std::string_view without_icon(std::string_view part) {
  const PrintedLine line(part);
  constexpr std::u32string_view kCompass = U"NSEW";  // W 57th St
  if (line.size() < 4 || line[1] != U' ' || kCompass.find(line[0]) != kCompass.npos) return part;
  const std::string_view rest = part.substr(line.span(2, line.size()).begin);
  const std::string first = word_key(line.text(0, 1));
  if (!is_ascii_digit(line[0]) && !is_street_word(first) && is_street_word(word_key(split_columns(rest, ' ').front())))
    return rest;
  if (!is_ascii_digit(line[2])) return part;
  std::size_t end = 2;
  while (is_ascii_digit(line.at(end)) || is_dash(line.at(end))) ++end;
  return line.at(end) == U' ' || line.at(end) == U',' ? rest : part;
}

Body read_body(const std::vector<std::string>& lines, std::string_view region) {
  Body body;
  for (const std::string& line : lines) {
    const std::string_view part = trim_address(std::string_view(line).substr(0, address_end(line, 0, region)));
    const std::string_view plain = without_icon(drop_address_label(part));
    const std::size_t begin = plain.empty() ? 0 : static_cast<std::size_t>(plain.data() - line.data());
    body.spans.push_back({begin, begin + plain.size()});
    body.lines.emplace_back(plain);
    if (!plain.empty()) body.printed += (body.printed.empty() ? "" : " ") + std::string(plain);
  }
  body.printed = text::squeeze_blanks(body.printed);
  return body;
}

struct CodePlace {
  std::size_t line = 0;
  WesternCode code;
};
std::optional<CodePlace> best_code(const std::vector<std::string>& lines, std::string_view region) {
  std::optional<CodePlace> best;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto code = find_western_code(PrintedLine(lines[i]), region);
    if (code && (!best || code->quality > best->code.quality)) best = CodePlace{i, std::move(*code)};
  }
  return best;
}

/// "Jd. Samara", "Vila Talarico": how much a line looks like a quarter of a Brazilian town, behind which its state may
/// stand.
float quarter_likeness(std::string_view text) {
  constexpr float kWithState = 0.85F, kAlone = 0.45F;
  const auto words = split_columns(text, ' ');
  if (words.size() < 2 || !contains(tables::kQuarterWords, word_key(words.front()))) return 0;
  WesternCode code;
  find_brazilian_state(PrintedLine(text), code);
  return code.state.empty() ? kAlone : kWithState;
}

/// Takes the state out of an address of Brazil without a code, "Jd. Samara - SP", and the city where it stands on a
/// line of its own: "Campinas - SP".
void take_state(std::vector<std::string>& lines, card::Address& address) {
  for (std::string& text : lines) {
    const PrintedLine line(text);
    const bool own_line = &text != &lines.front() && is_brazilian_city(text) && quarter_likeness(text) == 0;
    WesternCode code;
    find_brazilian_state(line, code);
    if (code.state.empty()) continue;
    std::size_t behind = code.state_end;
    while (behind < line.size() && (line[behind] == U' ' || line[behind] == U')' || is_dash(line[behind]))) ++behind;
    text = without_state(line.original(0, code.state_begin));
    if (behind < line.size()) text += " " + line.original(behind, line.size());
    address.region = code.state;
    if (own_line) address.locality = std::exchange(text, {});
    return;
  }
}

}  // namespace

bool has_street_word(std::string_view line) { return count_words(line).street > 0; }

float western_address_likeness(std::string_view text) {
  const PrintedLine line(text);
  if (line.text(0, line.size()).find('@') != std::string::npos) return 0;
  if (!country_of_name(text).empty()) return 0.6F;
  const WordCounts counts = count_words(text);
  const bool digits = has_digit(line.text(0, line.size()));
  const auto code = find_western_code(line, {});
  float likeness = 0;
  if (code) likeness = std::max(likeness, code->quality * 0.9F);
  if (counts.street > 0 && digits) likeness = std::max(likeness, 0.85F);
  if ((counts.unit > 0 || counts.floor > 0) && digits) likeness = std::max(likeness, 0.6F);
  if (counts.street > 0 && !digits && is_street_alone(text)) likeness = std::max(likeness, 0.5F);
  if (latin_japanese_code(text)) likeness = std::max(likeness, 0.9F);
  if (is_brazilian_city(text)) likeness = std::max(likeness, 0.65F);
  if (digits && has_romanised_ward(line)) likeness = std::max(likeness, 0.85F);
  likeness = std::max(likeness, quarter_likeness(text));
  const bool commas = std::count(text.begin(), text.end(), ',') >= 1;
  if (digits && commas) likeness = std::max(likeness, 0.4F);
  return likeness;
}

std::optional<FoundAddress> read_western_address(const std::vector<std::string>& lines, std::string_view region) {
  Body body = read_body(lines, region.empty() ? "ZZ" : region);
  FoundAddress found;
  found.spans = body.spans;
  found.address.printed = body.printed;
  const std::string country = take_country(body.lines);
  const auto place = best_code(body.lines, country.empty() ? region : country);
  if (!place && (country.empty() ? region : country) == "BR") take_state(body.lines, found.address);
  std::vector<std::vector<Segment>> segments;
  for (std::size_t i = 0; i < body.lines.size(); ++i) {
    segments.push_back(place && place->line == i ? std::vector<Segment>{} : split_segments(body.lines[i]));
  }
  const WordCounts counts = count_words(body.printed);
  if (!place && !(counts.street > 0 && has_digit(body.printed))) return std::nullopt;
  card::Address& address = found.address;
  address.country = country.empty() ? std::string(region) : country;
  found.quality = 0.6F;
  if (place) {
    const WesternCode& code = place->code;
    address.postal_code = code.code;
    address.region = code.state;
    if (country.empty() && !code.country.empty()) address.country = code.country;
    const PrintedLine line(body.lines[place->line]);
    const bool state_before = code.state_end > code.state_begin && code.state_end <= code.begin;
    const bool state_behind = code.state_end > code.state_begin && code.state_begin >= code.end;
    std::string before = without_state(line.original(0, state_before ? code.state_begin : code.begin));
    for (const std::string_view mark : {"CEP", "C.P.", "CP"}) {
      if (before.ends_with(mark)) before = without_state(before.substr(0, before.size() - mark.size()));
    }
    const std::string behind = without_state(line.original(code.end, state_behind ? code.state_begin : line.size()));
    auto front = split_segments(before);
    auto back = split_segments(behind);
    const bool city_before = back.empty() || code.city == WesternCode::City::before;
    const City city = take_city(segments, place->line, city_before ? front : back, city_before);
    address.locality = city.locality;
    if (city.found && !city_before && !back.empty()) back.front().used = true;
    for (Segment& segment : back) front.push_back(std::move(segment));
    segments[place->line] = std::move(front);
    found.postal_code_quality = code.quality;
    found.quality = code.quality * (city.found ? 1.0F : 0.7F);
    found.witnesses.push_back("postal code");
  }
  address.street = join_unused(segments, false);
  address.building = join_unused(segments, true);
  if (address.street.empty()) found.quality *= 0.7F;
  return found;
}

std::optional<Piece<std::string>> latin_japanese_code(std::string_view text) {
  const PrintedLine line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string digits;
    std::size_t at = i;
    while (digits.size() < 7) {
      if (digits.size() == 3 && is_dash(line.at(at)))
        ++at;
      else if (digits.size() == 3)
        break;
      if (!is_ascii_digit(line.at(at))) break;
      digits += static_cast<char>(line[at++]);
    }
    const bool clean = digits.size() == 7 && !is_ascii_digit(line.at(at)) && !is_dash(line.at(at)) &&
                       !(line.at(at) == U' ' && is_ascii_digit(line.at(at + 1)) && is_ascii_digit(line.at(at + 2))) &&
                       !is_ascii_digit(line.at(i - 1)) && !is_dash(line.at(i - 1)) && line.at(i - 1) != U')' &&
                       line.at(i - 1) != U'(';
    if (clean) return Piece<std::string>{digits.substr(0, 3) + "-" + digits.substr(3), line.span(i, at), 0.9F};
  }
  return std::nullopt;
}

std::optional<FoundAddress> read_latin_japanese_address(const std::vector<std::string>& lines) {
  Body body = read_body(lines, "JP");
  FoundAddress found;
  found.spans = body.spans;
  card::Address& address = found.address;
  address.printed = body.printed;
  address.country = "JP";
  const std::string country = take_country(body.lines);
  if (!country.empty() && country != "JP") return std::nullopt;
  const auto join = [](std::string& to, const std::string& part) { to += (to.empty() ? "" : ", ") + part; };
  for (std::string line : body.lines) {
    if (const auto code = latin_japanese_code(line); code && address.postal_code.empty()) {
      address.postal_code = code->value;
      found.postal_code_quality = code->quality;
      line.replace(code->span.begin, code->span.end - code->span.begin, ",");
      if (const auto mark = line.find("〒"); mark != std::string::npos) line.erase(mark, 3);
    }
    for (const Segment& segment : split_segments(line)) {
      const std::string key = to_small_ascii(segment.text);
      const std::string_view name = std::string_view(segment.text).substr(0, segment.text.find_first_of("- "));
      const bool prefecture = contains(tables::kPrefecturesLatin, name) &&
                              (name.size() == segment.text.size() || key.ends_with("-to") || key.ends_with("-fu") ||
                               key.ends_with("-ken") || key.ends_with(" prefecture") || key.ends_with(" pref."));
      const bool city = key.ends_with("-ku") || key.ends_with("-shi") || key.ends_with("-gun") ||
                        key.ends_with(" city") || key.ends_with(" ward");
      const WordCounts counts = count_words(segment.text);
      const bool city_of_ward = !address.locality.empty() && !address.street.empty() && !has_digit(segment.text) &&
                                segment.text.find('-') == std::string::npos;  // "Nishi-ku, Yokohama"
      if (prefecture && address.region.empty()) {
        address.region = segment.text;
      } else if (city || (city_of_ward && counts.unit == 0 && counts.floor == 0)) {
        join(address.locality, segment.text);
      } else if (counts.unit > 0 || counts.floor > 0) {
        join(address.building, segment.text);
      } else {
        join(address.street, segment.text);
      }
    }
  }
  if (address.postal_code.empty() && address.region.empty()) return std::nullopt;
  found.quality = address.region.empty() || address.locality.empty() ? 0.6F : 0.9F;
  return found;
}

}  // namespace normalize
