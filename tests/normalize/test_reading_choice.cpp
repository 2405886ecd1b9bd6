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

TEST(ReadingChoice, ADotlessIIsAMisreading) {
  const card::CardText card = CardLayout().line("Sımon", 10, 10, 30, 0.95F).reading("eng", "Simon", 0.9F).build();
  EXPECT_EQ(normalize::with_best_readings_first(card, {}).lines[0].text(), "Simon");
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
