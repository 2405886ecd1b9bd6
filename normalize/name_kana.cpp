#include <algorithm>

#include "normalize/knowledge_lines.h"
#include "normalize/name_kanji.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "text/distance.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// Long vowels and small kana written either way meet: ユウ = ユー, オオ = オー, ヅ = ズ.
std::string kana_key(std::string_view katakana) { return text::romaji_key(katakana); }

bool has_reading(const std::vector<std::string>& readings, std::string_view katakana) {
  const std::string key = kana_key(katakana);
  return std::any_of(readings.begin(), readings.end(), [&](const std::string& r) { return kana_key(r) == key; });
}

bool is_kana_text(std::string_view text) {
  const std::u32string chars = text::to_utf32(text);
  return !chars.empty() &&
         std::all_of(chars.begin(), chars.end(), [](char32_t c) { return text::is_kana(c) || c == U'ー'; });
}

/// Small kana and ん do not begin a given name.
bool may_begin(char32_t c) {
  constexpr std::u32string_view kNever = U"ァィゥェォッャュョーンヮ";
  return kNever.find(c) == std::u32string_view::npos;
}

/// Words that stand on cards in kana and are no names; OCR may have misread a quarter of their letters.
/// Source: labels and titles of Japanese business cards, 2026.
bool is_service_word(std::string_view katakana) {
  static constexpr std::string_view kWords[] = {
      "フリーダイヤル", "ファックス",       "ファクス",     "ファクシミリ", "イーメール",       "モバイル",
      "ホームページ",   "ケイタイ",         "ディレクター", "マネージャー", "マネジャー",       "リーダー",
      "チームリーダー", "グループリーダー", "エンジニア",   "デザイナー",   "コンサルタント",   "アドバイザー",
      "プロデューサー", "プランナー",       "アシスタント", "プログラマー", "スーパーバイザー", "パートナー",
      "スペシャリスト", "アナリスト",       "チーフ",       "スタッフ",     "コーディネーター"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) {
    const int letters = static_cast<int>(text::to_utf32(word).size());
    return text::edit_distance(katakana, word) <= letters / 4;
  });
}

float split_value(std::string_view family, std::string_view given, const NameParts& kanji, const NameBook& names) {
  float value = 0;
  if (!kanji.family.empty() && has_reading(names.surname_readings(kanji.family), family)) value += 2.0F;
  if (!kanji.given.empty() && has_reading(names.given_readings(kanji.given), given)) value += 2.0F;
  if (names.is_surname_reading(family)) value += 0.7F;
  if (names.is_given_reading(given)) value += 0.6F;
  // About two kana a kanji.
  const auto expected = [](std::string_view kana, const std::string& name) {
    if (name.empty()) return 0.0F;
    const auto kanji_count = static_cast<float>(text::to_utf32(name).size());
    const auto kana_count = static_cast<float>(text::to_utf32(kana).size());
    return -0.12F * std::abs(kana_count - 2.0F * kanji_count);
  };
  return value + expected(family, kanji.family) + expected(given, kanji.given);
}

NameParts make_parts(std::string family, std::string given, float quality, const NameBook& names) {
  NameParts parts;
  parts.known_family = names.is_surname_reading(family);
  parts.known_given = names.is_given_reading(given);
  parts.family = std::move(family);
  parts.given = std::move(given);
  parts.quality = quality;
  return parts;
}

/// Whether a text has next to nothing of any of the readings: another word, not a rare reading or a misread one.
bool is_far_from_all(std::string_view katakana, const std::vector<std::string>& readings) {
  constexpr double kFar = 0.75;  // of the longer one's kana
  return std::all_of(readings.begin(), readings.end(), [&](const std::string& reading) {
    const auto longer = std::max(text::to_utf32(katakana).size(), text::to_utf32(reading).size());
    return text::edit_distance(katakana, reading) >= kFar * static_cast<double>(longer);
  });
}

/// "とだ・しんや": in hiragana a dot parts the name as a blank does (in katakana it may be a foreigner's:
/// オリバー・ティーグ).
std::string with_blank_for_dot(std::string_view kana) {
  std::u32string chars = text::to_utf32(kana);
  for (std::size_t i = 1; i + 1 < chars.size(); ++i)
    if (chars[i] == U'・' && text::is_hiragana(chars[i - 1]) && text::is_hiragana(chars[i + 1])) chars[i] = U' ';
  // "の-える": a stroke of a kana.
  for (std::size_t i = chars.size(); i-- > 1;)
    if (chars[i] == U'-' && i + 1 < chars.size() && text::is_hiragana(chars[i - 1]) && text::is_hiragana(chars[i + 1]))
      chars.erase(i, 1);
  return text::to_utf8(chars);
}

}  // namespace

std::optional<NameParts> split_furigana(std::string_view text, const NameParts& kanji, const NameBook& names) {
  std::string plain = strip_marks(text);
  // Furigana is often set in brackets.
  const PrintedLine line(plain);
  std::size_t begin = 0, end = line.size();
  const bool between_dashes = end > 0 && is_dash(line[0]);
  const auto stands_outside = [&](std::size_t i) {
    return is_opening(line[i]) || is_closing(line[i]) || line[i] == U' ' || (between_dashes && is_dash(line[i]));
  };
  while (begin < end && stands_outside(begin)) ++begin;
  while (end > begin && stands_outside(end - 1)) --end;
  const auto words = name_words(text::to_katakana(with_blank_for_dot(line.original(begin, end))));
  if (words.empty() || !std::all_of(words.begin(), words.end(), is_kana_text)) return std::nullopt;
  std::string joined;
  for (const std::string& word : words) joined += word;
  const std::u32string kana = text::to_utf32(joined);
  if (kana.size() < 3 || kana.size() > 16 || is_service_word(joined)) return std::nullopt;
  for (const std::string& word : words)
    if (!may_begin(text::to_utf32(word).front())) return std::nullopt;
  if (words.size() == 2) return make_parts(words[0], words[1], 0.97F, names);
  // Furigana of one part alone, the other part's unread or on a line of its own.
  if (!kanji.family.empty() && has_reading(names.possible_readings(kanji.family, NamePart::family).texts, joined))
    return make_parts(joined, "", 0.9F, names);
  if (!kanji.given.empty() && has_reading(names.possible_readings(kanji.given, NamePart::given).texts, joined))
    return make_parts("", joined, 0.9F, names);

  // No gap, letter-spaced, or more gaps than parts: the division that the dictionary likes best.
  std::size_t best = 0;
  float best_value = -1e9F, second = -1e9F;
  for (std::size_t length = 1; length < kana.size(); ++length) {
    if (!may_begin(kana[length])) continue;
    const std::string family = text::to_utf8(std::u32string_view(kana).substr(0, length));
    const std::string given = text::to_utf8(std::u32string_view(kana).substr(length));
    const float value = split_value(family, given, kanji, names);
    if (value > best_value) {
      second = best_value;
      best_value = value;
      best = length;
    } else {
      second = std::max(second, value);
    }
  }
  if (best == 0) return std::nullopt;
  const float quality = best_value >= 3.5F ? 0.97F : std::clamp(0.5F + 0.2F * (best_value - second), 0.5F, 0.93F);
  return make_parts(text::to_utf8(std::u32string_view(kana).substr(0, best)),
                    text::to_utf8(std::u32string_view(kana).substr(best)), quality, names);
}

float furigana_fit(const NameParts& kana, const NameParts& kanji, const NameBook& names) {
  const auto part = [&](const std::string& reading, const std::string& name, NamePart which) {
    if (reading.empty() || name.empty()) return 0.4F;
    const PossibleReadings possible = names.possible_readings(name, which);
    if (has_reading(possible.texts, reading)) return possible.listed ? 1.0F : 0.9F;
    if (is_kana_text(name)) return text::to_katakana(name) == reading ? 1.0F : 0.05F;  // a given name in hiragana
    const auto kanji_count = static_cast<float>(text::to_utf32(name).size());
    const auto kana_count = static_cast<float>(text::to_utf32(reading).size());
    const bool length = kana_count >= kanji_count && kana_count <= 4 * kanji_count;
    if (possible.texts.empty()) return length ? 0.6F : 0.15F;
    if (!length || is_far_from_all(reading, possible.texts)) return 0.1F;
    return possible.listed ? 0.4F : 0.5F;
  };
  return (part(kana.family, kanji.family, NamePart::family) + part(kana.given, kanji.given, NamePart::given)) / 2;
}

}  // namespace normalize
