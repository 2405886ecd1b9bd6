// How unlisted names are read, and which kanji a reading allows.
#include <algorithm>

#include <gtest/gtest.h>

#include "knowledge_fixture.h"
#include "normalize/company.h"
#include "normalize/kanji_readings.h"

namespace {

using normalize::NamePart;

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST(KanjiReadings, TheReadingsOfNamesAreDividedAmongTheirKanji) {
  const auto readings = normalize::learn_kanji_readings({{"山田", "ヤマダ"},
                                                         {"山川", "ヤマカワ"},
                                                         {"川田", "カワダ"},
                                                         {"中山", "ナカヤマ"},
                                                         {"山々", "ヤマヤマ"},
                                                         {"太ろう", "タロウ"}});
  EXPECT_EQ(readings.at(U'山').front().first, "ヤマ");
  EXPECT_EQ(readings.at(U'田').front().first, "ダ");
  EXPECT_EQ(readings.at(U'川').front().first, "カワ");
  EXPECT_FALSE(readings.contains(U'々'));
  EXPECT_FALSE(readings.contains(U'太')) << "names with kana teach nothing";
  EXPECT_EQ(normalize::composed_readings("中田", readings).front(), "ナカダ");
  EXPECT_TRUE(normalize::composed_readings("中村", readings).empty());
  EXPECT_EQ(normalize::respelt("中川", "ヤマカワ", readings, normalize::by_reading(readings)),
            std::vector<std::string>{"山川"});
}

TEST(KanjiReadings, NoPieceBeginsWithASmallKana) {
  for (const auto& [kanji, list] : normalize::learn_kanji_readings({{"京子", "キョウコ"}, {"新一", "シンイチ"}}))
    for (const auto& [piece, share] : list) {
      EXPECT_FALSE(piece.starts_with("ョ")) << piece;
      EXPECT_FALSE(piece.starts_with("ン")) << piece;
    }
}

TEST(KanjiReadings, UnlistedNamesAreReadAsTheirKanjiAreInOthers) {
  const auto& names = test_knowledge().names;
  ASSERT_FALSE(names.is_surname("椋浜"));
  const auto composed = names.possible_readings("椋浜", NamePart::family);
  EXPECT_FALSE(composed.listed);
  EXPECT_TRUE(holds(composed.texts, "ムクハマ"));
  EXPECT_TRUE(names.possible_readings("山田", NamePart::family).listed);
  EXPECT_TRUE(names.possible_readings("株§", NamePart::family).texts.empty());
  EXPECT_TRUE(holds(names.respelt("掠浜", "ムクハマ", NamePart::family), "椋浜"));
}

TEST(KanjiReadings, ADomainIsReadFromTheKanjiOfTheName) {
  const auto& names = test_knowledge().names;
  EXPECT_GT(normalize::kanji_domain_fit("sugito-shoji.co.jp", "杉戸商事株式会社", names), 0.95F);
  EXPECT_GT(normalize::kanji_domain_fit("www.yamadaseisakusho.jp", "株式会社山田製作所", names), 0.7F);
  EXPECT_EQ(normalize::kanji_domain_fit("contoso.com", "株式会社山田製作所", names), 0);
  EXPECT_EQ(normalize::kanji_domain_fit("sugito.jp", "スギト株式会社", names), 0) << "no kanji in front";
}

TEST(WordBook, KanjiThatMakeNoWord) {
  const auto& words = test_knowledge().words;
  EXPECT_EQ(words.unknown_kanji("繊維工業"), 0);
  EXPECT_EQ(words.unknown_kanji("織維工業"), 2);
  EXPECT_LT(words.unknown_kanji("営業推進部第一課"), 1.5F);
  EXPECT_EQ(words.unknown_kanji("アクアテック"), 0) << "only kanji count";
  EXPECT_EQ(words.unknown_kanji(""), 0);
}

}  // namespace
