#include <gtest/gtest.h>

#include "normalize/reading_choice.h"
#include "tests/support/card_layout.h"

namespace {

using support::CardLayout;

TEST(ReadingChoice, AccentsOfTheModelThatHasThemWin) {
  const card::CardText card =
      CardLayout().line("Penafiel Ingenieria", 10, 10, 30, 0.95F).reading("Latin", "Peñafiel Ingeniería", 0.8F).build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "Peñafiel Ingeniería");
}

TEST(ReadingChoice, SignsAreNoFormsOfEachOther) {
  const card::CardText card =
      CardLayout().line("k.mori@example.com", 10, 10, 30, 0.95F).reading("eng", "k.mori€example.com", 0.9F).build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "k.mori@example.com");
}

TEST(ReadingChoice, AnAtOutvotesOtherSigns) {
  const card::CardText card =
      CardLayout().line("ai€mirai.jp", 10, 10, 30, 0.99F).reading("card", "ai@mirai.jp", 0.7F).build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "ai@mirai.jp");
}

TEST(ReadingChoice, AnApostropheReadTwiceIsOne) {
  const auto read = [](const char* text) {
    const card::CardText card = CardLayout().line(text, 10, 10, 30).build();
    return normalize::with_best_readings_first(card, {}).lines[0].text();
  };
  EXPECT_EQ(read("systèmes d’'information"), "systèmes d'information");
  EXPECT_EQ(read("Côte d’Azur"), "Côte d’Azur");
}

TEST(ReadingChoice, ADotlessIIsAMisreading) {
  const card::CardText card = CardLayout().line("Sımon", 10, 10, 30, 0.95F).reading("eng", "Simon", 0.9F).build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "Simon");
}

TEST(ReadingChoice, ANameBeginsWithACapitalAndAMailboxDoesNot) {
  const auto read = [](const char* text, const char* other) {
    const card::CardText card = CardLayout().line(text, 10, 10, 30, 0.95F).reading("card", other, 0.95F).build();
    return normalize::with_best_readings_first(card, {}).lines[0].text();
  };
  EXPECT_EQ(read("Mitsujiro likura", "Mitsujiro Iikura"), "Mitsujiro Iikura");
  EXPECT_EQ(read("E luciana@mendes.com.br", "E Iuciana@mendes.com.br"), "E luciana@mendes.com.br");
}

TEST(ReadingChoice, AModelWithoutALetterSaysNothingAgainstIt) {
  card::CardText card = CardLayout()
                            .line("Operagoes", 10, 10, 30, 0.95F)
                            .reading("eng", "Operagoes", 0.95F)
                            .reading("Latin", "Operações", 0.8F)
                            .build();
  auto& readings = card.lines[0].readings;
  readings[0].posteriors.code_table = readings[1].posteriors.code_table = "plain";
  readings[2].posteriors.code_table = "accented";
  const std::vector<card::CodeTable> tables = {{"plain", 0, {{"g", {1}}, {"o", {2}}}},
                                               {"accented", 0, {{"g", {1}}, {"ç", {2}}, {"õ", {3}}, {"o", {4}}}}};
  EXPECT_EQ(normalize::with_best_readings_first(card, tables).lines[0].text(), "Operações");
  // Two who know the letter and do not see it outvote one who does.
  readings[0].posteriors.code_table = readings[1].posteriors.code_table = "accented";
  EXPECT_EQ(normalize::with_best_readings_first(card, tables).lines[0].text(), "Operagões");
}

TEST(ReadingChoice, MostReadingsDecideOnABlank) {
  const card::CardText torn = CardLayout()
                                  .line("Anton io Lima", 10, 10, 30, 0.95F)
                                  .reading("eng", "Antonio Lima", 0.9F)
                                  .reading("card", "Antonio Lima", 0.9F)
                                  .build();
  EXPECT_EQ(normalize::with_best_readings_first(torn, {}).lines[0].text(), "Antonio Lima");
  const card::CardText joined = CardLayout()
                                    .line("Haus5", 10, 10, 30, 0.95F)
                                    .reading("eng", "Haus 5", 0.9F)
                                    .reading("Latin", "Haus 5", 0.9F)
                                    .build();
  EXPECT_EQ(normalize::with_best_readings_first(joined, {}).lines[0].text(), "Haus 5");
  const card::CardText tie = CardLayout().line("Haus5", 10, 10, 30).reading("eng", "Haus 5", 0.9F).build();
  EXPECT_EQ(normalize::with_best_readings_first(tie, {}).lines[0].text(), "Haus5");
}

TEST(ReadingChoice, ABlankThatNoOtherReadingHasGoesThoughTheirLettersDiffer) {
  const auto best = [](const char* first, const char* second, const char* third) {
    const card::CardText card =
        CardLayout().line(first, 10, 10, 30, 0.95F).reading("eng", second, 0.9F).reading("card", third, 0.9F).build();
    return normalize::with_best_readings_first(card, {}).lines[0].text();
  };
  EXPECT_EQ(best("Ines a Ibáñez", "Inesa Ibaiiez", "Inesa lbafiez"), "Inesa Ibáñez");
  EXPECT_EQ(best("Anna-Le na Krüger", "Anna-Lena Kriiger", "Anna-Lena Kriger"), "Anna-Lena Krüger");
  EXPECT_EQ(best("quai du Rocher", "quai du Rochier", "quai duu Rocher"), "quai du Rocher");
  EXPECT_EQ(best("Nord Software UG", "Nord Softwaare UG", "Nord Softwa're UG"), "Nord Software UG");
}

TEST(ReadingChoice, AWordOfANameBeginsWithACapitalI) {
  const card::CardText card = CardLayout()
                                  .line("Haruo lbaraki", 10, 10, 30, 0.95F)
                                  .reading("eng", "Haruo lbaraki", 0.95F)
                                  .reading("card", "Haruo Ibaraki", 0.9F)
                                  .build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "Haruo Ibaraki");
}

TEST(ReadingChoice, ALetterLostInALigatureComesBack) {
  const card::CardText lost = CardLayout()
                                  .line("Sheffeld", 10, 10, 30, 0.95F)
                                  .reading("eng", "Sheffield", 0.9F)
                                  .reading("card", "Sheffield", 0.9F)
                                  .build();
  EXPECT_EQ(normalize::with_best_readings_first(lost, {}).lines[0].text(), "Sheffield");
  const card::CardText doubted = CardLayout()
                                     .line("Sheffeld", 10, 10, 30, 0.95F)
                                     .reading("eng", "Sheffield", 0.9F)
                                     .reading("card", "Sheffeld", 0.9F)
                                     .build();
  EXPECT_EQ(normalize::with_best_readings_first(doubted, {}).lines[0].text(), "Sheffeld");
}

TEST(ReadingChoice, EvidenceOfAMendedLineGoesBackByPlace) {
  const card::CardText original = CardLayout()
                                      .line("Anton io Lima", 10, 10, 30, 0.95F)
                                      .reading("eng", "Antonio Lima", 0.9F)
                                      .reading("card", "Antonio Lima", 0.9F)
                                      .build();
  const card::CardText mended = normalize::with_best_readings_first(original, {});
  card::ParsedCard parsed;
  parsed.given_name = {"Antonio", 0.5F, {{0, 0, 7}}};
  normalize::refer_to_original(original, mended, parsed);
  EXPECT_EQ(parsed.given_name.evidence[0].first_symbol, 0U);
  EXPECT_GE(parsed.given_name.evidence[0].last_symbol, 7U);
  EXPECT_LE(parsed.given_name.evidence[0].last_symbol, 8U);
}

TEST(ReadingChoice, JapaneseLinesAreNotVotedOn) {
  const card::CardText card = CardLayout().line("山田太郎", 10, 10, 30, 0.5F).reading("jpn", "山日太郎", 0.9F).build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "山田太郎");
}

/// Two models of two letters; each sees both texts.
card::CardText wavering(float first_share, float second_share) {
  card::CardText card = CardLayout().line("a", 10, 10, 30).reading("other", "b").build();
  auto& readings = card.lines[0].readings;
  readings[0].posteriors = {"one", {{{1, first_share}, {2, 1 - first_share}}}};
  readings[1].posteriors = {"two", {{{1, 1 - second_share}, {2, second_share}}}};
  return card;
}

TEST(ReadingChoice, AllModelsTogetherChooseTheReading) {
  const std::vector<card::CodeTable> tables = {{"one", 0, {{"a", {1}}, {"b", {2}}}},
                                               {"two", 0, {{"a", {1}}, {"b", {2}}}}};
  const card::CardText turned = wavering(0.51F, 0.999F);
  EXPECT_EQ(normalize::with_best_readings_first(turned, tables).lines[0].readings[0].model, "other");
  EXPECT_EQ(normalize::with_best_readings_first(wavering(0.999F, 0.51F), tables).lines[0].readings[0].model, "card");
}

TEST(ReadingChoice, AModelThatHasNoCodeForAKanjiDoesNotJudgeIt) {
  const std::vector<card::CodeTable> tables = {{"one", 0, {{"障", {1}}, {"聯", {2}}}}, {"two", 0, {{"障", {1}}}}};
  const auto chosen = [&](float confidence) {
    card::CardText card =
        CardLayout().line("聯", 10, 10, 30, confidence).reading("jpn", "障").reading("x", "障").build();
    auto& readings = card.lines[0].readings;
    readings[0].model = "glyphs";
    readings[1].posteriors = {"one", {{{1, 0.9F}, {2, 0.1F}}}};
    readings[2].posteriors = {"two", {{{1, 1.0F}}}};
    return normalize::with_best_readings_first(card, tables).lines[0].text();
  };
  EXPECT_EQ(chosen(0.98F), "聯");
  EXPECT_EQ(chosen(0.8F), "障");
}

TEST(ReadingChoice, EvidenceGoesBackToTheOriginalOrder) {
  const std::vector<card::CodeTable> tables = {{"one", 0, {{"a", {1}}, {"b", {2}}}},
                                               {"two", 0, {{"a", {1}}, {"b", {2}}}}};
  const card::CardText original = wavering(0.51F, 0.999F);
  const card::CardText turned = normalize::with_best_readings_first(original, tables);
  card::ParsedCard parsed;
  parsed.company = {"b", 0.5F, {{0, 0, 1}}};
  normalize::refer_to_original(original, turned, parsed);
  EXPECT_EQ(parsed.company.evidence[0].last_symbol, 1U);
}

}  // namespace
