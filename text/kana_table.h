#pragma once

#include <array>
#include <string_view>

namespace text {

struct Syllable {
  std::u32string_view kana;
  std::string_view romaji;
};

/// Katakana and its modified Hepburn spelling, as in the cabinet's 第1表/第2表 notice of 1954 read with the Hepburn
/// forms that passports use (外務省, 2024). November 2026. Two-character rows first: the longer one wins.
inline constexpr std::array kHepburn = {
    Syllable{U"キャ", "kya"}, Syllable{U"キュ", "kyu"}, Syllable{U"キョ", "kyo"}, Syllable{U"シャ", "sha"},
    Syllable{U"シュ", "shu"}, Syllable{U"ショ", "sho"}, Syllable{U"シェ", "she"}, Syllable{U"チャ", "cha"},
    Syllable{U"チュ", "chu"}, Syllable{U"チョ", "cho"}, Syllable{U"チェ", "che"}, Syllable{U"ニャ", "nya"},
    Syllable{U"ニュ", "nyu"}, Syllable{U"ニョ", "nyo"}, Syllable{U"ヒャ", "hya"}, Syllable{U"ヒュ", "hyu"},
    Syllable{U"ヒョ", "hyo"}, Syllable{U"ミャ", "mya"}, Syllable{U"ミュ", "myu"}, Syllable{U"ミョ", "myo"},
    Syllable{U"リャ", "rya"}, Syllable{U"リュ", "ryu"}, Syllable{U"リョ", "ryo"}, Syllable{U"ギャ", "gya"},
    Syllable{U"ギュ", "gyu"}, Syllable{U"ギョ", "gyo"}, Syllable{U"ジャ", "ja"},  Syllable{U"ジュ", "ju"},
    Syllable{U"ジョ", "jo"},  Syllable{U"ジェ", "je"},  Syllable{U"ヂャ", "ja"},  Syllable{U"ヂュ", "ju"},
    Syllable{U"ヂョ", "jo"},  Syllable{U"ビャ", "bya"}, Syllable{U"ビュ", "byu"}, Syllable{U"ビョ", "byo"},
    Syllable{U"ピャ", "pya"}, Syllable{U"ピュ", "pyu"}, Syllable{U"ピョ", "pyo"}, Syllable{U"ファ", "fa"},
    Syllable{U"フィ", "fi"},  Syllable{U"フェ", "fe"},  Syllable{U"フォ", "fo"},  Syllable{U"ティ", "ti"},
    Syllable{U"ディ", "di"},  Syllable{U"トゥ", "tu"},  Syllable{U"ドゥ", "du"},  Syllable{U"デュ", "dyu"},
    Syllable{U"ウィ", "wi"},  Syllable{U"ウェ", "we"},  Syllable{U"ウォ", "wo"},  Syllable{U"ツァ", "tsa"},
    Syllable{U"ヴァ", "va"},  Syllable{U"ヴィ", "vi"},  Syllable{U"ヴェ", "ve"},  Syllable{U"ヴォ", "vo"},
    Syllable{U"ア", "a"},     Syllable{U"イ", "i"},     Syllable{U"ウ", "u"},     Syllable{U"エ", "e"},
    Syllable{U"オ", "o"},     Syllable{U"カ", "ka"},    Syllable{U"キ", "ki"},    Syllable{U"ク", "ku"},
    Syllable{U"ケ", "ke"},    Syllable{U"コ", "ko"},    Syllable{U"サ", "sa"},    Syllable{U"シ", "shi"},
    Syllable{U"ス", "su"},    Syllable{U"セ", "se"},    Syllable{U"ソ", "so"},    Syllable{U"タ", "ta"},
    Syllable{U"チ", "chi"},   Syllable{U"ツ", "tsu"},   Syllable{U"テ", "te"},    Syllable{U"ト", "to"},
    Syllable{U"ナ", "na"},    Syllable{U"ニ", "ni"},    Syllable{U"ヌ", "nu"},    Syllable{U"ネ", "ne"},
    Syllable{U"ノ", "no"},    Syllable{U"ハ", "ha"},    Syllable{U"ヒ", "hi"},    Syllable{U"フ", "fu"},
    Syllable{U"ヘ", "he"},    Syllable{U"ホ", "ho"},    Syllable{U"マ", "ma"},    Syllable{U"ミ", "mi"},
    Syllable{U"ム", "mu"},    Syllable{U"メ", "me"},    Syllable{U"モ", "mo"},    Syllable{U"ヤ", "ya"},
    Syllable{U"ユ", "yu"},    Syllable{U"ヨ", "yo"},    Syllable{U"ラ", "ra"},    Syllable{U"リ", "ri"},
    Syllable{U"ル", "ru"},    Syllable{U"レ", "re"},    Syllable{U"ロ", "ro"},    Syllable{U"ワ", "wa"},
    Syllable{U"ヰ", "i"},     Syllable{U"ヱ", "e"},     Syllable{U"ヲ", "o"},     Syllable{U"ガ", "ga"},
    Syllable{U"ギ", "gi"},    Syllable{U"グ", "gu"},    Syllable{U"ゲ", "ge"},    Syllable{U"ゴ", "go"},
    Syllable{U"ザ", "za"},    Syllable{U"ジ", "ji"},    Syllable{U"ズ", "zu"},    Syllable{U"ゼ", "ze"},
    Syllable{U"ゾ", "zo"},    Syllable{U"ダ", "da"},    Syllable{U"ヂ", "ji"},    Syllable{U"ヅ", "zu"},
    Syllable{U"デ", "de"},    Syllable{U"ド", "do"},    Syllable{U"バ", "ba"},    Syllable{U"ビ", "bi"},
    Syllable{U"ブ", "bu"},    Syllable{U"ベ", "be"},    Syllable{U"ボ", "bo"},    Syllable{U"パ", "pa"},
    Syllable{U"ピ", "pi"},    Syllable{U"プ", "pu"},    Syllable{U"ペ", "pe"},    Syllable{U"ポ", "po"},
    Syllable{U"ヴ", "vu"},    Syllable{U"ァ", "a"},     Syllable{U"ィ", "i"},     Syllable{U"ゥ", "u"},
    Syllable{U"ェ", "e"},     Syllable{U"ォ", "o"},     Syllable{U"ャ", "ya"},    Syllable{U"ュ", "yu"},
    Syllable{U"ョ", "yo"},    Syllable{U"ヮ", "wa"},    Syllable{U"ヵ", "ka"},    Syllable{U"ヶ", "ke"},
};

/// Other spellings to Hepburn: Kunrei and Nihon-siki (ISO 3602), and habits seen on cards.
struct Respelling {
  std::string_view other, hepburn;
};
inline constexpr std::array kRespellings = {
    Respelling{"sya", "sha"}, Respelling{"syu", "shu"}, Respelling{"syo", "sho"}, Respelling{"tya", "cha"},
    Respelling{"tyu", "chu"}, Respelling{"tyo", "cho"}, Respelling{"cya", "cha"}, Respelling{"cyu", "chu"},
    Respelling{"cyo", "cho"}, Respelling{"zya", "ja"},  Respelling{"zyu", "ju"},  Respelling{"zyo", "jo"},
    Respelling{"jya", "ja"},  Respelling{"jyu", "ju"},  Respelling{"jyo", "jo"},  Respelling{"dya", "ja"},
    Respelling{"dyo", "jo"},  Respelling{"dzu", "zu"},  Respelling{"si", "shi"},  Respelling{"ti", "chi"},
    Respelling{"tu", "tsu"},  Respelling{"hu", "fu"},   Respelling{"zi", "ji"},   Respelling{"di", "ji"},
    Respelling{"du", "zu"},   Respelling{"wo", "o"},
};

inline bool is_vowel(char c) { return std::string_view("aiueo").find(c) != std::string_view::npos; }

/// Passports write a long o or u with h: "Ohno", "Satoh", "Yuhki". `rest` begins behind the vowel. Such an h stands
/// before no vowel; in the first syllable it is taken for the mark before y too (大山 Ohyama is common, a second
/// syllable hya is not), and in an initial o before u (大内 Ohuchi).
inline bool is_length_h(std::string_view rest, bool first_syllable, bool initial_o) {
  if (rest.empty() || rest[0] != 'h') return false;
  if (rest.size() == 1) return true;
  if (rest[1] == 'y') return first_syllable;
  return !is_vowel(rest[1]) || (initial_o && rest[1] == 'u');
}

}  // namespace text
