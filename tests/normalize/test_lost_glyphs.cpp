#include <gtest/gtest.h>

#include "normalize/lost_glyphs.h"
#include "normalize/mended_letters.h"
#include "tests/support/card_layout.h"

namespace {

using support::CardLayout;

std::string restored(card::CardText card) {
  normalize::restore_lost_glyphs(card);
  std::string all;
  for (const card::TextLine& line : card.lines)
    if (!line.readings.empty()) all += (all.empty() ? "" : "|") + line.text();
  return all;
}

TEST(LostGlyphs, AKanjiBetweenTheCharactersOfALineComesBack) {
  // An ideographic blank is a gap of its own; the lone kanji stands in it.
  EXPECT_EQ(restored(CardLayout().line("山　伸", 100, 100, 40).line("手", 140, 100, 40).build()), "山手 伸");
  EXPECT_EQ(restored(CardLayout().column("伊良　克利", 100, 100, 40).column("部", 100, 180, 40).build()),
            "伊良部 克利");
  EXPECT_EQ(restored(CardLayout().line("山　伸", 100, 100, 40).line("手", 140, 300, 40).build()), "山 伸|手")
      << "another row";
  EXPECT_EQ(restored(CardLayout().line("山　伸", 100, 100, 40).line("手", 140, 110, 15).build()), "山 伸|手")
      << "another size";
  EXPECT_EQ(restored(CardLayout().line("山手伸一", 100, 100, 40).line("部", 150, 100, 40).build()), "山手伸一|部")
      << "no room";
}

TEST(LostGlyphs, ALetterSpacedTitleOfTwoLines) {
  EXPECT_EQ(restored(CardLayout().line("店", 100, 100, 30).line("長", 220, 100, 30).build()), "店長");
  EXPECT_EQ(restored(CardLayout().line("店", 100, 100, 30).line("山", 220, 100, 30).build()), "店|山");
  EXPECT_EQ(restored(CardLayout().line("店", 100, 100, 30).line("長", 600, 100, 30).build()), "店|長");
}

TEST(LostGlyphs, NothingBeginsWithALongMarkOrASmallKana) {
  EXPECT_EQ(restored(CardLayout().line("ニュ", 100, 100, 30).line("ー駅前ビル", 165, 100, 30).build()),
            "ニュー駅前ビル");
  EXPECT_EQ(restored(CardLayout().line("ニュ", 100, 100, 30).line("ー駅前ビル", 400, 100, 30).build()),
            "ニュ|ー駅前ビル");
  EXPECT_EQ(restored(CardLayout().line("二 ュ", 100, 108, 18).line("ー中央ビル", 152, 100, 30).build()),
            "ニュー中央ビル")
      << "low kana";
  EXPECT_EQ(restored(CardLayout().line("アーバ ンビル", 100, 100, 30).build()), "アーバンビル");
  EXPECT_EQ(restored(CardLayout().line("サン ビル", 100, 100, 30).build()), "サン ビル");
}

TEST(LostGlyphs, ALongMarkInFrontOfALargeNameComesBack) {
  const auto with_mark_at = [](float left, float top) {
    card::CardText card = CardLayout().line("マネージャ", 60, 285, 27).line("-谷地森 雅紀", 200, 255, 62).build();
    card.lines[1].readings[0].symbols[0].box = card::quad_from_bounds({left, top, left + 22, top + 4});
    return restored(card);
  };
  EXPECT_EQ(with_mark_at(205, 297), "マネージャー|谷地森 雅紀");
  EXPECT_EQ(with_mark_at(205, 257), "マネージャ|-谷地森 雅紀") << "above the title";
  EXPECT_EQ(with_mark_at(320, 297), "マネージャ|-谷地森 雅紀") << "too far from it";
}

TEST(LostGlyphs, BracketsAreMended) {
  EXPECT_EQ(restored(CardLayout().line("(つぼい なつき1", 100, 100, 30).build()), "(つぼい なつき)");
  EXPECT_EQ(restored(CardLayout().line("責任者 ( 1号 )", 100, 100, 30).build()), "責任者 (1号)");
  EXPECT_EQ(restored(CardLayout().line("Tel. ( 555 ) 1", 100, 100, 30).build()), "Tel. ( 555 ) 1");
}

TEST(LostGlyphs, AStrokeThatWasReadTwiceGoes) {
  card::CardText torn = CardLayout().line("人ハート", 100, 100, 40).build();
  for (const std::size_t i : {0, 1}) {  // the strokes of one ハ
    card::Quad& box = torn.lines[0].readings[0].symbols[i].box;
    const float left = i == 0 ? 100 : 124;
    box.corners[0].x = box.corners[3].x = left;
    box.corners[1].x = box.corners[2].x = left + 16;
  }
  EXPECT_EQ(restored(torn), "ハート");
  EXPECT_EQ(restored(CardLayout().line("人ハート", 100, 100, 40).build()), "人ハート") << "two whole characters";
}

std::string mended(const char* line) {
  card::CardText card = CardLayout().line(line, 100, 100, 30).build();
  normalize::mend_letters(card);
  return card.lines.front().text();
}

TEST(MendedLetters, FiguresAndAccents) {
  EXPECT_EQ(mended("§-36-22 Minatomirai"), "5-36-22 Minatomirai");
  EXPECT_EQ(mended("103 Park Avenue, sth Floor"), "103 Park Avenue, 5th Floor");
  EXPECT_EQ(mended("Fax 03641 $7 82 15"), "Fax 03641 57 82 15");
  EXPECT_EQ(mended("From $7"), "From $7");
  EXPECT_EQ(mended("IRMÃÄOS TAVARES"), "IRMÃOS TAVARES");
  EXPECT_EQ(mended("SeeuferstraßBe 12"), "Seeuferstraße 12");
  EXPECT_EQ(mended("Am Schlosspark 3, 07743Jena"), "Am Schlosspark 3, 07743 Jena");
}

}  // namespace
