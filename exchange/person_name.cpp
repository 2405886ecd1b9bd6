#include "exchange/person_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "text/fold.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace exchange {
namespace {

// Particles that belong to the family name behind them; German, Dutch, Romance and Arabic usage, November 2026.
constexpr std::array<std::string_view, 20> kParticles = {"von", "van", "der", "den", "de",  "del", "della",
                                                         "di",  "da",  "do",  "dos", "das", "du",  "la",
                                                         "le",  "zu",  "ten", "ter", "al",  "bin"};

// Forms of address, as text::match_key writes them: they say nothing about a person. Own list, November 2026.
constexpr std::array<std::string_view, 16> kFormsOfAddress = {"mr",   "mrs", "ms",   "miss", "mister",   "herr",
                                                              "frau", "sr",  "sra",  "mme",  "monsieur", "madame",
                                                              "様",   "殿",  "先生", "氏"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string plain = text::squeeze_blanks(text);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    words.push_back(plain.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_capitals(const std::string& word) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return std::ranges::count_if(word, is_upper) > 1 &&
         std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  return fmt::format("{}", fmt::join(words.begin() + static_cast<std::ptrdiff_t>(first),
                                     words.begin() + static_cast<std::ptrdiff_t>(last), " "));
}

}  // namespace

bool is_east_asian(std::string_view name) {
  const auto is_hangul = [](char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; };
  return std::ranges::any_of(text::to_utf32(name),
                             [&](char32_t c) { return text::is_han(c) || text::is_kana(c) || is_hangul(c); });
}

std::string display_name(const card::Contact& contact) {
  const bool family_first = is_east_asian(contact.family_name + contact.given_name);
  const std::string& first = family_first ? contact.family_name : contact.given_name;
  const std::string& second = family_first ? contact.given_name : contact.family_name;
  const std::string kana = text::squeeze_blanks(contact.family_kana + " " + contact.given_kana);
  for (const std::string& name : {text::squeeze_blanks(first + " " + second), contact.latin_name, kana, contact.company,
                                  contact.company_latin, contact.company_kana}) {
    if (!name.empty()) return name;
  }
  return {};
}

void set_name(card::Contact& contact, std::string_view full_name) {
  const std::size_t comma = std::min(full_name.find(','), full_name.size());
  const std::string behind = text::squeeze_blanks(full_name.substr(std::min(comma + 1, full_name.size())));
  const std::vector<std::string> words = words_of(full_name.substr(0, comma));
  if (!behind.empty() && words.size() == 1) {
    contact.family_name = words[0];
    contact.given_name = behind;
    return;
  }
  if (!behind.empty()) contact.qualifications.push_back(behind);
  const std::size_t count = words.size();
  if (count == 0) return;
  if (is_east_asian(full_name) || count == 1) {
    contact.family_name = words[0];
    contact.given_name = joined(words, 1, count);
    return;
  }
  if (is_capitals(words.front()) && !is_capitals(words.back())) {  // "YAMADA Taro"
    contact.family_name = words[0];
    contact.given_name = joined(words, 1, count);
    return;
  }
  std::size_t family = count - 1;
  while (family > 1 && std::ranges::find(kParticles, std::string_view(words[family - 1])) != kParticles.end()) --family;
  contact.given_name = joined(words, 0, family);
  contact.family_name = joined(words, family, count);
}

bool is_form_of_address(std::string_view title) {
  const std::string key = text::match_key(title);
  return std::ranges::find(kFormsOfAddress, std::string_view(key)) != kFormsOfAddress.end();
}

}  // namespace exchange
