// Twins: characters that a typeface prints in two sizes or that look alike, told apart by what can stand there.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/candidates.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// Katakana that are printed small in sound combinations, and their large forms, in the same order.
constexpr std::u32string_view kSmall = U"ァィゥェォッャュョ";
constexpr std::u32string_view kLarge = U"アイウエオツヤユヨ";

/// What usage is worth, as a logarithm: by so much less may the print favour the usual spelling.
constexpr double kAlways = 12;  ///< the other form cannot stand there
constexpr double kNearlyAlways = 8;
constexpr double kMostly = 4;   ///< the other form is rare there: ミヤ, キヨ in a name that is spelt in kana
constexpr double kOften = 1.5;  ///< デイ and ディ are both usual

struct Proposal {
  std::size_t at = 0;
  char32_t other = 0;
  double usage = 0;
};

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

/// How much a small form is wanted behind a kana; nothing where none can stand.
std::optional<double> small_behind(char32_t before, char32_t small, char32_t behind) {
  if (is_one_of(small, U"ャュョ")) {
    const bool twin = is_one_of(before, U"二三");  // of ニ and ミ
    if (!is_one_of(before, U"キシチニヒミリギジビピ") && !(twin && behind == U'ー')) return std::nullopt;
    return behind == U'ー' ? kAlways : kMostly;  // ニュー
  }
  if (small == U'ッ') {
    if (!text::is_katakana(before) || !is_one_of(behind, U"カキクケコサシスセソタチテトパピプペポガグゲゴドバビブベボ"))
      return std::nullopt;
    // ネット, テック, タック; but ミツトヨ, タツタ
    if (is_one_of(before, U"ネテロラケソジピプペポ")) return kNearlyAlways;
    return before == U'タ' && behind == U'ク' ? kMostly : kOften;
  }
  if (is_one_of(before, U"フ") && small != U'ゥ') return kMostly;
  if (is_one_of(before, U"シジチ") && small == U'ェ') return kMostly;
  if (is_one_of(before, U"テデ") && small == U'ィ') return kOften;
  if (is_one_of(before, U"ウヴ") && is_one_of(small, U"ィェォ")) return kOften;
  return std::nullopt;
}

/// The text with the blanks that narrow letters leave before small kana taken out: "デ ィレクター".
std::u32string joined(const std::u32string& text) {
  std::u32string out;
  for (const char32_t c : text) {
    while (is_one_of(c, kSmall) && out.size() > 1 && out.back() == U' ' && text::is_katakana(out[out.size() - 2]))
      out.pop_back();
    out += c;
  }
  return out;
}

/// The nearest character that is no blank, before or behind; a blank where there is none.
char32_t neighbour(const std::u32string& text, std::size_t at, std::ptrdiff_t step) {
  auto i = static_cast<std::ptrdiff_t>(at);
  do i += step;
  while (i >= 0 && i < std::ssize(text) && text[static_cast<std::size_t>(i)] == U' ');
  return i >= 0 && i < std::ssize(text) ? text[static_cast<std::size_t>(i)] : U' ';
}

void propose_kana(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = neighbour(text, i, -1);
    const char32_t behind = neighbour(text, i, 1);
    if (const std::size_t large = kLarge.find(text[i]); large != std::u32string_view::npos) {
      if (const auto usage = small_behind(before, kSmall[large], behind))
        proposals.push_back({i, kSmall[large], *usage});
    } else if (const std::size_t small = kSmall.find(text[i]); small != std::u32string_view::npos) {
      if (!text::is_katakana(before)) proposals.push_back({i, kLarge[small], kAlways});
    }
  }
}

/// Kanji that look like a kana, and the kana, in the same order.
constexpr std::u32string_view kKanjiTwins = U"二三力口工夕卜八";
constexpr std::u32string_view kKanaTwins = U"ニミカロエタトハ";

/// "二ユー駅前ビル": a kanji of one stroke pattern between kana is the kana.
void propose_kana_for_kanji(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const std::size_t twin = kKanjiTwins.find(text[i]);
    const char32_t behind = neighbour(text, i, 1);
    const bool dash = text[i] == U'ー' && i > 0 && !text::is_kana(neighbour(text, i, -1));  // "三号ーユースクエア"
    if (dash && is_one_of(behind, U"ュユ") && i + 2 < text.size() && text[i + 2] == U'ー')
      for (const Proposal& one : {Proposal{i, U'ニ', kAlways}, Proposal{i + 1, U'ュ', kAlways}})
        proposals.push_back(one);
    if (twin == std::u32string_view::npos || !text::is_katakana(behind)) continue;
    const bool inside = i > 0 && text::is_katakana(text[i - 1]);
    const bool small_behind = is_one_of(behind, kSmall);
    const bool long_behind = behind == U'ー' && i + 2 < text.size() && text::is_katakana(neighbour(text, i + 1, 1));
    const bool new_behind = behind == U'ユ' && i + 2 < text.size() && text[i + 2] == U'ー';  // ニュー
    if (inside || small_behind || is_one_of(behind, U"ーユ"))
      proposals.push_back(
          {i, kKanaTwins[twin], inside || small_behind || long_behind || new_behind ? kAlways : kMostly});
  }
}

/// Kana that both scripts print alike, in the same order.
constexpr std::u32string_view kAlikeHiragana = U"へべぺり";
constexpr std::u32string_view kAlikeKatakana = U"ヘベペリ";

/// "ねリま": between kana of one script stands that script's form.
void propose_the_other_kana(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const std::size_t hiragana = kAlikeHiragana.find(text[i]), katakana = kAlikeKatakana.find(text[i]);
    const char32_t before = neighbour(text, i, -1), behind = neighbour(text, i, 1);
    if (hiragana != std::u32string_view::npos && text::is_katakana(before) && text::is_katakana(behind))
      proposals.push_back({i, kAlikeKatakana[hiragana], kNearlyAlways});
    if (katakana != std::u32string_view::npos && text::is_hiragana(before) && text::is_hiragana(behind))
      proposals.push_back({i, kAlikeHiragana[katakana], kNearlyAlways});
  }
}

/// Katakana that are printed like kanji numerals, and the numerals, in the same order.
constexpr std::u32string_view kNumeralKana = U"ニハミ";
constexpr std::u32string_view kNumerals = U"二八三";

/// "タワーニ階", "本町ミ丁目": before what counts a kana is the numeral that looks like it.
void propose_numerals_for_kana(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const std::size_t twin = kNumeralKana.find(text[i]);
    const bool counted =
        is_one_of(text[i + 1], U"丁階") || (is_one_of(text[i + 1], U"番号") && text::is_han(text[i - 1]));
    if (twin != std::u32string_view::npos && counted) proposals.push_back({i, kNumerals[twin], kAlways});
  }
}

/// What a number stands before.
constexpr std::u32string_view kCounters = U"丁課階番号条";
constexpr std::u32string_view kDigits = U"123456789";
constexpr std::u32string_view kKanjiDigits = U"一二三四五六七八九";

/// "条東ダ丁目", "旭町の丁目": 丁目 is always counted.
bool lacks_its_numeral(const std::u32string& text, std::size_t at) {
  const bool counts = text[at + 1] == U'丁' && at + 2 < text.size() && text[at + 2] == U'目';
  return counts && !text::is_digit(text[at]) && !is_one_of(text[at], U"〇一二三四五六七八九十");
}

/// "紫山m丁目", "西新橋ー丁目": a letter or dash before what counts is a numeral, of the kind that the text has
/// elsewhere.
void propose_numerals(const std::u32string& text, std::vector<Proposal>& proposals) {
  const auto digits = std::any_of(text.begin(), text.end(), [](char32_t c) { return text::is_digit(c); });
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (!is_one_of(text[i + 1], kCounters) || !(text::is_han(text[i - 1]) || text[i - 1] == U'ー')) continue;
    const bool letter = text::is_latin(text[i]);
    const bool dash = is_one_of(text[i], U"ー一―‐−-|");
    if (letter)
      for (const char32_t digit : kDigits) proposals.push_back({i, digit, kMostly});
    else if (dash && (text[i] != U'一' || (digits && is_one_of(text[i + 1], U"丁階"))))
      proposals.push_back({i, digits ? U'1' : U'一', text[i] == U'一' ? kMostly : kAlways});
    if (letter && !digits)
      for (const char32_t digit : kKanjiDigits) proposals.push_back({i, digit, kMostly});
    if (!letter && !dash && lacks_its_numeral(text, i)) {
      for (const char32_t digit : kDigits) proposals.push_back({i, digit, kNearlyAlways});
      for (const char32_t digit : kKanjiDigits) proposals.push_back({i, digit, kNearlyAlways});
    }
  }
}

/// "川ロテクノ": where a katakana behind kanji would make a surname or a town of them as its twin does, and katakana go
/// on, it is the twin: 川口テクノ.
void propose_kanji_for_kana(const std::u32string& text, const NameBook& names, std::vector<Proposal>& proposals) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const std::size_t twin = kKanaTwins.find(text[i]);
    if (twin == std::u32string_view::npos || !text::is_han(text[i - 1]) || !text::is_katakana(text[i + 1])) continue;
    const std::u32string name = {text[i - 1], kKanjiTwins[twin]};
    const bool longer_kanji = i > 1 && text::is_han(text[i - 2]);
    if (!longer_kanji && names.is_surname(text::to_utf8(name)))
      proposals.push_back({i, kKanjiTwins[twin], kNearlyAlways});
  }
}

/// "商エセンター", "エ業": a katakana in words that 工 makes.
void propose_work_for_kana(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'エ') continue;
    const bool behind =
        i > 0 && is_one_of(text[i - 1], U"商加施竣着起木大鉄") && !text::is_kana(neighbour(text, i - 1, -1));
    const bool before = i + 1 < text.size() && is_one_of(text[i + 1], U"業場務事房芸学科具機営作");
    if (behind || before) proposals.push_back({i, U'工', kNearlyAlways});
  }
}

/// "風カグループ", "諸ロホールディングス": a katakana between kanji and a word of firms in katakana is its twin, for no
/// word begins with it there.
void propose_kanji_before_words(const std::u32string& text, std::vector<Proposal>& proposals) {
  constexpr std::u32string_view kWords[] = {U"グループ",       U"チーム",
                                            U"プロジェクト",   U"センター",
                                            U"ソリューション", U"ユニット",
                                            U"ビジネス",       U"システム",
                                            U"サービス",       U"テクノ",
                                            U"テック",         U"ホーム",
                                            U"フーズ",         U"ホールディングス",
                                            U"エンジニア",     U"コーポレーション",
                                            U"プランニング",   U"マテリアル",
                                            U"ケミカル",       U"クリニック",
                                            U"メディカル",     U"ビル",
                                            U"マンション",     U"データ"};
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const std::size_t twin = kKanaTwins.find(text[i]);
    if (twin == std::u32string_view::npos || !text::is_han(text[i - 1])) continue;
    const std::u32string_view rest = std::u32string_view(text).substr(i + 1);
    if (std::any_of(std::begin(kWords), std::end(kWords),
                    [&](std::u32string_view word) { return rest.starts_with(word); }))
      proposals.push_back({i, kKanjiTwins[twin], is_one_of(text[i], U"エカロ") ? kAlways : kMostly});
  }
}

/// "バークセンタービル", "富士フラザ", "三谷コンビュータ": usual words with another mark of voicing.
void propose_usual_words(const std::u32string& text, std::vector<Proposal>& proposals) {
  constexpr std::u32string_view kPark = U"バーク", kPlaza = U"ラザ";
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const std::u32string_view rest = std::u32string_view(text).substr(i);
    const bool begins = i == 0 || !text::is_katakana(text[i - 1]) || text[i - 1] == U'ー';
    if (rest.starts_with(kPark) && begins && (rest.size() == kPark.size() || rest[kPark.size()] != U'レ'))
      proposals.push_back({i, U'パ', kNearlyAlways});
    if (rest.starts_with(U"ビュータ") && i > 1 && text[i - 1] == U'ン' && text[i - 2] == U'コ')
      proposals.push_back({i, U'ピ', kAlways});
    const bool plaza = is_one_of(text[i], U"フブ") && rest.substr(1).starts_with(kPlaza);
    if (plaza && (rest.size() == 1 + kPlaza.size() || rest[1 + kPlaza.size()] != U'ー'))
      proposals.push_back({i, U'プ', kAlways});
  }
}

/// "マドー級建築士事務所", "第ー営業部": before 級 and behind 第 a long mark is the numeral.
void propose_one_for_long_mark(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == U'ー' && (is_one_of(text[i + 1], U"級般括") || (i > 0 && text[i - 1] == U'第')))
      proposals.push_back({i, U'一', kAlways});
}

/// "(株)ぁらき": no word begins with a small kana.
void propose_full_kana(const std::u32string& text, std::vector<Proposal>& proposals) {
  constexpr std::u32string_view kEverySmall = U"ぁぃぅぇぉゃゅょァィゥェォャュョ",
                                kFull = U"あいうえおやゆよアイウエオヤユヨ";
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const std::size_t twin = kEverySmall.find(text[i]);
    const bool begins = i == 0 || (!text::is_kana(text[i - 1]) && text[i - 1] != U'ー');
    if (twin != std::u32string_view::npos && begins && text::is_kana(text[i + 1]))
      proposals.push_back({i, kFull[twin], kAlways});
  }
}

/// "会館 SF", "緑井5m目22": the floor and the 丁 that a number needs.
void propose_floors_and_blocks(const std::u32string& text, std::vector<Proposal>& proposals) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool floor = text[i] == U'S' && text[i + 1] == U'F' && i + 2 == text.size() && !text::is_latin(text[i - 1]);
    if (floor) proposals.push_back({i, U'5', kAlways});
    if (text::is_latin(text[i]) && text[i + 1] == U'目' && text::is_digit(text[i - 1]))
      proposals.push_back({i, U'丁', kAlways});
  }
}

/// "4.39-23": between the numbers of a Japanese address stand dashes.
void propose_dashes(const std::u32string& text, std::vector<Proposal>& proposals) {
  if (std::none_of(text.begin(), text.end(), text::is_han)) return;
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (is_one_of(text[i], U".・") && text::is_digit(text[i - 1]) && text::is_digit(text[i + 1]))
      proposals.push_back({i, U'-', kAlways});
}

/// "5番p23号": a small letter between a block's sign and a number is the rest of a stroke.
std::u32string without_stray_letters(const std::u32string& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between =
        i > 0 && i + 1 < text.size() && is_one_of(text[i - 1], U"目番地号") && text::is_digit(text[i + 1]);
    if (!between || text[i] < U'a' || text[i] > U'z') out += text[i];
  }
  return out;
}

}  // namespace

std::string correct_twins(const LabelledCard& card, const Segment& segment) {
  std::u32string text = joined(text::to_utf32(segment.text));
  if (segment.label == Label::address) text = without_stray_letters(text);
  std::vector<Proposal> proposals;
  propose_kana(text, proposals);
  propose_kana_for_kanji(text, proposals);
  propose_the_other_kana(text, proposals);
  propose_numerals(text, proposals);
  propose_numerals_for_kana(text, proposals);
  propose_one_for_long_mark(text, proposals);
  propose_work_for_kana(text, proposals);
  propose_kanji_before_words(text, proposals);
  if (segment.label == Label::address) propose_usual_words(text, proposals);
  propose_kanji_for_kana(text, card.context.knowledge->names, proposals);
  propose_full_kana(text, proposals);
  if (segment.label == Label::address) propose_dashes(text, proposals);
  if (segment.label == Label::address) propose_floors_and_blocks(text, proposals);
  if (proposals.empty()) return text::to_utf8(text);
  const Replacement place(card, segment.line, segment.span);
  double print = place.log_ratio(text::to_utf8(text)).value_or(0);
  std::stable_sort(proposals.begin(), proposals.end(),
                   [](const Proposal& a, const Proposal& b) { return a.at < b.at; });
  for (auto one = proposals.begin(); one != proposals.end();) {
    const auto end = std::find_if(one, proposals.end(), [&](const Proposal& p) { return p.at != one->at; });
    double best_gain = 0, best_print = print;
    std::u32string best = text;
    for (; one != end; ++one) {
      std::u32string changed = text;
      changed[one->at] = one->other;
      const std::optional<double> ratio = place.log_ratio(text::to_utf8(changed));
      if (!ratio || *ratio - print + one->usage <= best_gain) continue;
      best_gain = *ratio - print + one->usage;
      best_print = *ratio;
      best = std::move(changed);
    }
    text = std::move(best);
    print = best_print;
  }
  return text::to_utf8(joined(text));
}

}  // namespace normalize
