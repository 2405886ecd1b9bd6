#include "samples/generator/writing.h"

#include <gtest/gtest.h>

namespace samples {
namespace {

TEST(Writing, RomajiAsPeopleWriteTheirNames) {
  struct Case {
    const char* kana;
    LongVowels vowels;
    const char* romaji;
  };
  constexpr Case kCases[] = {
      {"ヤマダ", LongVowels::dropped, "yamada"},  {"オオノ", LongVowels::dropped, "ono"},
      {"オオノ", LongVowels::with_h, "ohno"},     {"オオノ", LongVowels::kept, "oono"},
      {"イトウ", LongVowels::dropped, "ito"},     {"ユウキ", LongVowels::dropped, "yuki"},
      {"ホッタ", LongVowels::dropped, "hotta"},   {"ホッチ", LongVowels::dropped, "hotchi"},
      {"シンバ", LongVowels::dropped, "shimba"},  {"ジュンイチ", LongVowels::dropped, "junichi"},
      {"キョウコ", LongVowels::dropped, "kyoko"}, {"ナンリ", LongVowels::dropped, "nanri"},
  };
  for (const Case& c : kCases) EXPECT_EQ(to_romaji(c.kana, c.vowels), c.romaji) << c.kana;
}

TEST(Writing, OtherForms) {
  EXPECT_EQ(to_hiragana("ヤマダ タロウ"), "やまだ たろう");
  EXPECT_EQ(to_full_width("03-12"), "０３－１２");
  EXPECT_EQ(to_kanji_digits("03-1024"), "〇三―一〇二四");
  EXPECT_EQ(to_kanji_number(7), "七");
  EXPECT_EQ(to_kanji_number(10), "十");
  EXPECT_EQ(to_kanji_number(24), "二十四");
  EXPECT_EQ(to_ascii_slug("Müller-Straße"), "mueller-strasse");
  EXPECT_EQ(to_ascii_slug("Núñez d'Arcy"), "nunezdarcy");
  EXPECT_EQ(digits_of("+81 (0)3-12"), "810312");
}

}  // namespace
}  // namespace samples
