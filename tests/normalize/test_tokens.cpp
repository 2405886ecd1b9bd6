#include <gtest/gtest.h>

#include "normalize/tokens.h"
#include "tests/normalize/knowledge_fixture.h"
#include "tests/support/card_layout.h"

namespace {

using namespace normalize;

std::vector<std::string> tokens_in(const card::CardText& card) {
  const CardFeatures features = card_features(card);
  const ContactPoints points = find_contact_points(card, features, test_knowledge().postal, "JP");
  std::vector<std::string> texts;
  for (const Token& token : tokens_of(card, features, points, test_knowledge().names)) texts.push_back(token.text);
  return texts;
}

TEST(Tokens, AreCutWhereFieldsMayChange) {
  struct Case {
    const char* line;
    std::vector<std::string> tokens;
  };
  const Case cases[] = {
      {"営業部 部長　山田 太郎", {"営業部", "部長", "山田", "太郎"}},
      {"部 長", {"部長"}},
      {"山田 太郎（やまだ たろう）", {"山田", "太郎", "（やまだ", "たろう）"}},
      {"（株）山田製作所", {"（株）", "山田製作所"}},
      {"Dr. Avery Smith", {"Dr. Avery Smith"}},
      {"Senior Manager, Sales", {"Senior Manager", "Sales"}},
      {"Daisuke Mori 森 大輔", {"Daisuke Mori", "森", "大輔"}},
      {"代表取締役山田太郎", {"代表取締役", "山田太郎"}},
      {"TEL 03-1234-5678", {}},
      {"| ・ |", {}},
  };
  for (const Case& one : cases) EXPECT_EQ(tokens_in(support::quick_card({one.line})), one.tokens) << one.line;
}

TEST(Tokens, ALetterSpacedNameDividesAtItsWidestGap) {
  EXPECT_EQ(tokens_in(support::quick_card({"田 中　　健 一"})), (std::vector<std::string>{"田中", "健一"}));
}

}  // namespace
