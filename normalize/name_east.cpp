#include "normalize/name_east.h"

#include <algorithm>
#include <span>
#include <vector>

#include "normalize/address_east.h"
#include "normalize/knowledge_lines.h"
#include "normalize/name_kanji.h"
#include "normalize/post_east.h"
#include "normalize/printed_line.h"
#include "normalize/tables/chinese_names.h"
#include "normalize/tables/korean_names.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

bool all_of_script(std::string_view word, bool (*is_script)(char32_t)) {
  const std::u32string chars = text::to_utf32(word);
  return !chars.empty() && std::all_of(chars.begin(), chars.end(), is_script);
}

bool is_surname(std::string_view word, Manner manner) {
  if (manner == Manner::korean)
    return std::any_of(std::begin(tables::kKoreanSurnames), std::end(tables::kKoreanSurnames),
                       [&](const auto& row) { return row.hangul == word || row.hanja == word; });
  return std::any_of(std::begin(tables::kChineseSurnames), std::end(tables::kChineseSurnames),
                     [&](const auto& row) { return row.traditional == word || row.simplified == word; });
}

/// Two-syllable surnames whose first syllable is a surname too and the likelier one in a name of three.
constexpr std::string_view kRatherSingle[] = {"선우", "서문", "동방", "사공", "張簡", "张简", "東方", "东方"};

std::size_t family_length(const std::u32string& name, Manner manner) {
  const auto front = [&](std::size_t count) { return text::to_utf8(std::u32string_view(name).substr(0, count)); };
  const bool compound = name.size() >= 3 && is_surname(front(2), manner);
  const bool single = is_surname(front(1), manner);
  const bool rather_single =
      name.size() == 3 && single &&
      std::find(std::begin(kRatherSingle), std::end(kRatherSingle), front(2)) != std::end(kRatherSingle);
  return compound && !rather_single ? 2 : single ? 1 : 0;
}

float korean_given_likeness(std::u32string_view given) {
  if (given.size() > 2) return 0.3F;
  const auto usual = std::count_if(given.begin(), given.end(), [](char32_t c) {
    return tables::kKoreanGivenSyllables.find(c) != std::u32string_view::npos;
  });
  if (given.size() == 1) return usual == 1 ? 0.6F : 0.25F;
  return usual == 2 ? 0.93F : usual == 1 ? 0.7F : 0.35F;
}

float chinese_given_likeness(std::u32string_view given) {
  if (given.size() > 2) return 0.35F;
  const auto usual = std::count_if(given.begin(), given.end(), [](char32_t c) {
    return tables::kChineseGivenCharacters.find(c) != std::u32string_view::npos;
  });
  if (given.size() == 1) return usual == 1 ? 0.7F : 0.5F;
  return usual == 2 ? 0.94F : usual == 1 ? 0.85F : 0.65F;
}

bool is_other_word(std::string_view name, Manner manner) {
  if (manner == Manner::korean) {
    constexpr std::size_t kSyllable = 3;  // bytes
    return std::any_of(
        std::begin(tables::kNotKoreanNames), std::end(tables::kNotKoreanNames), [&](std::string_view word) {
          return word == name ||
                 (word.size() >= 2 * kSyllable && name.size() >= 4 * kSyllable && name.starts_with(word));
        });
  }
  const auto holds = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
  const auto ends = [&](std::string_view end) { return name.ends_with(end); };
  return std::any_of(std::begin(tables::kNotInChineseNames), std::end(tables::kNotInChineseNames), holds) ||
         std::any_of(std::begin(tables::kNotChineseNameEnds), std::end(tables::kNotChineseNameEnds), ends);
}

/// The parts of a Latin name: small, without stops.
std::string latin_key(std::string_view word) {
  std::string key;
  for (const char c : to_small_ascii(word))
    if (c != '.' && c != ',') key += c;
  return key;
}

/// "Ou-Yang", "Sze-To": a surname of two syllables, which the table has in one.
std::string without_hyphen(std::string key) {
  std::erase(key, '-');
  return key;
}

constexpr std::size_t kTwoCharacters = 6;  // bytes
bool is_two_syllables(const tables::KoreanSurname& row) { return row.hangul.size() >= kTwoCharacters; }
bool is_two_syllables(const tables::ChineseSurname& row) { return row.traditional.size() >= kTwoCharacters; }

/// The place of the first surname of a table that a Latin word may spell; the tables go by commonness.
std::optional<std::size_t> surname_rank(std::string_view word, const std::string& country) {
  const std::string key = latin_key(word), whole = without_hyphen(key);
  const auto rank_in = [&](const auto& table) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < std::size(table); ++i) {
      const bool two_syllables = is_two_syllables(table[i]);
      const auto spellings = split_columns(table[i].latin, ' ');
      const bool same = std::any_of(spellings.begin(), spellings.end(), [&](std::string_view spelling) {
        return spelling == key || (two_syllables && spelling == whole);
      });
      if (same) return i;
    }
    return std::nullopt;
  };
  return country == "KR" ? rank_in(tables::kKoreanSurnames) : rank_in(tables::kChineseSurnames);
}

bool is_capitals(std::string_view word) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return word.size() >= 2 && std::none_of(word.begin(), word.end(), small);
}

std::string joined(std::span<const std::string> words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

}  // namespace

std::optional<NameParts> split_east_name(std::string_view text, Manner manner) {
  const std::vector<std::string> words = name_words(text);
  std::string whole;
  for (const std::string& word : words) whole += word;
  const std::u32string name = text::to_utf32(whole);
  const bool hangul = manner == Manner::korean && all_of_script(whole, text::is_hangul);
  if (name.size() < 2 || name.size() > 5 || (!hangul && !all_of_script(whole, text::is_han))) return std::nullopt;
  NameParts parts;
  std::size_t length = family_length(name, manner);
  parts.known_family = length > 0;
  parts.quality = length > 0 ? 0.95F : 0.5F;
  if (length == 0 && words.size() == 2) length = text::to_utf32(words.front()).size();
  if (length == 0) return std::nullopt;
  if (words.size() == 2 && words.front() == text::to_utf8(std::u32string_view(name).substr(0, length)))
    parts.quality = std::min(0.99F, parts.quality + 0.04F);
  parts.family = text::to_utf8(std::u32string_view(name).substr(0, length));
  parts.given = text::to_utf8(std::u32string_view(name).substr(length));
  parts.known_given = hangul ? korean_given_likeness(text::to_utf32(parts.given)) > 0.9F
                             : chinese_given_likeness(text::to_utf32(parts.given)) > 0.9F;
  return parts;
}

float east_name_likeness(std::string_view text, Manner manner) {
  const auto parts = split_east_name(text, manner);
  if (!parts || parts->given.empty()) return 0;
  const std::string name = parts->family + parts->given;
  if (is_other_word(name, manner) || is_east_region(name, manner) || east_title_likeness(name, manner) >= 0.7F)
    return 0.03F;
  if (!parts->known_family) return 0.2F;
  const std::u32string given = text::to_utf32(parts->given);
  const bool hangul = text::is_hangul(given[0]);
  float likeness = hangul ? korean_given_likeness(given) : chinese_given_likeness(given);
  if (manner == Manner::korean && !hangul) likeness = std::min(likeness, 0.8F);  // Hanja repeat a name in Hangul
  if (name_words(text).size() >= 2) likeness += 0.04F;
  return std::min(likeness, 0.97F);
}

std::optional<NameParts> split_romanised_name(std::string_view text, const std::string& country) {
  const std::string squeezed = text::squeeze_blanks(text::to_narrow(strip_marks(text)));
  const auto comma = squeezed.find(',');
  const std::vector<std::string> words =
      name_words(comma == std::string::npos ? squeezed : squeezed.substr(0, comma) + " " + squeezed.substr(comma + 1));
  const auto latin = [](char32_t c) { return text::is_latin(c) || c == U'-' || c == U'.' || c == U'\'' || c == U'’'; };
  if (words.size() < 2 || words.size() > 4) return std::nullopt;
  for (const std::string& word : words)
    if (!all_of_script(word, +latin) || word[0] < 'A' || (word[0] > 'Z' && word != words.back())) return std::nullopt;
  const auto first_rank = surname_rank(words.front(), country), last_rank = surname_rank(words.back(), country);
  const bool first_known = first_rank.has_value(), last_known = last_rank.has_value();
  const bool first_capitals = is_capitals(words.front()) && !is_capitals(words.back());
  const bool last_capitals = is_capitals(words.back()) && !is_capitals(words.front());
  if (!first_known && !last_known) return std::nullopt;
  bool family_first = first_known && !last_known;
  if (first_known && last_known) family_first = *first_rank < *last_rank;  // Kim Ji Min, but Ji Hoon Park
  if (first_known && last_capitals) family_first = false;
  if (first_known && first_capitals) family_first = true;
  if (comma != std::string::npos) family_first = true;
  NameParts parts;
  const std::span<const std::string> all(words);
  parts.family = family_first ? words.front() : words.back();
  parts.given = family_first ? joined(all.subspan(1)) : joined(all.first(all.size() - 1));
  parts.known_family = family_first ? first_known : last_known;
  parts.quality =
      comma != std::string::npos || first_capitals || last_capitals || first_known != last_known ? 0.92F : 0.7F;
  return parts;
}

}  // namespace normalize
