#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "text/kana.h"

namespace {

using Kana = std::vector<std::string>;

bool contains(const Kana& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

TEST(Romaji, most_likely_kana_first) {
  struct Case {
    std::string romaji;
    Kana first;  // exactly these, in this order, at the start
  };
  const Case cases[] = {
      {"Taro", {"タロ", "タロウ"}},
      {"Sato", {"サト", "サトウ"}},
      {"Ohno", {"オオノ", "オノ"}},
      {"Ono", {"オノ", "オオノ"}},
      {"Oono", {"オオノ"}},
      {"Kouichi", {"コウイチ"}},
      {"Jun'ichi", {"ジュンイチ"}},
      {"Shimbashi", {"シンバシ"}},
      {"Yuji", {"ユジ", "ユウジ"}},
      {"Kondo", {"コンド", "コンドウ"}},
      {"Hotta", {"ホッタ"}},
      {"Hatchobori", {"ハッチョボリ"}},
      {"Yamada", {"ヤマダ"}},
      {"TANAKA", {"タナカ"}},
      {"Ｔａｒｏ", {"タロ", "タロウ"}},
      {"Tarō", {"タロウ"}},
      {"TARŌ", {"タロウ"}},
      {"Tarô", {"タロウ"}},
      {"Yūki", {"ユウキ"}},
      {"Ōno", {"オオノ"}},
      {"Ken-ichi", {"ケンイチ"}},
      {"Sizuka", {"シズカ"}},
      {"Tuda", {"ツダ"}},
      {"Huzita", {"フジタ"}},
      {"Syunzi", {"シュンジ"}},
      {"Jyunko", {"ジュンコ"}},
      {"Satoh", {"サトウ"}},
      {"Ohyama", {"オオヤマ"}},
      {"Yuhki", {"ユウキ"}},
      {"Homma", {"ホンマ"}},
      {"Kanna", {"カンナ"}},
      {"Keiko", {"ケイコ"}},
      {"Fujii", {"フジイ"}},
      {"Inoue", {"イノウエ"}},
      {"Nissei", {"ニッセイ"}},
      {"Kin'ya", {"キンヤ"}},
  };
  for (const Case& c : cases) {
    const Kana kana = text::kana_from_romaji(c.romaji);
    ASSERT_GE(kana.size(), c.first.size()) << c.romaji;
    EXPECT_EQ(Kana(kana.begin(), kana.begin() + c.first.size()), c.first) << c.romaji;
  }
}

TEST(Romaji, candidates_hold_the_true_reading) {
  struct Case {
    std::string romaji, kana;
  };
  const Case cases[] = {{"Fuka", "フウカ"},
                        {"Yuko", "ユウコ"},
                        {"Yuichiro", "ユウイチロウ"},
                        {"Shinichi", "シンイチ"},
                        {"Junya", "ジュンヤ"},
                        {"Kono", "コウノ"},
                        {"Ota", "オオタ"},
                        {"Otomo", "オオトモ"},
                        {"Kohno", "コウノ"},
                        {"Tohru", "トオル"},
                        {"Toru", "トオル"},
                        {"Ouchi", "オオウチ"},
                        {"Ohuchi", "オオウチ"},
                        {"Hirooka", "ヒロオカ"},
                        {"Mizuki", "ミヅキ"},
                        {"Jun", "ジュン"},
                        {"Itoh", "イトウ"},
                        {"Ohta", "オオタ"},
                        {"Ryo", "リョウ"},
                        {"Shotaro", "ショウタロウ"},
                        {"Kuniko", "クニコ"},
                        {"Eiichi", "エイイチ"},
                        {"Doi", "ドイ"},
                        {"Aoi", "アオイ"},
                        {"Soichiro", "ソウイチロウ"}};
  for (const Case& c : cases) {
    EXPECT_TRUE(contains(text::kana_from_romaji(c.romaji), c.kana)) << c.romaji << ' ' << c.kana;
  }
}

TEST(Romaji, what_is_none_gives_no_kana) {
  for (const char* word : {"", "'", "Smith", "Schmidt", "山田", "Taro Yamada", "x", "123", "T.", "Larry", "NTT", "-"}) {
    EXPECT_TRUE(text::kana_from_romaji(word).empty()) << word;
  }
}

TEST(Romaji, candidates_are_few_and_distinct) {
  const std::string long_word = "Yokoyurojozukonikoyojoryukonizo";
  Kana kana = text::kana_from_romaji(long_word);
  EXPECT_EQ(kana.size(), 32U);
  std::sort(kana.begin(), kana.end());
  EXPECT_EQ(std::adjacent_find(kana.begin(), kana.end()), kana.end());
  EXPECT_TRUE(text::kana_from_romaji(std::string(100'000, 'o')).empty());
}

// ヂ, ヅ, ヲ and foreign syllables share their romaji with others and are left out.
TEST(Romaji, round_trip_of_kana) {
  const Kana syllables = {"ア",     "イ",   "カ",   "キ",   "シ",   "チ", "ツ",   "フ",   "ジ", "ズ",
                          "キョ",   "シュ", "チャ", "ジョ", "リュ", "ン", "ッカ", "ッチ", "ワ", "ヤ",
                          "ヒョウ", "コウ", "オオ", "ニ",   "ノ",   "パ", "ビ",   "ミ",   "エ"};
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string word = syllables[random() % 8];
    for (std::size_t left = random() % 4; left > 0; --left) word += syllables[random() % syllables.size()];
    const std::string romaji = text::romaji_from_kana(word);
    const Kana back = text::kana_from_romaji(romaji);
    EXPECT_TRUE(contains(back, word)) << word << ' ' << romaji << ' ' << (back.empty() ? "-" : back.front());
    for (const std::string& kana : back) EXPECT_EQ(text::romaji_key(kana), text::romaji_key(romaji)) << kana;
  }
}

TEST(Romaji, key_where_all_spellings_meet) {
  const std::vector<Kana> groups = {
      {"Sato", "Satoh", "Satou", "Satō", "SATO", "サトウ", "さとう", "ｻﾄｳ", "Satoo"},
      {"Ohno", "Ono", "Oono", "Ōno", "オオノ", "オノ"},
      {"Shimbashi", "Shinbashi", "Sinbasi", "シンバシ"},
      {"Jun'ichi", "Junichi", "Jun-ichi", "Zyun'iti", "ジュンイチ", "Jun’ichi"},
      {"Hatchobori", "Hacchobori", "Hattyoubori", "ハッチョウボリ"},
      {"Yuji", "Yuuji", "Yuhji", "Yūji", "Yuzi", "ユウジ"},
      {"Fujita", "Huzita", "フジタ"},
      {"Ohyama", "Oyama", "オオヤマ"},
      {"Ohuchi", "Ouchi", "Oouchi", "オオウチ"},
      {"Taro Yamada", "tarou yamada", "タロー　ヤマダ", "TaroYamada"},
      {"Homma", "Honma", "ホンマ"},
      {"コーヒー", "Kohi", "kōhī"},
  };
  for (const Kana& group : groups) {
    for (const std::string& word : group) {
      EXPECT_EQ(text::romaji_key(word), text::romaji_key(group.front())) << word;
    }
  }
  EXPECT_EQ(text::romaji_key("Satō"), "sato");
  EXPECT_EQ(text::romaji_key("Ohashi"), "ohashi");
  EXPECT_EQ(text::romaji_key("Shuichi"), "shuichi");
  EXPECT_EQ(text::romaji_key("Kyoto"), "kyoto");
  EXPECT_EQ(text::romaji_key(""), "");
  EXPECT_NE(text::romaji_key("Kato"), text::romaji_key("Sato"));
}

}  // namespace
