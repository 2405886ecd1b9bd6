#include "text/kanji.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/utf8.h"

namespace text {
namespace {

// Shapes of one and the same character, the form of today's print first. Only what is one character in two dresses:
// 斎/斉 or 太/大 are told apart. One hop: no character stands in two rows.
// Source: own compilation from the old forms that the 常用漢字表 (2010) gives in brackets, the pairs of the
// 人名用漢字別表 (2017) and shapes usual in family registers; November 2026.
constexpr std::u32string_view kSameCharacter[] = {
    U"高髙",     U"崎\uFA11嵜㟢", U"浜濱濵",         U"辺邊邉", U"斎齋",     U"斉齊",     U"沢澤",   U"広廣",
    U"島嶋嶌",   U"真眞",         U"国國",           U"竜龍",   U"滝瀧",     U"桜櫻",     U"徳德",   U"恵惠",
    U"栄榮",     U"吉\U00020BB7", U"橋槗\U0002363A", U"館舘",   U"船舩",     U"柳栁桺",   U"桑桒",   U"淵渕渊",
    U"富冨",     U"岳嶽",         U"峰峯",           U"寿壽",   U"礼禮",     U"実實",     U"宝寳寶", U"弥彌",
    U"彦彥",     U"静靜",         U"清淸",           U"凛凜",   U"条條",     U"総總",     U"聡聰",   U"顕顯",
    U"学學斈",   U"円圓",         U"団團",           U"図圖",   U"県縣",     U"区區",     U"豊豐",   U"与與",
    U"万萬",     U"来來",         U"伝傳",           U"仏佛",   U"仮假",     U"価價",     U"児兒",   U"剣劍劔釼剱",
    U"勲勳",     U"励勵",         U"勧勸",           U"単單",   U"厳嚴",     U"尭堯",     U"増增",   U"壮壯",
    U"奥奧",     U"奨奬",         U"嬢孃",           U"寛寬",   U"専專",     U"尚尙",     U"巌巖",   U"帯帶",
    U"従從",     U"応應",         U"恒恆",           U"慎愼",   U"懐懷",     U"戸戶",     U"払拂",   U"揺搖",
    U"収收",     U"叙敍",         U"教敎",           U"晋晉",   U"昼晝",     U"暁曉",     U"暦曆",   U"歩步",
    U"歴歷",     U"毎每",         U"気氣",           U"没沒",   U"浄淨",     U"浅淺",     U"温溫",   U"満滿",
    U"湾灣",     U"灯燈",         U"為爲",           U"状狀",   U"独獨",     U"獣獸",     U"瑶瑤",   U"瓶甁",
    U"画畫",     U"当當",         U"発發",           U"研硏",   U"禄祿",     U"稲稻",     U"穂穗",   U"穣穰",
    U"並竝",     U"糸絲",         U"経經",           U"緑綠",   U"縄繩",     U"絵繪",     U"声聲",   U"粛肅",
    U"台臺",     U"旧舊",         U"荘莊",           U"萌萠",   U"芦蘆",     U"芸藝",     U"薬藥",   U"虚虛",
    U"虫蟲",     U"蛍螢",         U"衛衞",           U"覚覺",   U"覧覽",     U"観觀",     U"証證",   U"譲讓",
    U"読讀",     U"変變",         U"予豫",           U"頼賴",   U"賛贊",     U"転轉",     U"村邨",   U"郎郞",
    U"郷鄕鄉",   U"酔醉",         U"釈釋",           U"鉤鈎",   U"鉄鐵鐡銕", U"鉱鑛",     U"鶏鷄雞", U"鴎鷗",
    U"塩鹽",     U"麦麥",         U"麹麴",           U"黄黃",   U"黒黑",     U"点點",     U"党黨",   U"歯齒",
    U"霊靈",     U"青靑",         U"隠隱",           U"険險",   U"雑雜",     U"関關",     U"陥陷",   U"遥遙",
    U"亀龜",     U"土圡",         U"曽曾",           U"松枩柗", U"梅楳",     U"槙槇",     U"桧檜",   U"祢禰",
    U"秋穐龝秌", U"野埜",         U"喜㐂",           U"迪廸",   U"闊濶",     U"涛濤",     U"篭籠",   U"枡桝",
    U"杉椙杦",   U"熙煕凞",       U"亘亙",           U"騨驒",   U"侠俠",     U"呑吞",     U"嘘噓",   U"屏屛",
    U"并幷",     U"掻搔",         U"掴摑",           U"昂昻",   U"柏栢",     U"毘毗",     U"煙烟",   U"珍珎",
    U"皐皋",     U"砺礪",         U"祷禱",           U"年秊",   U"奇竒",     U"旗籏",     U"緒緖",   U"繍繡",
    U"翠翆",     U"聯聨",         U"園薗",           U"華蕐",   U"讃讚",     U"体體躰",   U"鎮鎭",   U"鎖鎻",
    U"閉閇",     U"間閒",         U"隣鄰",           U"雁鴈",   U"覇霸",     U"鶴靍靏鸖", U"穎頴",   U"顔顏",
    U"飲飮",     U"駆驅駈",       U"髪髮",           U"薮藪",   U"薫薰",     U"茎莖",     U"蔵藏",   U"将將",
    U"乗乘",     U"剰剩",         U"恋戀",           U"砕碎",   U"粋粹",     U"鯵鰺",     U"蛎蠣",   U"諌諫",
    U"尽盡",     U"双雙",         U"桟棧",           U"楽樂",   U"渋澁澀",   U"潜潛",     U"焼燒",   U"犠犧",
    U"畳疊疉",   U"禅禪",         U"弾彈",           U"戦戰",   U"湿濕",     U"摂攝",     U"渓溪",   U"鋭銳",
    U"悦悅",     U"税稅",         U"説說",           U"脱脫",   U"閲閱",     U"録錄",     U"瀬瀨",   U"頬頰",
    U"蝉蟬",     U"箪簞",         U"焔焰",
};

using Pair = std::pair<char32_t, char32_t>;

std::vector<Pair> variant_pairs() {
  std::vector<Pair> pairs;
  for (const std::u32string_view row : kSameCharacter) {
    for (const char32_t variant : row.substr(1)) pairs.emplace_back(variant, row.front());
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

bool is_variation_selector(char32_t c) {
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180D);
}

/// U+F900 and U+2F800 blocks: Unicode maps most of them to the character that they are a shape of.
char32_t unified(char32_t c) {
  const bool compatibility = (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = compatibility ? icu::Normalizer2::getNFCInstance(status) : nullptr;
  icu::UnicodeString parts;
  if (nfc == nullptr || U_FAILURE(status) || nfc->getDecomposition(static_cast<UChar32>(c), parts) == 0) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

struct Numeral {
  char32_t character;
  int value;
};

// Positional digits first, then the forms that are used in documents against forgery.
constexpr std::array<Numeral, 15> kDigits = {{{U'〇', 0},
                                              {U'零', 0},
                                              {U'一', 1},
                                              {U'二', 2},
                                              {U'三', 3},
                                              {U'四', 4},
                                              {U'五', 5},
                                              {U'六', 6},
                                              {U'七', 7},
                                              {U'八', 8},
                                              {U'九', 9},
                                              {U'壱', 1},
                                              {U'弐', 2},
                                              {U'参', 3},
                                              {U'伍', 5}}};
constexpr std::size_t kPositionalDigits = 11;
constexpr std::array<Numeral, 4> kSmallUnits = {{{U'十', 10}, {U'拾', 10}, {U'百', 100}, {U'千', 1000}}};
struct LargeUnit {
  char32_t character;
  std::int64_t value;
};
constexpr std::array<LargeUnit, 3> kLargeUnits = {{{U'万', 10'000}, {U'億', 100'000'000}, {U'兆', 1'000'000'000'000}}};

template <class Table>
auto find_numeral(const Table& table, char32_t c) {
  return std::find_if(table.begin(), table.end(), [c](const auto& row) { return row.character == c; });
}

std::optional<std::int64_t> parse_positional(std::u32string_view all) {
  if (all.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char32_t c : all) {
    const auto digit = find_numeral(kDigits, c);
    if (digit == kDigits.end()) return std::nullopt;
    value = value * 10 + digit->value;
  }
  return value;
}

/// 1..9999 with units, each unit once and in falling order; a lone digit stands before a unit or at the end.
std::optional<std::int64_t> parse_below_ten_thousand(std::u32string_view all) {
  std::int64_t value = 0;
  int digit = -1;
  int last_unit = 10'000;
  for (const char32_t c : all) {
    if (const auto unit = find_numeral(kSmallUnits, c); unit != kSmallUnits.end()) {
      if (unit->value >= last_unit || digit == 0) return std::nullopt;
      value += (digit < 0 ? 1 : digit) * unit->value;
      last_unit = unit->value;
      digit = -1;
      continue;
    }
    const auto row = find_numeral(kDigits, c);
    if (row == kDigits.end() || digit >= 0) return std::nullopt;
    digit = row->value;
  }
  if (digit == 0 || all.empty()) return std::nullopt;
  return value + std::max(digit, 0);
}

}  // namespace

char32_t fold_kanji_variant(char32_t c) {
  static const std::vector<Pair> pairs = variant_pairs();
  if (c < 0x3400) return c;
  const char32_t plain = unified(c);
  const auto found = std::lower_bound(pairs.begin(), pairs.end(), Pair{plain, 0});
  return found != pairs.end() && found->first == plain ? found->second : plain;
}

std::string fold_kanji_variants(std::string_view utf8) {
  std::u32string all = to_utf32(utf8);
  std::erase_if(all, is_variation_selector);
  std::ranges::transform(all, all.begin(), fold_kanji_variant);
  return to_utf8(all);
}

std::optional<std::int64_t> parse_kanji_number(std::string_view utf8) {
  const std::u32string all = to_utf32(utf8);
  if (all.empty()) return std::nullopt;
  if (const auto positional = parse_positional(all)) return positional;
  std::u32string_view rest = all;
  std::int64_t value = 0;
  for (auto unit = kLargeUnits.rbegin(); unit != kLargeUnits.rend(); ++unit) {
    const std::size_t at = rest.find(unit->character);
    if (at == std::u32string_view::npos) continue;
    const auto count = parse_below_ten_thousand(rest.substr(0, at));
    if (!count) return std::nullopt;
    value += *count * unit->value;
    rest.remove_prefix(at + 1);
  }
  if (rest.empty()) return value;
  const auto ones = parse_below_ten_thousand(rest);
  return ones ? std::optional(value + *ones) : std::nullopt;
}

std::string kanji_digits_to_ascii(std::string_view utf8) {
  std::u32string all = to_utf32(utf8);
  const auto* const last = kDigits.begin() + kPositionalDigits;
  for (char32_t& c : all) {
    const auto* digit = std::find_if(kDigits.begin(), last, [c](const Numeral& row) { return row.character == c; });
    if (digit != last) c = U'0' + static_cast<char32_t>(digit->value);
  }
  return to_utf8(all);
}

}  // namespace text
