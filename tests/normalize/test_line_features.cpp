#include <gtest/gtest.h>

#include "normalize/line_features.h"
#include "tests/support/card_layout.h"

namespace {

using namespace normalize;
using support::CardLayout;

TEST(LineFeatures, TextHasOneBlankWhereThePrintHasAGap) {
  const card::CardText card = CardLayout().line("山田　太郎", 10, 10, 30).line(" a  b ", 10, 60, 30).build();
  const CardFeatures features = card_features(card);
  EXPECT_EQ(features.lines[0].text(), "山田 太郎");
  EXPECT_EQ(features.lines[1].text(), "a b");
  EXPECT_EQ(features.lines[0].readings[0].symbol_of_byte.size(), features.lines[0].text().size());
}

TEST(LineFeatures, AWideGapWithoutABlankPartsWords) {
  card::CardText card = CardLayout().line("山田太郎", 10, 10, 30).build();
  for (std::size_t i : {2U, 3U}) {
    card::Bounds box = card::bounds(card.lines[0].readings[0].symbols[i].box);
    box.left += 40, box.right += 40;
    card.lines[0].readings[0].symbols[i].box = card::quad_from_bounds(box);
  }
  EXPECT_EQ(card_features(card).lines[0].text(), "山田 太郎");
}

TEST(LineFeatures, AGapAfterANarrowLetterPartsNoWord) {
  card::CardText card = CardLayout().line("Luiz", 10, 10, 30).build();
  card::Bounds box = card::bounds(card.lines[0].readings[0].symbols[3].box);
  box.left += 28, box.right += 28;
  card.lines[0].readings[0].symbols[3].box = card::quad_from_bounds(box);
  EXPECT_EQ(card_features(card).lines[0].text(), "Luiz");
}

TEST(LineFeatures, AGapBesideAHyphenPartsNoCode) {
  card::CardText card = CardLayout().line("05042-000", 10, 10, 30).build();
  for (std::size_t i : {6U, 7U, 8U}) {
    card::Bounds box = card::bounds(card.lines[0].readings[0].symbols[i].box);
    box.left += 28, box.right += 28;
    card.lines[0].readings[0].symbols[i].box = card::quad_from_bounds(box);
  }
  EXPECT_EQ(card_features(card).lines[0].text(), "05042-000");
}

TEST(LineFeatures, SizesAreRelativeToTheMedian) {
  const card::CardText card = CardLayout().line("a", 0, 0, 20).line("b", 0, 40, 20).line("c", 0, 80, 60).build();
  const CardFeatures features = card_features(card);
  EXPECT_FLOAT_EQ(features.lines[0].relative_size, 1);
  EXPECT_FLOAT_EQ(features.lines[2].relative_size, 3);
}

TEST(LineFeatures, PlacesCarryOverBetweenReadings) {
  const card::CardText card = CardLayout().line("TEL O3-1234", 10, 10, 30).reading("eng", "TEL 03-1234").build();
  const CardFeatures features = card_features(card);
  const SymbolRange range = symbols_of(features.lines[0].readings[1], {4, 11});
  const SymbolRange own = same_place(card.lines[0], 1, range, 0);
  const Span span = bytes_of(features.lines[0].readings[0], own);
  EXPECT_EQ(features.lines[0].text().substr(span.begin, span.end - span.begin), "O3-1234");
}

TEST(LineFeatures, ColumnsAreReadOneAfterTheOther) {
  const card::CardText card = CardLayout()
                                  .line("left one", 10, 10, 20)
                                  .line("right one", 600, 10, 20)
                                  .line("left two", 10, 40, 20)
                                  .line("right two", 600, 40, 20)
                                  .build();
  EXPECT_EQ(card_features(card).order, (std::vector<std::size_t>{0, 2, 1, 3}));
}

TEST(LineFeatures, PartsOfAColumnAreReadFromTheTop) {
  const card::CardText card = CardLayout()
                                  .column("福岡県大牟田市橘六番地", 150, 350, 20)
                                  .column("〒八三七ー〇九一一", 150, 130, 20)
                                  .column("光陽三栄ビル十三階", 120, 393, 20)
                                  .build();
  EXPECT_EQ(card_features(card).order, (std::vector<std::size_t>{1, 0, 2}));
}

TEST(LineFeatures, NeighboursAndRows) {
  const card::Bounds a{0, 0, 100, 20}, below{0, 30, 100, 50}, far{0, 200, 100, 220}, beside{120, 2, 200, 22};
  EXPECT_TRUE(are_neighbours(a, below, 20));
  EXPECT_FALSE(are_neighbours(a, far, 20));
  EXPECT_TRUE(are_neighbours(a, beside, 20));
  EXPECT_TRUE(on_one_row(a, beside));
  EXPECT_FALSE(on_one_row(a, below));
}

TEST(LineFeatures, AFewLettersThatReadBadlyAreAScrap) {
  EXPECT_TRUE(normalize::is_latin_scrap("hu A", 0.72F));
  EXPECT_FALSE(normalize::is_latin_scrap("hu A", 0.95F));
  EXPECT_FALSE(normalize::is_latin_scrap("Nikami", 0.72F));
  EXPECT_FALSE(normalize::is_latin_scrap("山 A", 0.72F));
}

TEST(LineFeatures, SnatchesInAColumnAreScrap) {
  const struct {
    const char* text;
    float confidence;
    bool scrap;
  } kCases[] = {
      {"nU 〇〇 nu ーー cu 2d", 0.68F, true}, {"OurN- AN- CO", 0.65F, true},  {"nVa7i 大分", 0.45F, true},
      {"大分県別府市", 0.45F, false},         {"OurN- AN- CO", 0.95F, false}, {"06 6203 4417 12", 0.97F, false},
  };
  for (const auto& one : kCases) {
    const auto is_scrap = [&](const CardLayout& layout) {
      return is_column_scrap(card_features(layout.build()).lines[0]);
    };
    EXPECT_EQ(is_scrap(CardLayout().column(one.text, 100, 20, 20, one.confidence)), one.scrap) << one.text;
    EXPECT_FALSE(is_scrap(CardLayout().line(one.text, 100, 20, 20, one.confidence))) << one.text;
  }
}

}  // namespace
