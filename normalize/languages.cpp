#include "normalize/languages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "normalize/address.h"
#include "normalize/phone.h"
#include "normalize/tables/language_words.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

struct Ending {
  std::string_view domain_end, country, language;
};
/// Country-code top-level domains that decide; sources: IANA root zone, 2026.
constexpr auto kDomains = std::to_array<Ending>({
    {".jp", "JP", "jpn"},    {".de", "DE", "deu"},     {".at", "AT", "deu"},  {".ch", "CH", "deu"},
    {".fr", "FR", "fra"},    {".be", "BE", "fra"},     {".br", "BR", "por"},  {".pt", "PT", "por"},
    {".es", "ES", "spa"},    {".mx", "MX", "spa"},     {".ar", "AR", "spa"},  {".uk", "GB", "eng"},
    {".us", "US", "eng"},    {".ca", "CA", "eng"},     {".au", "AU", "eng"},  {".ie", "IE", "eng"},
    {".co", "CO", "spa"},    {".cl", "CL", "spa"},     {".kr", "KR", ""},     {".tw", "TW", ""},
    {".cn", "CN", ""},       {".hk", "HK", ""},        {".it", "IT", "ita"},  {".nl", "NL", "nld"},
    {".se", "SE", "swe"},    {".no", "NO", "nor"},     {".dk", "DK", "dan"},  {".fi", "FI", "fin"},
    {".pl", "PL", "pol"},    {".cz", "CZ", "ces"},     {".in", "IN", "eng"},  {".sg", "SG", "eng"},
    {".nz", "NZ", "eng"},    {".za", "ZA", "eng"},     {".lu", "LU", "fra"},  {".gr", "GR", "ell"},
    {".tr", "TR", "tur"},    {".hu", "HU", "hun"},     {".th", "TH", ""},     {".my", "MY", "eng"},
    {".ph", "PH", "eng"},    {".vn", "VN", "vie"},     {".cat", "ES", "cat"}, {".scot", "GB", "eng"},
    {".wales", "GB", "eng"}, {".london", "GB", "eng"},
});

/// Where a language's cards mostly come from; English says nothing.
std::string country_of_language(std::string_view language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kHomes = {
      {{"deu", "DE"}, {"fra", "FR"}, {"por", "BR"}, {"spa", "ES"}}};
  for (const auto& [spoken, country] : kHomes)
    if (spoken == language) return std::string(country);
  return "";
}

std::string lower(std::string_view text) {
  std::string low;
  for (char32_t c : text::to_utf32(text)) {
    if ((c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) c += 32;
    low += text::to_utf8(c);
  }
  return low;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

int times_in(const std::string& text, std::string_view word) {
  if (word.starts_with('*')) return text.find(word.substr(1)) == std::string::npos ? 0 : 1;
  int count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_byte(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end >= text.size() || !is_word_byte(text[end]) || word.back() == '.')) ++count;
  }
  return count;
}

struct Tally {
  std::string key;
  int weight = 0;
};

void add(std::vector<Tally>& tallies, std::string_view key, int weight) {
  if (key.empty() || weight == 0) return;
  for (Tally& tally : tallies)
    if (tally.key == key) {
      tally.weight += weight;
      return;
    }
  tallies.push_back({std::string(key), weight});
}

struct Counts {
  std::vector<Tally> languages, countries;
  int japanese = 0;  ///< legible kanji and kana
  int latin = 0;
};

/// Postal codes and phone numbers that one country alone prints so, as shapes: 9 a digit, N a digit from 2 on, A a
/// capital letter, other characters themselves. Nine digits by three that begin with 9 are Portuguese or Spanish.
struct CodeShape {
  std::string_view shape, country;
};
constexpr auto kCodeShapes = std::to_array<CodeShape>({
    {"AA 99999", "US"},       {"AA 99999-9999", "US"},   {"99999-999", "BR"},     {"9999-999", "PT"},
    {"A9 9AA", "GB"},         {"A99 9AA", "GB"},         {"AA9 9AA", "GB"},       {"AA99 9AA", "GB"},
    {"A9A 9AA", "GB"},        {"AA9A 9AA", "GB"},        {"A9A 9A9", "CA"},       {"D-99999", "DE"},
    {"F-99999", "FR"},        {"A-9999", "AT"},          {"CH-9999", "CH"},       {"B-9999", "BE"},
    {"(N99) 999-9999", "US"}, {"N99-999-9999", "US"},    {"N99.999.9999", "US"},  {"020 9999 9999", "GB"},
    {"0999 999 9999", "GB"},  {"01999 999999", "GB"},    {"07999 999999", "GB"},  {"07999 999 999", "GB"},
    {"(99) 9999-9999", "BR"}, {"(99) 99999-9999", "BR"}, {"N.N999-9999", "BR"},   {"09 99 99 99 99", "FR"},
    {"(99)9999-9999", "BR"},  {"(99)99999-9999", "BR"},  {"99 99999-9999", "BR"}, {"N99 99 99 99", "ES"},
    {"N9 999 99 99", "ES"},   {"699 999 999", "ES"},     {"799 999 999", "ES"},   {"299 999 999", "PT"},
    {"299 99 9999", "PT"},    {"090-9999-9999", "JP"},   {"080-9999-9999", "JP"}, {"070-9999-9999", "JP"},
    {"03-9999-9999", "JP"},   {"06-9999-9999", "JP"},    {"0N9-999-9999", "JP"},
});

bool has_shape(std::string_view text, std::string_view shape) {
  const auto fits = [](char c, char s) {
    if (s == '9') return c >= '0' && c <= '9';
    if (s == 'N') return c >= '2' && c <= '9';
    if (s == 'A') return c >= 'A' && c <= 'Z';
    return c == s;
  };
  for (std::size_t at = 0; at + shape.size() <= text.size(); ++at) {
    const bool inside =
        (at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '-')) ||
        (at + shape.size() < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[at + shape.size()])) || text[at + shape.size()] == '-'));
    if (!inside && std::equal(shape.begin(), shape.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                              [&](char s, char c) { return fits(c, s); }))
      return true;
  }
  return false;
}

/// A line that names a country, alone or behind its last comma ("Tokyo 105-0017, Japan").
std::string country_at_end(const std::string& line) {
  return country_of_name(std::string_view(line).substr(line.rfind(',') + 1));
}

void count_line(const LineFeatures& line, Counts& counts) {
  for (const CodeShape& code : kCodeShapes)
    if (has_shape(line.text(), code.shape)) add(counts.countries, code.country, 3);
  for (std::size_t r = 0; r < line.readings.size(); ++r) {
    const std::string low = lower(line.readings[r].text);
    if (r == 0)
      for (const tables::LanguageWord& hint : tables::kLanguageWords) {
        const int times = times_in(low, hint.mark);
        add(counts.languages, hint.language, hint.weight * times);
        add(counts.countries, hint.country, hint.weight * times);
      }
    for (const Ending& ending : kDomains) {
      const std::size_t at = low.find(ending.domain_end);
      const std::size_t end = at == std::string::npos ? 0 : at + ending.domain_end.size();
      const bool domain =
          end > 0 && (end == low.size() || !is_word_byte(low[end])) && low.find_first_of("@w") != std::string::npos;
      if (domain && ending.domain_end != ".co") add(counts.countries, ending.country, 4);
    }
    add(counts.countries, region_of_number(line.readings[r].text), 5);
    if (r == 0) add(counts.countries, country_at_end(line.readings[r].text), 6);
  }
  counts.japanese += legible_japanese(line);
  counts.latin += text::count_scripts(line.text()).latin;
}

Counts count(const CardFeatures& features) {
  Counts counts;
  for (const LineFeatures& line : features.lines) count_line(line, counts);
  return counts;
}

std::string eastern_language(const Origin& origin) {
  return origin.manner == Manner::korean ? "kor" : origin.manner == Manner::chinese ? "zho" : "jpn";
}

std::string heaviest(const std::vector<Tally>& tallies) {
  const auto best =
      std::max_element(tallies.begin(), tallies.end(), [](auto& a, auto& b) { return a.weight < b.weight; });
  return best == tallies.end() ? "" : best->key;
}

}  // namespace

std::string language_of_country(std::string_view country) {
  if (country == "JP") return "jpn";
  for (const Ending& ending : kDomains)
    if (ending.country == country) return std::string(ending.language);
  return "";
}

std::string country_of(const CardFeatures& features) {
  Counts counts = count(features);
  if (counts.japanese > 3) return "JP";
  const std::string language = heaviest(counts.languages);
  // What the card is written in speaks for the countries that write so.
  constexpr int kOwnLanguage = 4;
  for (Tally& country : counts.countries)
    if (!language.empty() && language_of_country(country.key) == language) country.weight += kOwnLanguage;
  const std::string country = heaviest(counts.countries);
  return country.empty() ? country_of_language(language) : country;
}

std::vector<std::string> languages_of(const CardFeatures& features, const Origin& origin) {
  Counts counts = count(features);
  std::vector<std::string> languages;
  const bool eastern = counts.japanese >= 2 || origin.continental();
  if (eastern) languages.push_back(eastern_language(origin));
  for (const Tally& country : counts.countries)
    if (!eastern && country.key != "CA" && country.key != "CH")
      add(counts.languages, language_of_country(country.key), 2);
  const std::string latin = heaviest(counts.languages);
  const int heaviest_weight = [&] {
    for (const Tally& tally : counts.languages)
      if (tally.key == latin) return tally.weight;
    return 0;
  }();
  const bool enough = eastern ? heaviest_weight >= 3 : counts.latin > 0;
  if (enough && latin != "jpn") languages.push_back(latin.empty() ? "eng" : latin);
  if (eastern && languages.size() == 2 && counts.latin > 4 * counts.japanese) std::swap(languages[0], languages[1]);
  return languages;
}

}  // namespace normalize
