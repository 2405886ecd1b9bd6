#include "pipeline/evidence.h"

#include <gtest/gtest.h>

#include "tests/pipeline/recorded_engine.h"

namespace {

pipeline::ReadCard two_line_card() {
  pipeline::ReadCard card;
  card.reading.lines = {recorded_line({"山", "田", " ", "太", "郎"}, 0), recorded_line({"a", "@", "b"}, 1)};
  card.front_lines = 2;
  return card;
}

}  // namespace

TEST(Evidence, a_value_knows_its_text_and_place) {
  auto card = two_line_card();
  card.parsed.family_name = {"山田", 0.8F, {{.line = 0, .first_symbol = 0, .last_symbol = 2}}};
  card.parsed.given_name = {"太郎", 0.7F, {{.line = 0, .first_symbol = 3, .last_symbol = 5}}};
  const auto evidence = pipeline::field_evidence(card);
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].path, "family_name");
  EXPECT_EQ(evidence[0].printed, "山田");
  EXPECT_EQ(evidence[0].confidence, 0.8F);
  EXPECT_EQ(evidence[0].side, card::Side::front);
  ASSERT_TRUE(evidence[1].box);
  EXPECT_EQ(card::bounds(*evidence[1].box).left, 30);
  EXPECT_EQ(card::bounds(*evidence[1].box).right, 50);
}

TEST(Evidence, list_values_are_counted) {
  auto card = two_line_card();
  card.parsed.emails = {{"a@b", 0.9F, {{1, 0, 3}}}, {"c@d", 0.5F, {}}};
  const auto evidence = pipeline::field_evidence(card);
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].path, "emails[0]");
  EXPECT_EQ(evidence[1].path, "emails[1]");
  EXPECT_FALSE(evidence[1].box) << "a value from a table has no place";
}

TEST(Evidence, a_value_over_two_lines_has_one_box) {
  auto card = two_line_card();
  card.parsed.company = {"x", 0.9F, {{0, 0, 2}, {1, 0, 3}}};
  const auto evidence = pipeline::field_evidence(card);
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].printed, "山田 a@b");
  EXPECT_EQ(card::bounds(*evidence[0].box).bottom, 32);
}

TEST(Evidence, lines_after_the_front_are_the_backs) {
  auto card = two_line_card();
  card.front_lines = 1;
  card.parsed.emails = {{"a@b", 0.9F, {{1, 0, 3}}}};
  EXPECT_EQ(pipeline::field_evidence(card).at(0).side, card::Side::back);
}

TEST(Evidence, places_that_do_not_exist_are_left_out) {
  auto card = two_line_card();
  card.parsed.emails = {{"a@b", 0.9F, {{7, 0, 3}, {1, 1, 99}}}};
  EXPECT_EQ(pipeline::field_evidence(card).at(0).printed, "@b");
}

TEST(Evidence, absent_values_have_none) { EXPECT_TRUE(pipeline::field_evidence(two_line_card()).empty()); }
