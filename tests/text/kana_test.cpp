#include "text/kana.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace {

struct Case {
  std::string given, expected;
};

TEST(Kana, to_katakana) {
  const Case cases[] = {{"たかはし", "タカハシ"},
                        {"ﾀｶﾊｼ", "タカハシ"},
                        {"ｶﾞｷﾞｸﾞ ﾊﾟﾋﾟ ｳﾞ", "ガギグ パピ ヴ"},
                        {"がっこう", "ガッコウ"},
                        {"か\u3099", "ガ"},
                        {"は\u309A", "パ"},
                        {"ｰ", "ー"},
                        {"ｱﾞ", "ア゛"},
                        {"ﾞ", "゛"},
                        {"ゔゝゞ", "ヴヽヾ"},
                        {"山田 Taro･", "山田 Taro･"},
                        {"", ""}};
  for (const Case& c : cases) EXPECT_EQ(text::to_katakana(c.given), c.expected) << c.given;
}

TEST(Kana, to_hiragana) {
  const Case cases[] = {{"タカハシ", "たかはし"},
                        {"ｶﾞ", "が"},
                        {"スーパー", "すーぱー"},
                        {"ヴヽヾヶ", "ゔゝゞゖ"},
                        {"山田 Taro", "山田 Taro"}};
  for (const Case& c : cases) EXPECT_EQ(text::to_hiragana(c.given), c.expected) << c.given;
}

TEST(Kana, hiragana_and_katakana_are_each_others_inverse) {
  std::u32string hiragana;
  for (char32_t c = 0x3041; c <= 0x3096; ++c) hiragana += c;
  const std::string all = text::to_utf8(hiragana);
  EXPECT_EQ(text::to_hiragana(text::to_katakana(all)), all);
}

TEST(Kana, romaji_from_kana) {
  const Case cases[] = {{"ヤマダ タロウ", "yamada tarou"},
                        {"やまだ", "yamada"},
                        {"ﾔﾏﾀﾞ", "yamada"},
                        {"シンバシ", "shinbashi"},
                        {"ジュンイチ", "jun'ichi"},
                        {"シンヤ", "shin'ya"},
                        {"ハットリ", "hattori"},
                        {"マッチ", "matchi"},
                        {"イッショ", "issho"},
                        {"ニッチュウ", "nitchuu"},
                        {"キョウコ", "kyouko"},
                        {"コーヒー", "koohii"},
                        {"フジイ", "fujii"},
                        {"ツヅキ", "tsuzuki"},
                        {"ヰヱヲ", "ieo"},
                        {"ファン", "fan"},
                        {"アッ", "atsu"},
                        {"ン", "n"},
                        {"ー", "ー"},
                        {"山田タロー1", "山田taroo1"},
                        {"", ""}};
  for (const Case& c : cases) EXPECT_EQ(text::romaji_from_kana(c.given), c.expected) << c.given;
}

}  // namespace
