#include "normalize/origin.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "normalize/languages.h"
#include "normalize/printed_line.h"
#include "normalize/tables/origin_marks.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// What the legible lines of a card show.
struct Shown {
  text::ScriptCounts scripts;
  int japanese = 0;  ///< legible kanji and kana
  std::set<char32_t> traditional, simplified;
  std::string text;  ///< all lines in small letters, a line end between them
};

Shown shown_by(const CardFeatures& features) {
  constexpr float kGuess = 0.6F;  // as legible_japanese has it
  Shown shown;
  for (const LineFeatures& line : features.lines) {
    shown.japanese += legible_japanese(line);
    if (line.confidence < kGuess) continue;
    const text::ScriptCounts counts = text::count_scripts(line.text());
    shown.scripts.han += counts.han;
    shown.scripts.hiragana += counts.hiragana;
    shown.scripts.katakana += counts.katakana;
    shown.scripts.hangul += counts.hangul;
    shown.scripts.latin += counts.latin;
    for (const char32_t c : text::to_utf32(line.text())) {
      if (tables::kTraditionalOnly.find(c) != std::u32string_view::npos) shown.traditional.insert(c);
      if (tables::kSimplifiedOnly.find(c) != std::u32string_view::npos) shown.simplified.insert(c);
    }
    shown.text += to_small_ascii(line.text()) + "\n";
  }
  return shown;
}

/// Hangul is Korean wherever it prevails; a Japanese card may give a Korean name or two.
bool is_korean(const Shown& shown) {
  constexpr int kFewest = 4;
  const int kana = shown.scripts.hiragana + shown.scripts.katakana;
  return shown.scripts.hangul >= kFewest && shown.scripts.hangul > 2 * kana;
}

struct ChineseEvidence {
  int weight = 0;
  int taiwan = 0, hong_kong = 0, mainland = 0;
};

ChineseEvidence chinese_evidence(const Shown& shown) {
  constexpr std::size_t kMostCharacters = 6;  // what characters alone may weigh
  ChineseEvidence evidence;
  for (const tables::OriginMark& mark : tables::kOriginMarks) {
    if (shown.text.find(mark.mark) == std::string::npos) continue;
    evidence.weight += mark.weight;
    if (mark.country == "TW") evidence.taiwan += mark.weight;
    if (mark.country == "HK") evidence.hong_kong += mark.weight;
    if (mark.country == "CN") evidence.mainland += mark.weight;
  }
  evidence.weight +=
      static_cast<int>(std::min(kMostCharacters, shown.traditional.size() + 2 * shown.simplified.size()));
  evidence.mainland += 2 * static_cast<int>(shown.simplified.size());
  return evidence;
}

bool is_chinese(const Shown& shown, const ChineseEvidence& evidence) {
  constexpr int kFewestHan = 3, kLeast = 4;
  constexpr int kHanForOneKana = 6;  // kana among them are misread strokes: 工 as エ, 口 as ロ
  const int kana = shown.scripts.hiragana + shown.scripts.katakana;
  return shown.scripts.han >= kFewestHan && kana * kHanForOneKana <= shown.scripts.han && evidence.weight >= kLeast;
}

std::string chinese_country(const ChineseEvidence& evidence) {
  if (evidence.mainland > evidence.taiwan && evidence.mainland > evidence.hong_kong) return "CN";
  return evidence.hong_kong > evidence.taiwan ? "HK" : "TW";
}

/// A few kanji, read beyond doubt, in larger print than most of the card: the name, where all else is in Latin letters.
bool has_japanese_name_line(const CardFeatures& features) {
  constexpr float kSure = 0.95F, kLarger = 1.3F;
  constexpr int kShortest = 2, kLongest = 8;
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& line) {
    const text::ScriptCounts counts = text::count_scripts(line.text());
    return line.confidence >= kSure && line.relative_size >= kLarger && counts.japanese() == counts.total() &&
           counts.han >= kShortest && counts.total() <= kLongest;
  });
}

}  // namespace

bool Origin::unlearnt() const {
  return continental() || country == "KR" || country == "TW" || country == "CN" || country == "HK";
}

Origin origin_of(const CardFeatures& features) {
  constexpr int kFewestJapanese = 4;
  const Shown shown = shown_by(features);
  if (is_korean(shown)) return {Manner::korean, "KR"};
  const ChineseEvidence chinese = chinese_evidence(shown);
  if (is_chinese(shown, chinese)) return {Manner::chinese, chinese_country(chinese)};
  const bool japanese = shown.japanese >= kFewestJapanese || has_japanese_name_line(features);
  const Manner manner = japanese ? Manner::japanese : Manner::western;
  return {manner, country_of(features)};
}

}  // namespace normalize
