// What the characters of a value say about it (doubt.h).
#include <algorithm>
#include <array>
#include <string>

#include "normalize/doubt.h"
#include "normalize/tables/kanji_forms.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// Characters with twins in many typefaces. Source: the confusions of the shipped models on development cards, 2026.
constexpr std::u32string_view kTwins =
    U"lI1|iO0oQDS5B8Z2cCvVwWxXsSzZuUpP_-.,"
    U"ーｰ一二ニ三ミ八ハ力カ口ロ夕タト卜工エ千チ干へヘべベぺペりリッツシンソノつっやゃゆゅよょ"
    U"ァアィイゥウェエォオャヤュユョヨ日曰目自己已巳未末土士大太犬人入田由甲申間問閒宮官菅管萩荻榊神祐裕佑紗沙彩綾斉斎"
    U"齋齊崎﨑辺邊邉高髙浜濱沢澤";

/// Kana that two marks of voicing, or a mark and none, tell apart.
constexpr std::u32string_view kVoiced = U"ハバパヒビピフブプヘベペホボポはばぱひびぴふぶぷへべぺほぼぽ";
/// A kana and a kanji that look alike. Source: the shapes of common typefaces, 2026.
constexpr std::u32string_view kKanaTwins = U"エカロニハタトミチセオ", kKanjiTwins = U"工力口二八夕卜三千七才";

bool is_mark(char32_t c) {
  return std::u32string_view(U"-_.,:;/|~'\"`^*・ー―‐－･、。_＿@＠#&＆(（[「【<").find(c) != std::u32string_view::npos;
}

bool has_other_form(char32_t c) {
  return std::any_of(kForms.begin(), kForms.end(),
                     [&](std::u32string_view forms) { return forms.find(c) != forms.npos; });
}

/// Kana that no word has: a large ya, yu, yo behind a consonant of the i column, a small one elsewhere, a large vowel
/// behind フ.
int odd_kana(char32_t before, char32_t c, char32_t after) {
  constexpr std::u32string_view kColumn = U"キシチニヒミリギジヂビピ", kLarge = U"ヤユヨ", kSmall = U"ャュョ";
  constexpr std::u32string_view kTense = U"カキクケコサシスセソタチツテトパピプペポ";
  const auto in = [](std::u32string_view set, char32_t x) { return set.find(x) != set.npos; };
  constexpr std::u32string_view kVowels = U"アイエオ";
  int odd = before == U'フ' && in(kVowels, c) ? 1 : 0;
  odd += in(kLarge, c) && in(kColumn, before) ? 1 : 0;
  odd += in(kSmall, c) && !in(kColumn, before) && before != U'フ' && before != U'テ' && before != U'デ' ? 1 : 0;
  odd += c == U'ツ' && before >= U'ァ' && before <= U'ヶ' && in(kTense, after) ? 1 : 0;
  return odd;
}

int oddities(const std::u32string& text) {
  if (text.empty()) return 0;
  int odd = (is_mark(text.front()) && text.front() != U'(' && text.front() != U'（' ? 1 : 0);
  odd += is_mark(text.back()) && text.back() != U'.' && text.back() != U'/' && text.back() != U'ー' ? 1 : 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = i > 0 ? text[i - 1] : U' ', after = i + 1 < text.size() ? text[i + 1] : U' ';
    odd += odd_kana(before, text[i], after);
    odd += is_mark(text[i]) && is_mark(before) && text[i] == before && text[i] != U'/' ? 1 : 0;
    const bool kanji_before = text::is_han(before), dash = text[i] == U'-' || text[i] == U'－';
    odd += dash && (kanji_before || text::is_han(after)) ? 1 : 0;
    const auto is_small = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    const auto is_large = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
    odd += is_large(before) && is_small(text[i]) && !is_small(after) && i >= 2 && is_large(text[i - 2]) ? 1 : 0;
    odd += is_small(before) && is_small(after) && text::is_digit(text[i]) ? 1 : 0;
    odd += text[i] == U'?' || text[i] == U'$' || text[i] == U'|' ? 1 : 0;  // what models make of what they cannot read
  }
  return odd;
}

bool in(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// Characters whose twin would fit the script of both neighbours better.
int strayed(const std::u32string& text) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = i > 0 ? text[i - 1] : U' ', after = i + 1 < text.size() ? text[i + 1] : U' ';
    const auto twin = [&](char32_t c) { return in(kKanaTwins, c) || in(kKanjiTwins, c); };
    const auto kana = [&](char32_t c) { return text::is_katakana(c) && !twin(c); };
    const auto han = [&](char32_t c) { return text::is_han(c) && !twin(c); };
    if (in(kKanjiTwins, text[i])) count += kana(before) || kana(after) ? 1 : 0;
    if (in(kKanaTwins, text[i])) count += (han(before) || han(after)) && !kana(before) && !kana(after) ? 1 : 0;
  }
  return count;
}

int unpaired(const std::u32string& text) {
  constexpr std::u32string_view kOpen = U"(（[「【『〔", kClose = U")）]」】』〕";
  int open = 0, alone = 0;
  for (const char32_t c : text) {
    if (in(kOpen, c)) ++open;
    if (in(kClose, c)) open > 0 ? --open : ++alone;
  }
  return open + alone;
}

}  // namespace

void add_text_clues(const std::string& text, ValueClues& clues) {
  const text::ScriptCounts counts = text::count_scripts(text);
  const auto total = static_cast<float>(std::max(1, counts.total()));
  clues[ValueClue::characters] = static_cast<float>(counts.total());
  clues[ValueClue::han] = static_cast<float>(counts.han) / total;
  clues[ValueClue::kana] = static_cast<float>(counts.hiragana + counts.katakana) / total;
  clues[ValueClue::latin] = static_cast<float>(counts.latin) / total;
  clues[ValueClue::digits] = static_cast<float>(counts.digit) / total;
  clues[ValueClue::marks] = static_cast<float>(counts.other);
  const std::u32string characters = text::to_utf32(text);
  clues[ValueClue::oddities] = static_cast<float>(oddities(characters));
  clues[ValueClue::forms] = static_cast<float>(std::count_if(characters.begin(), characters.end(), has_other_form));
  clues[ValueClue::confusable] = static_cast<float>(
      std::count_if(characters.begin(), characters.end(), [](char32_t c) { return kTwins.find(c) != kTwins.npos; }));
  clues[ValueClue::voiced] = static_cast<float>(
      std::count_if(characters.begin(), characters.end(), [](char32_t c) { return in(kVoiced, c); }));
  clues[ValueClue::strayed] = static_cast<float>(strayed(characters));
  clues[ValueClue::unpaired] = static_cast<float>(unpaired(characters));
}

}  // namespace normalize
