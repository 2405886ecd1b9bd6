#include "normalize/web_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/url.h"

namespace normalize {
namespace {

struct LookAlike {
  char32_t seen, meant;
};
constexpr LookAlike kLookAlikes[] = {{U'。', U'.'}, {U'．', U'.'}, {U'・', U'.'}, {U'·', U'.'}, {U'｡', U'.'},
                                     {U'、', U','}, {U'а', U'a'},  {U'е', U'e'},  {U'о', U'o'}, {U'р', U'p'},
                                     {U'с', U'c'},  {U'у', U'y'},  {U'х', U'x'},  {U'і', U'i'}, {U'ο', U'o'},
                                     {U'ν', U'v'},  {U'＿', U'_'}, {U'ｰ', U'-'}};

/// Ends that only a misreading makes, and what they were. Source: Tesseract 5.3 on rendered e-mail and URL lines.
struct MisreadEnd {
  std::string_view seen, meant;
};
constexpr MisreadEnd kMisreadEnds[] = {
    {".c0m", ".com"},     {".corn", ".com"},     {".cm0", ".com"},      {".con", ".com"},     {".com.", ".com"},
    {".eom", ".com"},     {".oom", ".com"},      {".co.ip", ".co.jp"},  {".co.lp", ".co.jp"}, {".co.1p", ".co.jp"},
    {".c0.jp", ".co.jp"}, {".cojp", ".co.jp"},   {".co.jq", ".co.jp"},  {".co.jo", ".co.jp"}, {".co.ja", ".co.jp"},
    {".nejp", ".ne.jp"},  {".orjp", ".or.jp"},   {".0r.jp", ".or.jp"},  {".acjp", ".ac.jp"},  {".gojp", ".go.jp"},
    {".ip", ".jp"},       {".jq", ".jp"},        {".0rg", ".org"},      {".orq", ".org"},     {".nef", ".net"},
    {".nct", ".net"},     {".co.uk.", ".co.uk"}, {".combr", ".com.br"}, {".couk", ".co.uk"},  {"co.jp", ".co.jp"},
    {".lnfo", ".info"},   {".1nfo", ".info"}};

bool is_numeric(std::string_view label) {
  return std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "solmark-jp", "saikawa-soko.co-jp": a stop read as a hyphen, where no domain ends so.
bool mend_last_hyphen(std::string& domain) {
  static constexpr std::array<std::string_view, 5> kSecondLevels = {"-co.jp", "-ne.jp", "-or.jp", "-ac.jp", "-go.jp"};
  const std::size_t hyphen = domain.rfind('-');
  if (hyphen == std::string::npos || hyphen == 0) return false;
  const std::string end = domain.substr(hyphen + 1);
  // "x-co.jp" may be a name of its own; where the last stop was lost as well it is not.
  const bool ends_at_hyphen = !has_known_top_level(domain) && has_known_top_level("." + end);
  if (!ends_at_hyphen || end.find('.') != std::string::npos) return false;
  domain[hyphen] = '.';
  const std::string_view mended(domain);
  for (const std::string_view level : kSecondLevels)
    if (mended.ends_with(level)) domain[domain.size() - level.size()] = '.';
  return true;
}

}  // namespace

char32_t web_character(char32_t c) {
  for (const LookAlike& pair : kLookAlikes) {
    if (pair.seen == c) return pair.meant;
  }
  return is_dash(c) ? U'-' : c;
}

bool is_domain_character(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == U'-' || c == U'.'; }

bool ends_without_stops(const PrintedLine& line, std::size_t i) {
  static constexpr std::array<std::u32string_view, 18> kEnds = {U"com", U"net", U"org", U"jp", U"co", U"br",
                                                                U"de",  U"fr",  U"es",  U"pt", U"it", U"uk",
                                                                U"eu",  U"io",  U"at",  U"ch", U"us", U"info"};
  constexpr int kMostWords = 2;
  for (int words = 0; i < line.size(); ++words) {
    if (line[i] != U' ' || words == kMostWords) return false;
    std::u32string word;
    for (++i; i < line.size() && line[i] != U' '; ++i) word += to_small(line[i]);
    if (std::find(kEnds.begin(), kEnds.end(), word) == kEnds.end()) return false;
  }
  return true;
}

std::string mend_domain(std::string domain, int& repairs) {
  while (!domain.empty() && (domain.back() == '.' || domain.back() == '-')) domain.pop_back();
  for (const MisreadEnd& end : kMisreadEnds) {
    if (!domain.ends_with(end.seen) || domain.size() <= end.seen.size()) continue;
    const char before = domain[domain.size() - end.seen.size() - 1];
    if (end.seen[0] != '.' && (before == '.' || before == '-')) continue;
    if (end.seen[0] != '.' && has_known_top_level(domain) && domain.find('.') < domain.size() - end.seen.size())
      continue;
    domain.replace(domain.size() - end.seen.size(), end.seen.size(), end.meant);
    ++repairs;
    break;
  }
  while (mend_last_hyphen(domain)) ++repairs;
  return domain;
}

bool is_valid_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > 253) return false;
  const auto labels = split_columns(domain, '.');
  if (labels.size() < 2) return false;
  for (const std::string_view label : labels) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    const bool plain = std::all_of(label.begin(), label.end(), [](char c) {
      return is_ascii_letter(static_cast<unsigned char>(c)) || is_ascii_digit(static_cast<unsigned char>(c)) ||
             c == '-';
    });
    if (!plain) return false;
  }
  return !is_numeric(labels.back());
}

}  // namespace normalize
