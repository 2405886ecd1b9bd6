// Front and back: which pages become one card.

#include "pipeline/pairing.h"

#include <gtest/gtest.h>

namespace {

using pipeline::PairMode, pipeline::Pairing, pipeline::ReadCard;
using Pages = std::vector<std::string>;

ReadCard card_named(const std::string& name) {
  ReadCard card;
  card.reading.source.file = name + ".png";
  card.reading.decision = name.find('-') == 0 ? card::Decision::not_a_card : card::Decision::review;
  return card;
}

/// "front+back" for a pair; a page "a,b" shows two cards, one that begins with - is blank, an empty one was not read.
std::string text_of(const ReadCard& card) {
  const auto stem = [](const card::Source& source) { return source.file.stem().string(); };
  if (card.reading.sides.empty()) return stem(card.reading.source);
  return stem(card.reading.sides[0]) + "+" + stem(card.reading.sides[1]);
}

std::vector<ReadCard> page_of(const std::string& names) {
  std::vector<ReadCard> page;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    page.push_back(card_named(names.substr(at, end - at)));
    at = end + 1;
  }
  return page;
}

std::string paired(PairMode mode, const Pages& pages) {
  Pairing pairing(mode);
  std::string all;
  const auto take = [&](std::vector<ReadCard> cards) {
    for (const ReadCard& card : cards) all += (all.empty() ? "" : " ") + text_of(card);
  };
  for (const std::string& page : pages) take(pairing.add(page_of(page)));
  take(pairing.finish());
  EXPECT_TRUE(pairing.is_empty());
  return all;
}

ReadCard card_with(const card::Contact& contact) {
  ReadCard card;
  card.reading.contact = contact;
  card.reading.decision = card::Decision::review;
  return card;
}

}  // namespace

TEST(Pairing, pages_become_cards) {
  struct Case {
    PairMode mode;
    Pages pages;
    const char* cards;
  };
  const std::vector<Case> cases = {
      {PairMode::none, {"a", "b"}, "a b"},
      {PairMode::duplex, {"a", "A", "b", "B"}, "a+A b+B"},
      {PairMode::duplex, {"a", "-", "b", "B", "c"}, "a b+B c"},
      {PairMode::duplex, {"-", "A", "b", "B"}, "A b+B"},
      {PairMode::duplex, {"a,b", "A,B"}, "a+A b+B"},
      {PairMode::duplex, {"a,b", "A", "c", "C"}, "a b A c+C"},
      {PairMode::duplex, {"a", "", "b", "B"}, "a b+B"},
      {PairMode::stacks, {"a", "b", "c", "A", "B", "C"}, "a+A b+B c+C"},
      {PairMode::stacks_reversed, {"a", "b", "c", "C", "B", "A"}, "a+A b+B c+C"},
      {PairMode::stacks, {"a", "b", "A", "-"}, "a+A b"},
      {PairMode::stacks, {"a", "b", "A"}, "a b A"},
      {PairMode::names, {"x_front", "other", "x_back"}, "other x_front+x_back"},
      {PairMode::names, {"y-b", "y-a", "z-a"}, "y-a+y-b z-a"},
      {PairMode::names, {"佐藤表", "佐藤裏"}, "佐藤表+佐藤裏"},
      {PairMode::names, {"feedback", "anna", "club"}, "anna club feedback"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(paired(c.mode, c.pages), c.cards) << pipeline::to_string(c.mode) << " " << c.pages.front();
}

TEST(Pairing, names_tell_the_side) {
  struct Case {
    const char* name;
    const char* stem;  ///< null: no side
    bool is_back;
  };
  const std::vector<Case> cases = {{"scan-001_front", "scan-001", false},
                                   {"Scan 001 BACK", "scan 001", true},
                                   {"x_a", "x", false},
                                   {"x_b", "x", true},
                                   {"x.2", "x", true},
                                   {"xa", nullptr, false},
                                   {"front", nullptr, false},
                                   {"12", nullptr, false},
                                   {"omote", nullptr, false},
                                   {"佐藤裏面", "佐藤", true}};
  for (const Case& c : cases) {
    const auto side = pipeline::side_of_name(c.name);
    EXPECT_EQ(side.has_value(), c.stem != nullptr) << c.name;
    if (!side || c.stem == nullptr) continue;
    EXPECT_EQ(side->stem, c.stem) << c.name;
    EXPECT_EQ(side->is_back, c.is_back) << c.name;
  }
}

TEST(Pairing, sides_prove_that_they_belong_together) {
  card::Contact japanese;
  japanese.family_name = "山田";
  japanese.given_name = "太郎";
  japanese.latin_name = "Taro YAMADA";
  japanese.emails = {"t.yamada@example.co.jp"};
  card::Contact latin;
  latin.family_name = "Yamada";
  latin.given_name = "Taro";
  card::Contact same_mail;
  same_mail.emails = {"T.Yamada@example.co.jp"};
  card::Contact colleague;
  colleague.family_name = "Suzuki";
  colleague.given_name = "Ichiro";
  colleague.emails = {"i.suzuki@example.co.jp"};
  struct Case {
    card::Contact a, b;
    bool together;
  };
  const std::vector<Case> cases = {{japanese, latin, true},     {latin, japanese, true},
                                   {japanese, same_mail, true}, {japanese, colleague, false},
                                   {japanese, japanese, false}, {latin, colleague, false}};
  for (std::size_t i = 0; i < cases.size(); ++i)
    EXPECT_EQ(pipeline::are_two_sides(card_with(cases[i].a), card_with(cases[i].b)), cases[i].together) << i;

  Pairing pairing(PairMode::evidence);
  std::size_t cards = 0;
  for (const card::Contact& contact : {colleague, japanese, latin, colleague})
    cards += pairing.add({card_with(contact)}).size();
  EXPECT_EQ(cards + pairing.finish().size(), 3U);
}

TEST(Pairing, the_words_of_the_command_line_go_both_ways) {
  for (const char* word : {"", "duplex", "stacks", "stacks-reversed", "names", "evidence"})
    EXPECT_STREQ(pipeline::to_string(pipeline::parse_pair_mode(word).value()), word);
  EXPECT_FALSE(pipeline::parse_pair_mode("both"));
}
