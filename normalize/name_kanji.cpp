#include "normalize/name_kanji.h"

#include <algorithm>
#include <array>

#include "normalize/knowledge_lines.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "normalize/tables/not_names.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

using Place = NameBook::Place;

Place place_of(std::size_t index, std::size_t length) {
  if (length == 1) return Place::only;
  return index == 0 ? Place::first : index + 1 == length ? Place::last : Place::inner;
}

/// Log of how usual a division is: characters of the surname by characters of the whole name.
/// Source: the names of ipadic, surname and given lengths taken as independent; own count.
double length_prior(std::size_t family, std::size_t given) {
  constexpr std::array<double, 6> kFamily = {-9, -3.0, -0.15, -2.4, -6, -9};
  constexpr std::array<double, 6> kGiven = {-9, -1.9, -0.35, -1.6, -6, -9};
  return kFamily[std::min<std::size_t>(family, 5)] + kGiven[std::min<std::size_t>(given, 5)];
}

/// Evidence for one division, in nats.
double split_score(const std::u32string& name, std::size_t family_length, const NameBook& names) {
  const std::string family = text::to_utf8(std::u32string_view(name).substr(0, family_length));
  const std::string given = text::to_utf8(std::u32string_view(name).substr(family_length));
  double score = length_prior(family_length, name.size() - family_length);
  score += 0.5 * kanji_split_score(name, family_length, names);
  if (const float usual = names.surname_commonness(family); usual > 0) score += 3.0 + 2.0 * usual;
  if (const float usual = names.given_commonness(given); usual > 0) score += 2.5 + 1.5 * usual;
  return score;
}

NameParts make_parts(std::string family, std::string given, float quality, const NameBook& names) {
  NameParts parts;
  parts.known_family = names.is_surname(family);
  parts.known_given = names.is_given_name(given);
  parts.family = std::move(family);
  parts.given = std::move(given);
  parts.quality = quality;
  return parts;
}

/// "レイモンド健", "馬場イザベル": where katakana and kanji meet, when they do once; 0 when they do not. ヶ and ノ
/// stand between kanji.
std::size_t script_border(const std::u32string& name) {
  constexpr std::size_t kFewest = 2;  // katakana
  const auto is_long = [](char32_t c) { return (text::is_katakana(c) && c != U'ヶ' && c != U'ノ') || c == U'ー'; };
  std::size_t front = 0, back = 0;
  while (front < name.size() && is_long(name[front])) ++front;
  while (back < name.size() && is_long(name[name.size() - 1 - back])) ++back;
  const std::size_t kana = std::max(front, back);
  const bool rest_kanji =
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(front), name.end() - static_cast<std::ptrdiff_t>(back),
                  [](char32_t c) { return text::is_han(c); });
  if (kana < kFewest || kana == name.size() || (front > 0 && back > 0) || !rest_kanji) return 0;
  return front > 0 ? front : name.size() - back;
}

NameParts split_without_gap(const std::u32string& name, const NameBook& names) {
  if (const std::size_t border = script_border(name); border > 0)
    return make_parts(text::to_utf8(std::u32string_view(name).substr(0, border)),
                      text::to_utf8(std::u32string_view(name).substr(border)), 0.9F, names);
  std::size_t best = 1;
  double best_score = -1e9, second = -1e9;
  for (std::size_t length = 1; length < name.size(); ++length) {
    const double score = split_score(name, length, names);
    if (score > best_score) {
      second = best_score;
      best_score = score;
      best = length;
    } else {
      second = std::max(second, score);
    }
  }
  const double margin = name.size() == 2 ? 4.0 : best_score - second;
  const float quality = static_cast<float>(std::clamp(0.55 + margin * 0.1, 0.55, 0.97));
  return make_parts(text::to_utf8(std::u32string_view(name).substr(0, best)),
                    text::to_utf8(std::u32string_view(name).substr(best)), quality, names);
}

bool is_japanese_word(std::string_view word) {
  const std::u32string chars = text::to_utf32(word);
  return !chars.empty() && std::all_of(chars.begin(), chars.end(), is_name_character);
}

/// Words such as 部, 会社, 県 that a person's name does not hold at its end.
bool has_foreign_part(std::string_view text) {
  return std::any_of(std::begin(tables::kNotInNames), std::end(tables::kNotInNames),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool is_title_end(std::string_view text) {
  return std::any_of(std::begin(tables::kNotNameEnds), std::end(tables::kNotNameEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

bool is_set_as_name(std::string_view family, std::string_view given, const NameBook& names) {
  constexpr std::size_t kLongestGiven = 3;
  const std::u32string kanji = text::to_utf32(given);
  return !kanji.empty() && kanji.size() <= kLongestGiven && std::all_of(kanji.begin(), kanji.end(), text::is_han) &&
         names.is_surname(family);
}

bool is_name_character(char32_t c) {
  return text::is_han(c) || text::is_kana(c) || c == U'ヶ' || c == U'ヵ' || c == U'々' || c == U'・' ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

double kanji_split_score(std::u32string_view name, std::size_t family_length, const NameBook& names) {
  double score = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool family = i < family_length;
    const double odds =
        family ? names.surname_log_odds(name[i], place_of(i, family_length))
               : -names.surname_log_odds(name[i], place_of(i - family_length, name.size() - family_length));
    score += std::clamp(odds, -4.0, 4.0);
  }
  return score;
}

std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string squeezed = text::squeeze_blanks(strip_marks(text));
  for (const std::string_view word : split_columns(squeezed, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::optional<NameParts> split_foreign_name(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char32_t c : text::to_utf32(strip_marks(text))) {
    if (c == U'・' || c == U'･' || c == U'＝')
      parts.emplace_back();
    else if (text::is_katakana(c) || c == U'ー')
      parts.back() += text::to_utf8(c);
    else
      return std::nullopt;
  }
  constexpr std::size_t kShortest = 2, kLongest = 9;  // kana of a part
  const auto usual = [](const std::string& part) {
    const std::size_t kana = text::to_utf32(part).size();
    return kana >= kShortest && kana <= kLongest;
  };
  if (parts.size() < 2 || parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), usual)) return std::nullopt;
  NameParts name;
  name.family = parts.back();
  name.given = parts.size() == 2 ? parts[0] : parts[0] + "・" + parts[1];
  name.quality = 0.8F;
  return name;
}

std::optional<NameParts> split_kanji_name(std::string_view text, const NameBook& names) {
  if (auto foreign = split_foreign_name(text)) return foreign;
  const auto words = name_words(text);
  if (words.empty() || !std::all_of(words.begin(), words.end(), is_japanese_word)) return std::nullopt;
  std::string joined;
  for (const std::string& word : words) joined += word;
  const std::u32string name = text::to_utf32(joined);
  if (name.size() > 12) return std::nullopt;
  if (name.size() == 1) return make_parts(joined, "", 0.3F, names);
  if (words.size() == 2) {
    const NameParts gap = make_parts(words[0], words[1], 0.0F, names);
    NameParts parts = gap;
    parts.quality = gap.known_family && gap.known_given ? 0.99F : gap.known_family || gap.known_given ? 0.97F : 0.9F;
    // One misplaced blank: "山 田太郎".
    const NameParts free = split_without_gap(name, names);
    const bool gap_unknown = !gap.known_family && !gap.known_given;
    if (gap_unknown && free.known_family && free.known_given && free.family != gap.family && name.size() > 2) {
      NameParts better = free;
      better.quality = 0.75F;
      return better;
    }
    return parts;
  }
  if (words.size() == 1 || words.size() == name.size()) return split_without_gap(name, names);
  // Letter-spaced on one side only ("山 田 太郎"), or more blanks than parts: the blank that splits best.
  NameParts best;
  double best_score = -1e9;
  std::size_t length = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    length += text::to_utf32(words[i]).size();
    const double score = split_score(name, length, names);
    if (score <= best_score) continue;
    best_score = score;
    best = make_parts(text::to_utf8(std::u32string_view(name).substr(0, length)),
                      text::to_utf8(std::u32string_view(name).substr(length)), 0.85F, names);
  }
  return best;
}

float kanji_name_likeness(std::string_view text, const NameBook& names) {
  if (split_foreign_name(text)) return 0.5F;
  const auto parts = split_kanji_name(text, names);
  if (!parts || parts->given.empty()) return 0;
  const std::string joined = parts->family + parts->given;
  const std::u32string name = text::to_utf32(joined);
  if (name.size() > 8 || has_foreign_part(joined)) return 0.02F;
  if (parts->known_family && parts->known_given) return is_title_end(joined) ? 0.5F : 0.97F;
  if (is_title_end(joined)) return parts->known_given && name_words(text).size() == 2 ? 0.5F : 0.05F;  // 凪池 道長
  const text::ScriptCounts counts = text::count_scripts(joined);
  if (counts.han == 0) return parts->known_family || parts->known_given ? 0.4F : 0.1F;
  const double statistic =
      kanji_split_score(name, text::to_utf32(parts->family).size(), names) / static_cast<double>(name.size());
  const float by_kanji = static_cast<float>(std::clamp(0.45 + 0.15 * statistic, 0.1, 0.75));
  const bool gap = name_words(text).size() >= 2;
  if (parts->known_family || parts->known_given) {
    return std::min(0.92F, by_kanji + (name.size() <= 5 ? 0.25F : 0.1F) + (gap ? 0.1F : 0.0F));
  }
  const float length = name.size() <= 5 ? 1.0F : 0.5F;
  return by_kanji * length * (gap ? 0.95F : 0.7F);
}

}  // namespace normalize
