#include "pipeline/alternatives.h"

#include <gtest/gtest.h>

#include "tests/pipeline/recorded_engine.h"

namespace {

card::TextLine line_with(const std::vector<std::string>& symbols, std::size_t at,
                         std::vector<card::Alternative> others) {
  card::TextLine line = recorded_line(symbols, 0);
  line.readings.front().symbols[at].alternatives = std::move(others);
  return line;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST(Alternatives, exchange_a_character_for_what_was_seen_there_as_well) {
  const std::vector lines{line_with({"高", "橋", " ", "一", "郎"}, 0, {{"髙", 0.4F}, {"亮", 0.001F}})};
  EXPECT_EQ(pipeline::alternatives("高橋", {{0, 0, 2}}, lines), Texts{"髙橋"});
  EXPECT_EQ(pipeline::alternatives("一郎", {{0, 3, 5}}, lines), Texts{});
}

TEST(Alternatives, of_another_model_come_in_order_and_once) {
  std::vector lines{line_with({"a", "@", "b"}, 0, {{"o", 0.2F}})};
  card::TextLine other = recorded_line({"d", "@", "b"}, 0);
  other.readings.front().symbols[0].confidence = 0.6F;
  lines[0].readings.push_back(other.readings.front());
  lines[0].readings.push_back(other.readings.front());
  EXPECT_EQ(pipeline::alternatives("a@b", {{0, 0, 3}}, lines), (Texts{"d@b", "o@b"}));
}

TEST(Alternatives, of_a_mended_value_are_what_was_read) {
  const std::vector lines{line_with({"o", "@", "b"}, 0, {{"a", 0.2F}})};
  EXPECT_EQ(pipeline::alternatives("a@b", {{0, 0, 3}}, lines), Texts{"o@b"});
}

TEST(Alternatives, need_one_place) {
  const std::vector lines{line_with({"高", "橋"}, 0, {{"髙", 0.4F}})};
  EXPECT_EQ(pipeline::alternatives("高橋", {}, lines), Texts{});
  EXPECT_EQ(pipeline::alternatives("高橋", {{0, 0, 1}, {0, 1, 2}}, lines), Texts{});
  EXPECT_EQ(pipeline::alternatives("高橋", {{7, 0, 1}}, lines), Texts{});
}
