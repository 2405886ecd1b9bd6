#include <string>

#include <gtest/gtest.h>

#include "normalize/kanji_numbers.h"
#include "tests/normalize/knowledge_fixture.h"
#include "tests/support/card_layout.h"

namespace {

struct Case {
  const char* read;
  const char* settled;
};

std::string settled(const char* read) {
  card::CardText card = support::CardLayout().line(read, 10, 10, 30).build();
  normalize::settle_kanji_numbers(card, test_knowledge().postal);
  return card.lines[0].text();
}

TEST(KanjiNumbers, TheNumberingPlanTellsDashesFromNumerals) {
  const Case cases[] = {
      {"電話 O七六一八O五一ニ三三九", "電話 〇七六―八〇五―二三三九"},
      {"携帯電話 O八O (一一二九) 二三八八", "携帯電話 〇八〇 (一一二九) 二三八八"},
      {"電話 〇三一三一三八ー五七四三", "電話 〇三―三一三八ー五七四三"},
      {"携帯 〇八〇一一五ーセーニー〇ニ", "携帯 〇八〇―一五一七ー二一〇二"},
      {"電話 〇三ー一二三四ー五六七八", "電話 〇三ー一二三四ー五六七八"},
      {"電話 〇七二ー九九五ー八七五（", "電話 〇七二ー九九五ー八七五一"},
      {"携帯 〇八〇（六三七五））七八）", "携帯 〇八〇（六三七五）一七八一"},
      {"電話 〇三不六九六五苧九二〇四", "電話 〇三（六九六五）九二〇四"},
  };
  for (const Case& c : cases) EXPECT_EQ(settled(c.read), c.settled);
}

TEST(KanjiNumbers, SevenNumeralsOfThePostalTableStandBehindTheMark) {
  const Case cases[] = {
      {"〒六六ー-ーOO四二 兵庫県尼崎市", "〒六六一- 〇〇四二 兵庫県尼崎市"},
      {"〒O四四ー0二一四 北海道虻田郡", "〒〇四四ー〇二一四 北海道虻田郡"},
      {"〒一一五一〇〇五三", "〒一一五―〇〇五三"},
  };
  for (const Case& c : cases) EXPECT_EQ(settled(c.read), c.settled);
}

TEST(KanjiNumbers, WhatNoPlanExplainsStaysAsRead) {
  for (const char* read : {"二丁目三番五号", "O一二三四五", "ハニー二三四", "〒九九九ー九九九九", "カレーの一二三",
                           "〇三不六九六五苧九二〇"})
    EXPECT_EQ(settled(read), read);
}

}  // namespace
