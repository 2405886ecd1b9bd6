#include "normalize/url.h"

#include <algorithm>
#include <optional>

#include "normalize/email.h"
#include "normalize/printed_line.h"
#include "normalize/tables/top_level_domains.h"
#include "normalize/tables/web_words.h"
#include "normalize/web_text.h"
#include "text/utf8.h"

namespace normalize {
namespace {

bool is_path_character(char32_t c) {
  constexpr std::u32string_view kSigns = U"/_~%#?=&.+:@!-,'$*();";
  return is_ascii_letter(c) || is_ascii_digit(c) || kSigns.find(c) != std::u32string_view::npos;
}

/// A printed scheme: how it should read, and one past its last character.
struct Scheme {
  std::string text;
  std::size_t end = 0;
  int repairs = 0;
};

/// "http://" and what OCR makes of it: nttp://, http:/​/, http;//, http:// with blanks, htto://.
std::optional<Scheme> read_scheme(const PrintedLine& line, std::size_t begin) {
  const auto small = [&](std::size_t i) { return to_small(line.at(i)); };
  const bool first = small(begin) == U'h' || small(begin) == U'n' || small(begin) == U'b';
  if (!first || small(begin + 1) != U't' || small(begin + 2) != U't') return std::nullopt;
  if (small(begin + 3) != U'p' && small(begin + 3) != U'o' && small(begin + 3) != U'q') return std::nullopt;
  Scheme scheme{"http", begin + 4, small(begin) == U'h' && small(begin + 3) == U'p' ? 0 : 1};
  if (small(scheme.end) == U's' || (small(scheme.end) == U'5' && line.at(scheme.end + 1) == U':')) {
    scheme.text += 's';
    ++scheme.end;
  }
  std::string signs;
  std::size_t end = scheme.end;
  const std::u32string_view kSigns = U":;.,/ |lI1∥";
  while (end < line.size() && end - scheme.end < 6 && kSigns.find(line[end]) != std::u32string_view::npos) {
    if (signs.ends_with("//") && line[end] != U' ' && line[end] != U'/') break;  // the l of lifewave.com
    if (is_ascii_letter(line[end]) && line.at(end + 1) != U'/' && line.at(end - 1) != U'/') break;
    if (line[end] != U' ') signs += static_cast<char>(line[end] < 0x80 ? line[end] : U'/');
    ++end;
  }
  if (signs.empty() || signs.find_first_of(":;/") == std::string::npos) return std::nullopt;
  if (signs != "://") ++scheme.repairs;
  scheme.end = end;
  scheme.text += "://";
  return scheme;
}

bool is_www(const PrintedLine& line, std::size_t begin) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (to_small(line.at(begin + i)) != U'w') return false;
  }
  const char32_t stop = web_character(line.at(begin + 3));
  return stop == U'.' || stop == U',' || stop == U' ';
}

/// "awww.", "iwww.", "wwwa.", "avww.", "wmw.", "ww.": what OCR makes of "www." and of the sign beside it; "wwwexample."
/// without its stop.
std::string with_www(std::string host, int& repairs) {
  const std::size_t stop = host.find('.');
  const bool further_stop = stop != std::string::npos && host.find('.', stop + 1) != std::string::npos;
  const std::string label = host.substr(0, stop);
  const bool sign_behind = further_stop && (label == "wwwa" || label == "wwwv");
  if (host.starts_with("www") && stop != std::string::npos && stop > 4 && !sign_behind) {  // the stop behind it is lost
    ++repairs;
    return host.insert(3, ".");
  }
  if (!further_stop || (stop < 2 && !host.starts_with("w.ww.")) || stop > 5 || label == "www") return host;
  const std::size_t first = label.find_first_of("wv");
  const bool strokes = first != std::string::npos && label.find_first_not_of("wv", first) == std::string::npos;
  const bool enough = strokes && (label.size() - first >= 3 || label == "ww");
  if (host.starts_with("w.ww.")) {
    ++repairs;
    return "www" + host.substr(4);
  }
  const bool look_alike = label == "mw" || label == "mm" || label == "wwi" || label == "wwl" || label == "wmw" ||
                          label == "wnw" || label == "wwm" || label == "mww" || label == "wwyw" || label == "wyww" ||
                          sign_behind;
  if (!look_alike &&
      (!enough || first > 1 || (first == 1 && std::string_view("ailj").find(label[0]) == std::string_view::npos)))
    return host;
  ++repairs;
  return "www" + host.substr(stop);
}

struct Host {
  std::string text;
  std::size_t end = 0;
  int repairs = 0;
  bool has_stop = false;  ///< a stop was printed, not mended ("Attorney-at-Law", "Petit-Chêne" are no domains)
};

Host read_host(const PrintedLine& line, std::size_t begin, bool marked) {
  Host host;
  std::size_t i = begin;
  for (; i < line.size(); ++i) {
    char32_t c = web_character(line[i]);
    const bool beside_stop = web_character(line.at(i - 1)) == U'.' || web_character(line.at(i + 1)) == U'.';
    if (c == U' ' && marked && beside_stop && i > begin && is_domain_character(web_character(line.at(i + 1)))) {
      ++host.repairs;
      continue;
    }
    if (c == U' ' && (host.text == "www" ||
                      (marked && !host.text.empty() && host.text.back() != '.' && ends_without_stops(line, i)))) {
      c = U'.';
      ++host.repairs;
    }
    if (c == U',' && is_ascii_letter(line.at(i + 1))) {
      c = U'.';
      ++host.repairs;
    }
    if (!is_domain_character(c)) break;
    if (c == U'.' && host.text.ends_with('.')) continue;
    host.text += static_cast<char>(to_small(c));
  }
  while (!host.text.empty() && (host.text.back() == '.' || host.text.back() == '-')) {
    host.text.pop_back();
    --i;
  }
  // "Web.www.example.com": a label and its stop.
  for (const std::string_view label : {"web.", "url.", "hp.", "home."})
    if (host.text.starts_with(label) && std::string_view(host.text).substr(label.size()).starts_with("www."))
      host.text.erase(0, label.size());
  host.end = i;
  host.has_stop = host.text.find('.') != std::string::npos;
  host.text = with_www(mend_domain(std::move(host.text), host.repairs), host.repairs);
  return host;
}

/// Path, query and fragment; stops and brackets at the end belong to the sentence.
std::string read_path(const PrintedLine& line, std::size_t begin, std::size_t& end) {
  end = begin;
  if (line.at(begin) != U'/' && line.at(begin) != U'?' && line.at(begin) != U'#' && line.at(begin) != U':') return {};
  while (end < line.size() && is_path_character(web_character(line[end]))) ++end;
  const std::u32string_view kSentence = U".,;:)('!";
  while (end > begin && kSentence.find(web_character(line[end - 1])) != std::u32string_view::npos) --end;
  std::string path;
  for (std::size_t i = begin; i < end; ++i) path += text::to_utf8(web_character(line[i]));
  return path;
}

std::size_t label_begin(const PrintedLine& line, std::size_t end) {
  std::size_t at = end;
  const std::u32string_view fill = U" :;.：/|()[]【】<>";
  while (at > 0 && fill.find(line[at - 1]) != std::u32string_view::npos) --at;
  std::size_t best = end;
  for (const std::u32string_view label : tables::kWebLabels) {
    if (at < label.size()) continue;
    const std::size_t begin = at - label.size();
    if (to_small(std::u32string_view(line.chars()).substr(begin, label.size())) != label) continue;
    const bool joined = begin > 0 && is_ascii_letter(line[begin - 1]) && is_ascii_letter(line[begin]);
    if (!joined && begin < best) best = begin;
  }
  while (best < end && best > 0 && is_opening(line[best - 1])) --best;
  return best;
}

/// Abbreviations that stand before de, it or pt on Western cards ("Avda. de la Paz"), which end domains too.
constexpr std::string_view kStreetWords[] = {"avda", "avd", "ave", "urb", "edif", "ctra", "pza", "plza", "pol", "bldg"};

/// "com.br", "co.jp": what names under a country end with, and no name of its own; the rest of a domain was not read.
bool is_suffix_alone(std::string_view host) {
  constexpr std::string_view kSecondLevels[] = {"co", "com", "or", "org", "ne",  "net", "ac",  "edu",
                                                "go", "gov", "lg", "adv", "eng", "med", "odo", "ind"};
  const std::size_t stop = host.find('.');
  constexpr std::size_t kCountry = 2;
  return stop != std::string_view::npos && host.size() == stop + 1 + kCountry &&
         std::find(std::begin(kSecondLevels), std::end(kSecondLevels), host.substr(0, stop)) != std::end(kSecondLevels);
}

/// A domain without scheme and www. must be more than an abbreviation: "Co.,Ltd", "No.1", "e.g".
/// What fills its line may end in any of the longer top-level domains ("example.design").
bool is_bare_domain(const std::string& host, bool labelled, bool alone) {
  if (!is_valid_domain(host) || !has_known_top_level(host) || is_suffix_alone(host)) return false;
  const auto stop = host.rfind('.');
  const std::string_view top = std::string_view(host).substr(stop + 1);
  const std::string_view name = std::string_view(host).substr(0, host.find('.'));
  if (labelled) return name.size() >= 2;
  const bool usual = std::find(std::begin(tables::kBareTopLevels), std::end(tables::kBareTopLevels), top) !=
                     std::end(tables::kBareTopLevels);
  const bool letters = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (std::find(std::begin(kStreetWords), std::end(kStreetWords), name) != std::end(kStreetWords)) return false;
  constexpr std::size_t kWord = 4, kLongName = 8;  // letters: of, is and me are words
  return (usual || (alone && (top.size() >= kWord || name.size() >= kLongName))) && letters && name.size() >= 3;
}

struct Candidate {
  std::string url;
  std::size_t begin = 0, end = 0;
  float quality = 0;
};

std::optional<Candidate> read_at(const PrintedLine& line, std::size_t begin) {
  const bool word_before = begin > 0 && (is_domain_character(line[begin - 1]) || line[begin - 1] == U'@');
  const bool stop_before = begin > 0 && line[begin - 1] == U'.';
  if (word_before && !stop_before) return std::nullopt;
  const auto scheme = read_scheme(line, begin);
  const std::size_t host_begin = scheme ? scheme->end : begin;
  const bool www = is_www(line, host_begin);
  const bool labelled = label_begin(line, begin) < begin;
  const Host host = read_host(line, host_begin, scheme || www || labelled);
  if (line.at(host.end) == U'@') return std::nullopt;
  const bool alone = begin == 0 && host.end == line.size();
  if (scheme || www ? !is_valid_domain(host.text) : !is_bare_domain(host.text, labelled, alone)) return std::nullopt;
  if (!scheme && !www && !labelled && !host.has_stop) return std::nullopt;
  if (www && std::count(host.text.begin(), host.text.end(), '.') < 2) return std::nullopt;
  Candidate candidate;
  candidate.begin = begin;
  const std::string path = read_path(line, host.end, candidate.end);
  candidate.url = (scheme ? scheme->text : "") + host.text + path;
  candidate.quality = scheme || www ? 1.0F : labelled ? 0.95F : 0.85F;
  if (!has_known_top_level(host.text)) candidate.quality *= 0.4F;
  for (int i = 0; i < host.repairs + (scheme ? scheme->repairs : 0); ++i) candidate.quality *= 0.93F;
  return candidate;
}

bool is_social_host(const std::string& host) {
  return std::any_of(std::begin(tables::kSocialHosts), std::end(tables::kSocialHosts), [&](std::string_view social) {
    return host == social || host.ends_with("." + std::string(social));
  });
}

std::vector<Piece<std::string>> find_all(const PrintedLine& line, std::string_view text) {
  const auto emails = find_emails(text);
  const auto inside_email = [&](Span span) {
    return std::any_of(emails.begin(), emails.end(),
                       [&](const auto& e) { return span.begin < e.span.end && e.span.begin < span.end; });
  };
  std::vector<Piece<std::string>> found;
  for (std::size_t i = 0; i < line.size();) {
    const auto candidate = is_ascii_letter(line[i]) || is_ascii_digit(line[i]) ? read_at(line, i) : std::nullopt;
    if (!candidate || inside_email(line.span(i, candidate->end))) {
      ++i;
      continue;
    }
    found.push_back({candidate->url, line.span(label_begin(line, i), candidate->end), candidate->quality});
    i = candidate->end;
  }
  return found;
}

}  // namespace

std::vector<Piece<std::string>> find_urls(std::string_view text) {
  auto found = find_all(PrintedLine(text), text);
  std::erase_if(found, [](const auto& piece) { return is_social_host(host_of(piece.value)); });
  return found;
}

/// "@atelier_nagi" alone on its line, beside a service's sign.
std::optional<Piece<std::string>> lone_handle(const PrintedLine& line) {
  constexpr std::size_t kShortest = 4;
  if (line.size() < kShortest || line[0] != U'@') return std::nullopt;
  for (std::size_t i = 1; i < line.size(); ++i)
    if (!is_ascii_letter(line[i]) && !is_ascii_digit(line[i]) && line[i] != U'_' && line[i] != U'.')
      return std::nullopt;
  return Piece<std::string>{line.text(0, line.size()), line.span(0, line.size()), 0.8F};
}

std::vector<Piece<std::string>> find_social(std::string_view text) {
  const PrintedLine line(text);
  auto found = find_all(line, text);
  std::erase_if(found, [](const auto& piece) { return !is_social_host(host_of(piece.value)); });
  if (!found.empty()) return found;
  if (const auto handle = lone_handle(line)) return {*handle};
  // "Twitter: @meishi", "LINE ID：abc"
  const std::u32string small = to_small(line.chars());
  for (const std::u32string_view service : tables::kSocialNames) {
    const auto at = small.find(service);
    if (at == std::u32string::npos || (at > 0 && is_ascii_letter(small[at - 1]))) continue;
    std::size_t i = at + service.size();
    if (is_ascii_letter(line.at(i))) continue;
    std::size_t id = i;
    const std::u32string_view kFill = U" :：.()/";
    while (id < line.size() && kFill.find(line[id]) != std::u32string_view::npos) ++id;
    if (small.compare(id, 2, U"id") == 0 && !is_ascii_letter(line.at(id + 2))) id += 2;
    while (id < line.size() && kFill.find(line[id]) != std::u32string_view::npos) ++id;
    std::size_t end = id;
    while (end < line.size() && (is_ascii_letter(line[end]) || is_ascii_digit(line[end]) || line[end] == U'@' ||
                                 line[end] == U'_' || line[end] == U'.' || line[end] == U'-')) {
      ++end;
    }
    // "KOBE BLUE LINE CO.": words that are services only where a sign says so.
    const bool word = service == U"line" || service == U"threads";
    const std::u32string_view between = std::u32string_view(small).substr(i, id - i);
    if (word && line.at(id) != U'@' && between.find_first_of(U":：") == between.npos &&
        between.find(U"id") == between.npos)
      continue;
    // What 電話 may be read as: "iG 0852-21-4386".
    if ((service == U"ig" || service == U"fb") && line.at(id) != U'@') continue;
    const bool marked = line.at(id) == U'@' || id > i + (service.size() == 1 ? 2 : 0);
    if (end - id < 3 || !marked) continue;
    found.push_back({line.text(at, end), line.span(at, end), line.at(id) == U'@' ? 0.9F : 0.6F});
    break;
  }
  return found;
}

std::string host_of(std::string_view url) {
  if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  std::string host = to_small_ascii(url.substr(0, url.find_first_of("/?#:")));
  if (host.starts_with("www.")) host.erase(0, 4);
  return is_valid_domain(host) ? host : std::string();
}

std::string comparable_url(std::string_view url) {
  const std::string host = host_of(url);
  if (host.empty()) return std::string(url);
  std::size_t begin = url.find("://");
  begin = begin == std::string_view::npos ? 0 : begin + 3;
  const auto path = url.find_first_of("/?#:", begin);
  std::string rest = path == std::string_view::npos ? std::string() : std::string(url.substr(path));
  while (rest.ends_with('/')) rest.pop_back();
  return host + rest;
}

bool has_known_top_level(std::string_view domain) {
  const std::string_view top = domain.substr(domain.rfind('.') + 1);
  return std::binary_search(std::begin(tables::kTopLevelDomains), std::end(tables::kTopLevelDomains), top);
}

}  // namespace normalize
