#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "card/card_reading.h"
#include "card/card_text.h"
#include "card/contact.h"
#include "card/geometry.h"
#include "card/result.h"

namespace {

card::Reading reading_of(const std::vector<std::pair<std::string, float>>& symbols) {
  card::Reading reading;
  for (const auto& [text, confidence] : symbols) {
    reading.symbols.push_back({.text = text, .box = {}, .confidence = confidence, .alternatives = {}});
  }
  return reading;
}

}  // namespace

TEST(CardValues, bounds_hold_a_slanted_quad) {
  const card::Quad slanted{{card::Point{10, 2}, card::Point{50, 8}, card::Point{48, 30}, card::Point{7, 25}}};
  const card::Bounds box = card::bounds(slanted);
  EXPECT_EQ(box.left, 7);
  EXPECT_EQ(box.top, 2);
  EXPECT_EQ(box.right, 50);
  EXPECT_EQ(box.bottom, 30);
  EXPECT_EQ(box.centre_x(), 28.5F);
}

TEST(CardValues, a_box_is_its_own_bounds) {
  const card::Bounds box{1, 2, 11, 22};
  const card::Bounds again = card::bounds(card::quad_from_bounds(box));
  EXPECT_EQ(again.width(), 10);
  EXPECT_EQ(again.height(), 20);
  EXPECT_EQ(card::quad_from_bounds(box).corners[2], (card::Point{11, 22}));
}

TEST(CardValues, a_reading_joins_its_symbols) {
  EXPECT_EQ(reading_of({{"山", 1}, {"田", 1}, {" ", 0}, {"太", 1}}).text(), "山田 太");
  EXPECT_EQ(reading_of({}).text(), "");
}

TEST(CardValues, a_reading_is_as_sure_as_its_symbols) {
  EXPECT_EQ(reading_of({}).confidence(), 0);
  EXPECT_EQ(reading_of({{" ", 0.5F}}).confidence(), 0);
  EXPECT_NEAR(reading_of({{"a", 0.9F}, {"b", 0.4F}}).confidence(), 0.6F, 1e-5);
  EXPECT_NEAR(reading_of({{"a", 0.9F}, {" ", 0.0F}, {"b", 0.9F}}).confidence(), 0.9F, 1e-5);
  EXPECT_GT(reading_of({{"a", 0.0F}}).confidence(), 0);
}

TEST(CardValues, a_line_without_readings_is_empty) {
  const card::TextLine line;
  EXPECT_EQ(line.text(), "");
  EXPECT_EQ(line.confidence(), 0);
}

TEST(CardValues, kinds_have_different_spellings) {
  using card::ErrorKind;
  using card::PhoneKind;
  std::set<std::string> errors, phones, decisions;
  for (const auto kind : {ErrorKind::bad_input, ErrorKind::wrong_use, ErrorKind::database, ErrorKind::missing_component,
                          ErrorKind::internal}) {
    errors.insert(card::to_string(kind));
  }
  for (const auto kind : {PhoneKind::work, PhoneKind::direct, PhoneKind::mobile, PhoneKind::fax, PhoneKind::toll_free,
                          PhoneKind::other}) {
    phones.insert(card::to_string(kind));
  }
  for (const auto decision : {card::Decision::accept, card::Decision::review, card::Decision::not_a_card}) {
    decisions.insert(card::to_string(decision));
  }
  EXPECT_EQ(errors, (std::set<std::string>{"bad_input", "wrong_use", "database", "missing_component", "internal"}));
  EXPECT_EQ(phones, (std::set<std::string>{"work", "direct", "mobile", "fax", "toll_free", "other"}));
  EXPECT_EQ(decisions, (std::set<std::string>{"accept", "review", "not_a_card"}));
}

TEST(CardValues, a_failure_carries_kind_and_message) {
  const card::Result<int> failed = card::fail(card::ErrorKind::bad_input, "scan.png: empty; scan it again");
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().kind, card::ErrorKind::bad_input);
  EXPECT_EQ(failed.error().message, "scan.png: empty; scan it again");
}
