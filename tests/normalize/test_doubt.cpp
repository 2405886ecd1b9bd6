// Clues of doubt, and the model that weighs them.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

#include "normalize/doubt.h"
#include "tests/normalize/parse_case.h"

namespace {

using normalize::DoubtModel;
using normalize::Doubts;
using normalize::JudgedField;
using normalize::MissingClue;
using normalize::ProbabilityModel;
using normalize::Pull;
using normalize::ValueClue;
using support::CardLayout;

Doubts doubts(const card::CardText& card) { return normalize::parse_and_judge(card, parse_knowledge()).doubts; }

const normalize::ValueClues& clues_of(const Doubts& all, const std::string& path) {
  const auto found =
      std::find_if(all.values.begin(), all.values.end(), [&](const auto& value) { return value.path == path; });
  if (found == all.values.end()) ADD_FAILURE() << path << " was not read";
  return (found == all.values.end() ? all.values.front() : *found).clues;
}

card::CardText office_card(float confidence) {
  return CardLayout()
      .line("株式会社みらい", 60, 40, 44, confidence)
      .line("高橋 愛", 60, 200, 60, confidence)
      .reading("jpn", "髙橋 愛", confidence)
      .line("〒100-0001 東京都千代田区千代田1-1", 60, 300, 24, confidence)
      .line("TEL 03-3501-1000", 60, 340, 24, confidence)
      .line("takahashi@mirai.co.jp", 60, 400, 24, confidence)
      .line("https://www.mirai.co.jp", 60, 440, 24, confidence)
      .build();
}

TEST(Doubt, ACluesRowHasOneRuleForEachColumnAndNoNameTwice) {
  const Doubts all = doubts(office_card(0.9F));
  ASSERT_FALSE(all.values.empty());
  ASSERT_FALSE(all.gaps.empty());
  EXPECT_EQ(all.values[0].clues.numbers().size(), normalize::value_clue_rules().size());
  EXPECT_EQ(all.gaps[0].clues.numbers().size(), normalize::missing_clue_rules().size());
  for (const auto* rules : {&normalize::value_clue_rules(), &normalize::missing_clue_rules()}) {
    std::set<std::string_view> names;
    for (const auto& rule : *rules) EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
  }
}

TEST(Doubt, RomajiBesideFuriganaSpeaksForItOrAgainstIt) {
  const auto witness = [](const char* furigana) {
    const Doubts all = doubts(CardLayout()
                                  .line(furigana, 60, 150, 20)
                                  .line("韮岸 せい子", 60, 180, 60)
                                  .line("Niragishi Seiko", 60, 260, 24)
                                  .build());
    return clues_of(all, "family_kana")[ValueClue::second_witness];
  };
  EXPECT_EQ(witness("ニラギシ セイコ"), 1);
  EXPECT_EQ(witness("ラギシ セイコ"), -1) << "the first kana was lost";
}

TEST(Doubt, WhatModelsMakeOfWhatTheyCannotReadIsOdd) {
  const Doubts all = doubts(CardLayout().line("京都府京都市山科区勧修寺柴山4-18-?", 60, 40, 24).build());
  EXPECT_GE(clues_of(all, "addresses[0]")[ValueClue::oddities], 1);
}

TEST(Doubt, ValuesComeInTheContractsOrderWithTheirPaths) {
  const card::ParsedCard parsed = normalize::parse(office_card(0.9F), parse_knowledge());
  const auto confidences = normalize::field_confidences(parsed);
  const auto values = normalize::values_of(parsed);
  ASSERT_EQ(values.size(), confidences.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(values[i].path, confidences[i].path);
}

TEST(Doubt, TheSameCardGivesTheSameClues) {
  const Doubts once = doubts(office_card(0.8F)), again = doubts(office_card(0.8F));
  ASSERT_EQ(once.values.size(), again.values.size());
  for (std::size_t i = 0; i < once.values.size(); ++i)
    EXPECT_TRUE(std::ranges::equal(once.values[i].clues.numbers(), again.values[i].clues.numbers()))
        << once.values[i].path;
}

TEST(Doubt, CluesSayWhatTheCardShows) {
  const Doubts all = doubts(office_card(0.9F));
  const auto& name = clues_of(all, "family_name");
  EXPECT_EQ(name[ValueClue::known], 1);
  EXPECT_EQ(name[ValueClue::forms], 1) << "高 has another form";
  EXPECT_EQ(name[ValueClue::other_readings], 1);
  EXPECT_EQ(name[ValueClue::disagreeing], 1);
  EXPECT_EQ(name[ValueClue::edits], 0);
  EXPECT_EQ(clues_of(all, "emails[0]")[ValueClue::witness], 1) << "the page has its domain";
  EXPECT_GT(clues_of(all, "emails[0]")[ValueClue::second_witness], 0.5F) << "it is the name's romaji";
  EXPECT_EQ(clues_of(all, "addresses[0]")[ValueClue::witness], 1) << "town and postal code agree";
  EXPECT_EQ(clues_of(all, "addresses[0]")[ValueClue::second_witness], 1) << "03 is Tokyo";
  EXPECT_EQ(clues_of(all, "company")[ValueClue::known], 1) << "it has a legal form";
  EXPECT_EQ(clues_of(all, "phones[0]")[ValueClue::characters], 12);
}

TEST(Doubt, WritingThatNoLineCoversIsAClue) {
  card::CardText card = office_card(0.9F);
  card.unread_ink = {card::quad_from_bounds({10, 400, 50, 424}),    // before the e-mail address
                     card::quad_from_bounds({60, 520, 460, 640})};  // large print below
  const Doubts all = doubts(card);
  EXPECT_GT(clues_of(all, "emails[0]")[ValueClue::ink_near], 0.7F);
  EXPECT_EQ(clues_of(all, "company")[ValueClue::ink_near], 0);
  EXPECT_EQ(clues_of(all, "company")[ValueClue::card_ink], 2);
  const auto gap = std::find_if(all.gaps.begin(), all.gaps.end(), [](const auto& g) { return g.path == "emails[1]"; });
  ASSERT_NE(gap, all.gaps.end());
  EXPECT_EQ(gap->clues[MissingClue::ink], 2);
  EXPECT_GT(gap->clues[MissingClue::ink_near], 0.7F);
  EXPECT_GT(gap->clues[MissingClue::ink_length], 3);
  EXPECT_GT(gap->clues[MissingClue::ink_size], 3);
  EXPECT_EQ(clues_of(doubts(office_card(0.9F)), "emails[0]")[ValueClue::ink_near], 0);
}

TEST(Doubt, ANameThatIsOneLetterOffItsDomainIsOdd) {
  const auto oddities = [](const char* firm) {
    const card::CardText card =
        CardLayout().line(firm, 60, 40, 44).line("高橋 愛", 60, 200, 60).line("ai@evocraft.jp", 60, 300, 24).build();
    return clues_of(doubts(card), "company")[ValueClue::oddities];
  };
  EXPECT_EQ(oddities("株式会社EVOCRAFT"), 0);
  EXPECT_EQ(oddities("株式会社FVOCRAFT"), 1);
  EXPECT_EQ(oddities("ンタック株式会社"), 1) << "no name begins so";
}

TEST(Doubt, CluesOfWordsAndStreets) {
  const card::CardText odd = CardLayout()
                                 .line("株式会社青空織維", 60, 40, 44)
                                 .line("高橋 愛", 60, 200, 60)
                                 .line("〒100-0001 東京都千代田区千代田呈番お号", 60, 300, 24)
                                 .build();
  const Doubts all = doubts(odd), usual = doubts(office_card(0.9F));
  EXPECT_GE(clues_of(all, "company")[ValueClue::unknown_kanji], 2) << "織維";
  EXPECT_EQ(clues_of(all, "addresses[0]")[ValueClue::strange], 2) << "呈 and お";
  EXPECT_EQ(clues_of(usual, "addresses[0]")[ValueClue::strange], 0);
}

TEST(Doubt, BetterPrintGivesBetterClues) {
  const Doubts clear = doubts(office_card(0.99F)), mud = doubts(office_card(0.75F));
  for (const char* path : {"family_name", "company", "phones[0]", "emails[0]", "addresses[0]"}) {
    for (const ValueClue clue : {ValueClue::weakest_symbol, ValueClue::mean_symbol, ValueClue::line_weakest,
                                 ValueClue::first_opinion, ValueClue::card_mean})
      EXPECT_GT(clues_of(clear, path)[clue], clues_of(mud, path)[clue]) << path;
  }
}

TEST(Doubt, AGapIsOnlyWhereOneMoreValueMayBe) {
  const Doubts all = doubts(office_card(0.9F));
  std::vector<std::string> paths;
  for (const auto& gap : all.gaps) paths.push_back(gap.path);
  EXPECT_EQ(std::count(paths.begin(), paths.end(), "family_name"), 0);
  EXPECT_EQ(std::count(paths.begin(), paths.end(), "phones[1]"), 1);
  EXPECT_EQ(std::count(paths.begin(), paths.end(), "job_titles[0]"), 1);
  EXPECT_EQ(std::count(paths.begin(), paths.end(), "addresses[1]"), 1);
}

TEST(Doubt, TheModelKeepsEveryPull) {
  const DoubtModel& model = parse_knowledge().state().doubt;
  const Doubts all = doubts(office_card(0.9F));
  const auto holds = [](const ProbabilityModel& part, std::vector<float> numbers,
                        const std::vector<normalize::ClueRule>& rules, const std::string& path) {
    for (std::size_t c = 0; c < rules.size(); ++c) {
      if (rules[c].pull == Pull::free) continue;
      std::vector<float> tried = numbers;
      float before = -1;
      for (float number = -40; number <= 40; number += 0.5F) {
        tried[c] = rules[c].pull == Pull::up ? number : -number;
        const float p = part.probability(tried);
        EXPECT_GE(p, before) << path << " " << rules[c].name << " " << number;
        before = p - 1e-6F;
      }
    }
  };
  for (const auto& value : all.values)
    holds(model.value, {value.clues.numbers().begin(), value.clues.numbers().end()}, normalize::value_clue_rules(),
          value.path);
  for (const auto& gap : all.gaps)
    holds(model.gap, {gap.clues.numbers().begin(), gap.clues.numbers().end()}, normalize::missing_clue_rules(),
          gap.path);
}

TEST(Doubt, ASmallerErrorRateAsksForMore) {
  const auto strict = normalize::acceptance_for(parse_knowledge(), 0.001);
  const auto lax = normalize::acceptance_for(parse_knowledge(), 0.05);
  const auto all = normalize::acceptance_for(parse_knowledge(), 1);
  const auto none = normalize::acceptance_for(parse_knowledge(), 0);
  EXPECT_GT(strict.value, lax.value);
  EXPECT_LE(strict.gap_risk, lax.gap_risk);
  EXPECT_LE(all.value, 0);
  EXPECT_GT(none.value, 1);
  EXPECT_LE(none.gap_risk, strict.gap_risk);
}

TEST(Doubt, TheLikeliestGapsAreDoubtfulUntilLittleIsLeftOfTheRisk) {
  card::ParsedCard parsed;
  parsed.completeness = {{"phones[1]", 0.99F}, {"job_titles[0]", 0.6F}, {"emails[0]", 0.9F}};
  using Paths = std::vector<std::string>;
  EXPECT_EQ(normalize::doubtful_fields(parsed, {0.9F, 0.6F}), Paths{});
  EXPECT_EQ(normalize::doubtful_fields(parsed, {0.9F, 0.2F}), Paths{"job_titles[0]"});
  EXPECT_EQ(normalize::doubtful_fields(parsed, {0.9F, 0.05F}), (Paths{"job_titles[0]", "emails[0]"}));
}

std::string model_text() {
  std::ifstream in(std::filesystem::path(MEISHI_SOURCE_DIR) / "normalize/confidence.model");
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(DoubtModel, ReadsWhatItWrites) {
  const auto model = DoubtModel::parse(model_text(), "confidence.model");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(to_string(*model), model_text());
  EXPECT_GT(model->value.roots.size(), 50U);
}

TEST(DoubtModel, AMalformedFileIsRefusedWithItsLine) {
  const std::string whole = model_text();
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  const std::string cases[] = {"",
                               "meishi confidence model 1\n",
                               with("model 1", "model 2"),
                               with("weakest_symbol", "strongest_symbol"),
                               with("calibration ", "calibration x"),
                               with("trees ", "trees 9"),
                               whole.substr(0, whole.size() / 2),
                               whole.substr(0, whole.rfind(' '))};
  for (const std::string& text : cases) {
    const auto model = DoubtModel::parse(text, "confidence.model");
    ASSERT_FALSE(model) << text.substr(0, 80);
    EXPECT_EQ(model.error().kind, card::ErrorKind::missing_component);
    EXPECT_NE(model.error().message.find("confidence.model: line "), std::string::npos) << model.error().message;
  }
  EXPECT_FALSE(DoubtModel::load("/nonexistent"));
}

TEST(DoubtModel, WalksItsTrees) {
  ProbabilityModel model;
  model.nodes = {{0, 0.5F, 1, 2}, {-1, -1, 0, 0}, {-1, 2, 0, 0}};
  model.roots = {0};
  model.offset = 0.25F;
  EXPECT_FLOAT_EQ(model.score(std::vector<float>{0.4F}), -0.75F);
  EXPECT_FLOAT_EQ(model.score(std::vector<float>{0.5F}), 2.25F);
  model.slope = 100;
  EXPECT_LT(model.probability(std::vector<float>{1}), 1.0F);
  EXPECT_GT(model.probability(std::vector<float>{0}), 0.0F);
}

}  // namespace
