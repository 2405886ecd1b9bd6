#include "text/fold.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace {

TEST(Fold, match_key) {
  struct Case {
    std::string given, key;
  };
  const Case cases[] = {{"髙橋 一郎", "高橋一郎"},
                        {"高橋　一郎", "高橋一郎"},
                        {"たかはし", "タカハシ"},
                        {"ﾀｶﾊｼ", "タカハシ"},
                        {"㈱エー・ビー・シー", "株エービーシー"},
                        {"ＡＢＣ", "abc"},
                        {"Müller", "muller"},
                        {"STRASSE", "strasse"},
                        {"Straße", "strasse"},
                        {"José Ávila", "joseavila"},
                        {"Ærø", "aero"},
                        {"Łódź", "lodz"},
                        {"Núñez-Ortiz", "nunezortiz"},
                        {"O’Brien", "obrien"},
                        {"渡邉", "渡辺"},
                        {"辻\U000E0100", "辻"},
                        {"龍ヶ崎", "竜ケ崎"},
                        {"龍ケ崎", "竜ケ崎"},
                        {"03-1234-5678", "0312345678"},
                        {"０３", "03"},
                        {"がぎ", "ガギ"},
                        {"か\u3099", "ガ"},
                        {"й", "й"},
                        {"★☆", ""},
                        {"", ""},
                        {" 　", ""},
                        {"a@b.co.jp", "abcojp"},
                        {"㍿山田", "株式会社山田"}};
  for (const Case& c : cases) EXPECT_EQ(text::match_key(c.given), c.key) << c.given;
}

TEST(Fold, match_key_is_idempotent) {
  const std::u32string alphabet =
      U"aZé山髙邊﨑ｶﾞあがゔーヶ㈱① 　-・’ß\u0301\u3099\uFF9E\u30FC\u200D\uFE0F\U000E0100İıǅﬁé\u1100\u1161가я☎";
  std::mt19937 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::u32string word;
    for (std::size_t left = random() % 7; left > 0; --left) word += alphabet[random() % alphabet.size()];
    const std::string key = text::match_key(text::to_utf8(word));
    ASSERT_EQ(text::match_key(key), key) << text::to_utf8(word);
  }
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const std::string key = text::match_key(text::to_utf8(c));
    ASSERT_EQ(text::match_key(key), key) << static_cast<std::uint32_t>(c);
  }
}

TEST(Fold, plain_text_has_the_key_that_it_has_beside_other_text) {
  const auto beside = [](std::string_view text) { return text::match_key(std::string(text) + "\u00AD"); };
  for (char32_t c = 0; c <= 0xFFFF; ++c) {
    const std::string one = text::to_utf8(c);
    ASSERT_EQ(text::match_key(one), beside(one)) << static_cast<std::uint32_t>(c);
    const std::string amid = "Aア" + one + "山ガ";
    ASSERT_EQ(text::match_key(amid), beside(amid)) << static_cast<std::uint32_t>(c);
  }
  const std::u32string alphabet = U"aZ9-@ 　・ーヶヵゕゖがガゞヾ々〆髙邊澤山あンヴヷヺ";
  std::mt19937 random(6);
  for (int round = 0; round < 20'000; ++round) {
    std::u32string word;
    for (std::size_t left = random() % 7; left > 0; --left) word += alphabet[random() % alphabet.size()];
    const std::string text = text::to_utf8(word);
    ASSERT_EQ(text::match_key(text), beside(text)) << text;
  }
}

TEST(Fold, search_keys_meet) {
  const auto meet = [](const std::string& a, const std::string& b) {
    const auto left = text::search_keys(a), right = text::search_keys(b);
    return std::any_of(left.begin(), left.end(),
                       [&](const auto& key) { return std::find(right.begin(), right.end(), key) != right.end(); });
  };
  EXPECT_TRUE(meet("髙橋", "高橋"));
  EXPECT_TRUE(meet("タカハシ", "たかはし"));
  EXPECT_TRUE(meet("タカハシ", "takahashi"));
  EXPECT_TRUE(meet("TAKAHASI", "たかはし"));
  EXPECT_TRUE(meet("サトウ", "Satoh"));
  EXPECT_TRUE(meet("Müller", "muller"));
  EXPECT_FALSE(meet("高橋", "takahashi"));  // kanji have no reading of their own
  EXPECT_FALSE(meet("サトウ", "カトウ"));
}

TEST(Fold, search_keys_of_texts_without_letters) {
  EXPECT_TRUE(text::search_keys("").empty());
  EXPECT_TRUE(text::search_keys("・-").empty());
  EXPECT_EQ(text::search_keys("03-1234"), std::vector<std::string>{"031234"});
  EXPECT_EQ(text::search_keys("山田"), std::vector<std::string>{"山田"});
  EXPECT_EQ(text::search_keys("さとう"), (std::vector<std::string>{"サトウ", "sato"}));
}

}  // namespace
