#include <gtest/gtest.h>

#include "normalize/continental_print.h"
#include "tests/support/card_layout.h"

namespace {

using namespace normalize;
using support::CardLayout;

TEST(ContinentalPrint, WhatNoSuchPrintHasIsPutRight) {
  const Origin taiwan{Manner::chinese, "TW"}, mainland{Manner::chinese, "CN"}, korea{Manner::korean, "KR"},
      japan{Manner::japanese, "JP"};
  const struct {
    const Origin& origin;
    const char *read, *expected;
  } kCases[] = {
      {taiwan, "業務部 経理", "業務部 經理"},
      {taiwan, "中和村奮起湖142号", "中和村奮起湖142號"},
      {japan, "経理部", "経理部"},
      {mainland, "国际贸易", "国际贸易"},
      {taiwan, "聯創科技股傍有限公司", "聯創科技股份有限公司"},
      {taiwan, "聯創科技股份有眼公司", "聯創科技股份有限公司"},
      {taiwan, "聯創科技有限公司", "聯創科技有限公司"},
      {taiwan, "塗 美惠", "涂 美惠"},
      {taiwan, "塗記食品行", "涂記食品行"},
      {taiwan, "塗料行", "塗料行"},
      {taiwan, "淩峰精密機械", "凌峰精密機械"},
      {korea, "판교로 146, 9증 (13529)", "판교로 146, 9층 (13529)"},
      {korea, "인증 9증권", "인증 9증권"},
  };
  for (const auto& one : kCases) {
    card::CardText card = CardLayout().line(one.read, 100, 20, 20).build();
    EXPECT_EQ(settle_continental_print(card, one.origin), one.read != std::string(one.expected)) << one.read;
    EXPECT_EQ(card.lines[0].text(), one.expected);
  }
}

TEST(ContinentalPrint, ABlankThatAnotherReadingHasPartsAName) {
  const struct {
    const char *first, *second, *expected;
  } kCases[] = {
      {"Pin-YuShih | Art Director", "Pin-Yu Shih I Art Director", "Pin-Yu Shih | Art Director"},
      {"McDonald Wang", "McDonald Wang", "McDonald Wang"},
      {"Pin-YuShih", "Pin-Yo Shih", "Pin-YuShih"},
  };
  for (const auto& one : kCases) {
    card::CardText card = CardLayout().line(one.first, 100, 20, 20).reading("eng", one.second).build();
    settle_continental_print(card, {Manner::chinese, "TW"});
    EXPECT_EQ(card.lines[0].text(), one.expected);
  }
}

}  // namespace
