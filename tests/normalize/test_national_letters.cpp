#include <gtest/gtest.h>

#include "normalize/national_letters.h"
#include "tests/support/card_layout.h"

namespace {

TEST(NationalLetters, WhatACountryDoesNotPrint) {
  struct Case {
    const char *read, *country, *expected;
  };
  const Case cases[] = {
      {"An der Mûhle 145", "DE", "An der Mühle 145"},
      {"Rua do Salitre, 86, 3.° Dto.", "PT", "Rua do Salitre, 86, 3.º Dto."},
      {"Av. Brasil, 22, 2° andar", "BR", "Av. Brasil, 22, 2º andar"},
      {"N.° verde", "PT", "N.º verde"},
      {"Rua Augusta, n.2 195", "PT", "Rua Augusta, n.º 195"},
      {"Rua Augusta, n.2, 195", "PT", "Rua Augusta, n.2, 195"},
      {"Section n.2 195", "US", "Section n.2 195"},
      {"2° Etage", "FR", "2° Etage"},
      {"bei 20 °C", "DE", "bei 20 °C"},
      {"30000 NÎmes", "FR", "30000 Nîmes"},
      {"Évora", "PT", "Évora"},
      {"ÉLODIE", "FR", "ÉLODIE"},
      {"François Lefèvre", "DE", "François Lefèvre"},
      {"Mûhle", "FR", "Mûhle"},
      {"York YO1 SAB", "GB", "York YO1 5AB"},
      {"Leeds LS12 OXY", "GB", "Leeds LS12 0XY"},
      {"York YO1 SAB", "US", "York YO1 SAB"},
      {"Unit B2 SAS", "FR", "Unit B2 SAS"},
      {"Côté", "DE", "Côté"},  // no posteriors: nothing says that ö is possible
  };
  for (const Case& one : cases) {
    card::CardText card = support::CardLayout().line(one.read, 10, 10).build();
    const bool changed = normalize::settle_national_letters(card, one.country, {});
    EXPECT_EQ(card.lines[0].text(), one.expected);
    EXPECT_EQ(changed, std::string(one.read) != one.expected) << one.read;
  }
}

TEST(NationalLetters, ACapitalBetweenSmallLettersIsASharpS) {
  const auto settled = [](float other) {
    card::CardText card = support::CardLayout().line("GrR", 10, 10).build();
    card.lines[0].readings[0] = support::CardLayout().line("HaRe", 10, 10).build().lines[0].readings[0];
    card.lines[0].readings[0].posteriors = {"toy", {{{1, 1}}, {{2, 1}}, {{3, 1 - other}, {5, other}}, {{4, 1}}}};
    normalize::settle_national_letters(card, "DE",
                                       {{"toy", 0, {{"H", {1}}, {"a", {2}}, {"R", {3}}, {"e", {4}}, {"ß", {5}}}}});
    return card.lines[0].text();
  };
  EXPECT_EQ(settled(0.1F), "Haße");
  EXPECT_EQ(settled(0.00001F), "HaRe");
}

/// à as read, ä with the probability `other` beside it.
card::CardText wavering(float other) {
  card::CardText card = support::CardLayout().line("à", 10, 10).build();
  card.lines[0].readings[0].posteriors = {"toy", {{{1, 1 - other}, {2, other}}}};
  return card;
}

TEST(NationalLetters, PosteriorsMustLeaveTheTwinPossible) {
  const std::vector<card::CodeTable> tables = {{"toy", 0, {{"à", {1}}, {"ä", {2}}}}};
  card::CardText doubtful = wavering(0.1F);
  EXPECT_TRUE(normalize::settle_national_letters(doubtful, "DE", tables));
  EXPECT_EQ(doubtful.lines[0].text(), "ä");
  card::CardText clear = wavering(0.0001F);
  EXPECT_FALSE(normalize::settle_national_letters(clear, "DE", tables));
  EXPECT_EQ(clear.lines[0].text(), "à");
}

}  // namespace
