#include "text/kanji.h"

#include <gtest/gtest.h>

#include "text/width.h"

namespace {

TEST(Kanji, variants_fold_to_one_form) {
  struct Case {
    std::string printed, folded;
  };
  const Case cases[] = {{"髙橋", "高橋"},
                        {"山\uFA11", "山崎"},
                        {"渡邊", "渡辺"},
                        {"渡邉", "渡辺"},
                        {"齋藤", "斎藤"},
                        {"齊藤", "斉藤"},
                        {"濵田", "浜田"},
                        {"濱田", "浜田"},
                        {"澤田", "沢田"},
                        {"廣瀨", "広瀬"},
                        {"嶋", "島"},
                        {"眞", "真"},
                        {"國", "国"},
                        {"𠮷田", "吉田"},
                        {"髙𣘺", "高橋"},
                        {"辻\U000E0100", "辻"},
                        {"\uFA19", "神"},
                        {"\uFA10本", "塚本"},
                        {"郞", "郎"},
                        {"龍", "竜"},
                        // told apart: different characters
                        {"斎", "斎"},
                        {"斉", "斉"},
                        {"太", "太"},
                        {"大", "大"},
                        {"藤", "藤"},
                        {"Ａ㈱ｶﾞ", "Ａ㈱ｶﾞ"},
                        {"", ""}};
  for (const Case& c : cases) EXPECT_EQ(text::fold_kanji_variants(c.printed), c.folded) << c.printed;
}

TEST(Kanji, folding_is_one_hop) {
  std::string all;
  for (int c = 0x4E00; c < 0xA000; ++c) {
    const std::string one = {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                             static_cast<char>(0x80 | (c & 0x3F))};
    all += one;
  }
  const std::string folded = text::fold_kanji_variants(all);
  EXPECT_NE(folded, all);
  EXPECT_EQ(folded.size(), all.size());
  EXPECT_EQ(text::fold_kanji_variants(folded), folded);
}

TEST(Kanji, numbers) {
  struct Case {
    const char* written;
    std::optional<std::int64_t> number;
  };
  const Case cases[] = {{"一", 1},
                        {"十", 10},
                        {"十五", 15},
                        {"二十", 20},
                        {"二十三", 23},
                        {"百", 100},
                        {"百二十", 120},
                        {"百五", 105},
                        {"千二百三", 1203},
                        {"三千", 3000},
                        {"二三", 23},
                        {"一〇〇", 100},
                        {"〇三", 3},
                        {"〇", 0},
                        {"零", 0},
                        {"一万", 10000},
                        {"二十万三千", 203000},
                        {"一億二千万", 120000000},
                        {"一兆", 1000000000000},
                        {"参拾弐", 32},
                        {"九九九九九九九九九九九九九九九九九九", 999999999999999999},
                        {"", {}},
                        {"山", {}},
                        {"3", {}},
                        {"十十", {}},
                        {"百千", {}},
                        {"二三十", {}},
                        {"十二三", {}},
                        {"万", {}},
                        {"〇十", {}},
                        {"二十〇", {}},
                        {"一万億", {}},
                        {"一万二万", {}},
                        {"三号", {}},
                        {"九九九九九九九九九九九九九九九九九九九", {}}};
  for (const Case& c : cases) EXPECT_EQ(text::parse_kanji_number(c.written), c.number) << c.written;
}

TEST(Kanji, every_number_below_ten_thousand_reads_back) {
  const char* digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const char* units[] = {"千", "百", "十", ""};
  for (int number = 1; number < 10'000; ++number) {
    std::string written;
    for (int place = 0, unit = 1000; place < 4; ++place, unit /= 10) {
      const int digit = number / unit % 10;
      if (digit == 0) continue;
      if (digit > 1 || unit == 1) written += digits[digit];
      written += units[place];
    }
    ASSERT_EQ(text::parse_kanji_number(written), number) << written;
  }
}

TEST(Kanji, digits_one_by_one) {
  EXPECT_EQ(text::kanji_digits_to_ascii("〇三－一二三四－五六七八"), "03－1234－5678");
  EXPECT_EQ(text::kanji_digits_to_ascii("〒一〇〇－〇〇〇一"), "〒100－0001");
  EXPECT_EQ(text::kanji_digits_to_ascii("九零十百山"), "90十百山");
}

}  // namespace
