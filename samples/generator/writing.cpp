#include "samples/generator/writing.h"

#include <array>
#include <map>
#include <utility>

#include "samples/generator/words.h"

namespace samples {
namespace {

/// Hepburn romanisation (as on Japanese passports), one or two katakana each.
const std::map<std::string, std::string>& hepburn() {
  static const std::map<std::string, std::string> kTable = {
      {"ア", "a"},     {"イ", "i"},     {"ウ", "u"},     {"エ", "e"},     {"オ", "o"},     {"カ", "ka"},
      {"キ", "ki"},    {"ク", "ku"},    {"ケ", "ke"},    {"コ", "ko"},    {"サ", "sa"},    {"シ", "shi"},
      {"ス", "su"},    {"セ", "se"},    {"ソ", "so"},    {"タ", "ta"},    {"チ", "chi"},   {"ツ", "tsu"},
      {"テ", "te"},    {"ト", "to"},    {"ナ", "na"},    {"ニ", "ni"},    {"ヌ", "nu"},    {"ネ", "ne"},
      {"ノ", "no"},    {"ハ", "ha"},    {"ヒ", "hi"},    {"フ", "fu"},    {"ヘ", "he"},    {"ホ", "ho"},
      {"マ", "ma"},    {"ミ", "mi"},    {"ム", "mu"},    {"メ", "me"},    {"モ", "mo"},    {"ヤ", "ya"},
      {"ユ", "yu"},    {"ヨ", "yo"},    {"ラ", "ra"},    {"リ", "ri"},    {"ル", "ru"},    {"レ", "re"},
      {"ロ", "ro"},    {"ワ", "wa"},    {"ヲ", "o"},     {"ン", "n"},     {"ガ", "ga"},    {"ギ", "gi"},
      {"グ", "gu"},    {"ゲ", "ge"},    {"ゴ", "go"},    {"ザ", "za"},    {"ジ", "ji"},    {"ズ", "zu"},
      {"ゼ", "ze"},    {"ゾ", "zo"},    {"ダ", "da"},    {"ヂ", "ji"},    {"ヅ", "zu"},    {"デ", "de"},
      {"ド", "do"},    {"バ", "ba"},    {"ビ", "bi"},    {"ブ", "bu"},    {"ベ", "be"},    {"ボ", "bo"},
      {"パ", "pa"},    {"ピ", "pi"},    {"プ", "pu"},    {"ペ", "pe"},    {"ポ", "po"},    {"ヴ", "vu"},
      {"キャ", "kya"}, {"キュ", "kyu"}, {"キョ", "kyo"}, {"シャ", "sha"}, {"シュ", "shu"}, {"ショ", "sho"},
      {"チャ", "cha"}, {"チュ", "chu"}, {"チョ", "cho"}, {"ニャ", "nya"}, {"ニュ", "nyu"}, {"ニョ", "nyo"},
      {"ヒャ", "hya"}, {"ヒュ", "hyu"}, {"ヒョ", "hyo"}, {"ミャ", "mya"}, {"ミュ", "myu"}, {"ミョ", "myo"},
      {"リャ", "rya"}, {"リュ", "ryu"}, {"リョ", "ryo"}, {"ギャ", "gya"}, {"ギュ", "gyu"}, {"ギョ", "gyo"},
      {"ジャ", "ja"},  {"ジュ", "ju"},  {"ジョ", "jo"},  {"ビャ", "bya"}, {"ビュ", "byu"}, {"ビョ", "byo"},
      {"ピャ", "pya"}, {"ピュ", "pyu"}, {"ピョ", "pyo"}, {"フィ", "fi"},  {"フェ", "fe"},  {"フォ", "fo"},
      {"ファ", "fa"},  {"ティ", "ti"},  {"ディ", "di"},  {"ヴェ", "ve"}};
  return kTable;
}

std::string with_vowels(std::string romaji, LongVowels vowels) {
  if (vowels == LongVowels::kept) return romaji;
  const std::string long_o = vowels == LongVowels::with_h ? "oh" : "o";
  // Only the first long o takes an h, as people write it (Ohno, Ito).
  for (const char* pair : {"oo", "ou"}) {
    const std::size_t at = romaji.find(pair);
    if (at != std::string::npos) romaji.replace(at, 2, long_o);
    romaji = replace_all(romaji, pair, "o");
  }
  return replace_all(romaji, "uu", "u");
}

}  // namespace

std::string to_romaji(const std::string& katakana, LongVowels vowels) {
  const std::vector<std::string> kana = characters(katakana);
  std::string out;
  bool doubled = false;
  for (std::size_t i = 0; i < kana.size(); ++i) {
    if (kana[i] == "ッ") {
      doubled = true;
      continue;
    }
    if (kana[i] == "ー") continue;
    const auto pair = i + 1 < kana.size() ? hepburn().find(kana[i] + kana[i + 1]) : hepburn().end();
    const auto found = pair != hepburn().end() ? pair : hepburn().find(kana[i]);
    if (pair != hepburn().end()) ++i;
    const std::string sound = found == hepburn().end() ? "" : found->second;
    if (doubled && !sound.empty()) out += sound.starts_with("ch") ? 't' : sound.front();
    doubled = false;
    if (out.ends_with("n") && kana[i - (pair != hepburn().end() ? 1 : 0)] != "ン" && !sound.empty() &&
        (sound.front() == 'b' || sound.front() == 'm' || sound.front() == 'p')) {
      out.back() = 'm';
    }
    out += sound;
  }
  return with_vowels(out, vowels);
}

std::string to_hiragana(const std::string& katakana) {
  std::string out;
  for (const std::string& c : characters(katakana)) {
    if (c < "ァ" || c > "ヶ") {
      out += c;
      continue;
    }
    const unsigned code = ((static_cast<unsigned char>(c[0]) & 0xFU) << 12) |
                          ((static_cast<unsigned char>(c[1]) & 0x3FU) << 6) |
                          (static_cast<unsigned char>(c[2]) & 0x3FU);
    const unsigned to = code - 0x60;
    out += static_cast<char>(0xE0 | (to >> 12));
    out += static_cast<char>(0x80 | ((to >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (to & 0x3F));
  }
  return out;
}

std::string to_full_width(const std::string& ascii) {
  std::string out;
  for (const char c : ascii) {
    if (c <= ' ' || c > '~') {
      out += c;
      continue;
    }
    const unsigned to = 0xFF00U + static_cast<unsigned>(c) - 0x20U;
    out += static_cast<char>(0xEF);
    out += static_cast<char>(0x80 | ((to >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (to & 0x3F));
  }
  return out;
}

namespace {
constexpr std::array<const char*, 10> kDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
}

std::string to_kanji_digits(const std::string& ascii) {
  std::string out;
  for (const char c : ascii) {
    if (c >= '0' && c <= '9') {
      out += kDigits[static_cast<std::size_t>(c - '0')];
    } else if (c == '-') {
      out += "―";
    } else {
      out += c;
    }
  }
  return out;
}

std::string to_kanji_number(int number) {
  std::string out;
  if (number >= 10) out += (number >= 20 ? kDigits[static_cast<std::size_t>(number / 10)] : std::string()) + "十";
  if (number % 10 != 0) out += kDigits[static_cast<std::size_t>(number % 10)];
  return out;
}

std::string upper(std::string ascii) {
  for (char& c : ascii) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return ascii;
}

std::string lower(std::string ascii) {
  for (char& c : ascii) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ascii;
}

std::string capitalised(std::string ascii) {
  if (!ascii.empty()) ascii.replace(0, 1, upper(ascii.substr(0, 1)));
  return ascii;
}

std::string to_ascii_slug(const std::string& text) {
  static const std::map<std::string, std::string> kPlain = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"é", "e"},  {"è", "e"},  {"ê", "e"},  {"ë", "e"}, {"á", "a"},
      {"à", "a"},  {"â", "a"},  {"ã", "a"},  {"ç", "c"},  {"í", "i"},  {"î", "i"},  {"ï", "i"},  {"ó", "o"}, {"ô", "o"},
      {"õ", "o"},  {"ú", "u"},  {"û", "u"},  {"ñ", "n"},  {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"É", "e"}, {"Á", "a"},
      {"Ç", "c"},  {"Ó", "o"},  {"Í", "i"},  {"Ñ", "n"},  {"È", "e"},  {"œ", "oe"}};
  std::string out;
  for (const std::string& c : characters(text)) {
    const auto plain = kPlain.find(c);
    const std::string letter = plain == kPlain.end() ? lower(c) : plain->second;
    for (const char l : letter) {
      if ((l >= 'a' && l <= 'z') || (l >= '0' && l <= '9') || l == '-') out += l;
    }
  }
  return out;
}

std::string digits_of(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

}  // namespace samples
