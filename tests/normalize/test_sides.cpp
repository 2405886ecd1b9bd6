#include <algorithm>

#include <gtest/gtest.h>

#include "normalize/parse.h"

namespace {

using card::ParsedCard;

card::Found<std::string> text(std::string value, float confidence = 0.9F, std::size_t line = 0,
                              std::size_t symbol = 0) {
  return {std::move(value), confidence, {{line, symbol, symbol + 2}}};
}

ParsedCard japanese_front() {
  ParsedCard front;
  front.family_name = text("山田");
  front.given_name = text("太郎");
  front.company = text("株式会社山田製作所");
  front.departments = {text("営業部")};
  front.job_titles = {text("部長")};
  front.posts = {{"株式会社山田製作所", "営業部", {"部長"}}};
  front.phones = {{{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"}, 0.6F, {}}};
  front.addresses = {
      {{"100-0001", "東京都", "千代田区", "千代田1-1", "", "JP", "〒100-0001 東京都千代田区千代田1-1"}, 0.9F, {}}};
  front.languages = {"jpn"};
  front.unread_fields = {"emails[0]"};
  return front;
}

ParsedCard english_back() {
  ParsedCard back;
  back.given_name = text("Taro", 0.9F, 1, 0);
  back.family_name = text("YAMADA", 0.8F, 1, 5);
  back.company = text("Yamada Seisakusho Co., Ltd.");
  back.departments = {text("Sales Department")};
  back.job_titles = {text("Manager")};
  back.posts = {{"Yamada Seisakusho Co., Ltd.", "Sales Department", {"Manager"}}};
  back.phones = {{{card::PhoneKind::work, "+81312345678", "", "+81-3-1234-5678"}, 0.8F, {}},
                 {{card::PhoneKind::mobile, "+819012345678", "", "+81-90-1234-5678"}, 0.8F, {}}};
  back.emails = {text("taro@example.co.jp", 0.9F, 4)};
  back.addresses = {
      {{"100-0001", "Tokyo", "Chiyoda-ku", "1-1 Chiyoda", "", "JP", "1-1 Chiyoda, Chiyoda-ku, Tokyo 100-0001"},
       0.9F,
       {}}};
  back.languages = {"eng"};
  back.unexplained_lines = {2};
  return back;
}

TEST(Sides, LatinBackGivesTheLatinFields) {
  const ParsedCard merged = normalize::merge_sides(japanese_front(), 7, english_back());
  EXPECT_EQ(merged.family_name.value, "山田");
  EXPECT_EQ(merged.latin_name.value, "Taro YAMADA");
  EXPECT_EQ(merged.company.value, "株式会社山田製作所");
  EXPECT_EQ(merged.company_latin.value, "Yamada Seisakusho Co., Ltd.");
  ASSERT_EQ(merged.departments.size(), 1U);
  ASSERT_EQ(merged.posts.size(), 1U);
  EXPECT_EQ(merged.posts[0].job_titles, std::vector<std::string>{"部長"});
}

TEST(Sides, ListsAreUnitedWithoutRepeating) {
  const ParsedCard merged = normalize::merge_sides(japanese_front(), 7, english_back());
  ASSERT_EQ(merged.phones.size(), 2U);
  EXPECT_FLOAT_EQ(merged.phones[0].confidence, 0.8F);
  EXPECT_EQ(merged.phones[1].value.number, "+819012345678");
  EXPECT_EQ(merged.addresses.size(), 1U);
  EXPECT_EQ(merged.languages, (std::vector<std::string>{"jpn", "eng"}));
}

TEST(Sides, EvidenceOfTheBackCountsOn) {
  const ParsedCard merged = normalize::merge_sides(japanese_front(), 7, english_back());
  ASSERT_EQ(merged.emails.size(), 1U);
  EXPECT_EQ(merged.emails[0].evidence[0].line, 11U);
  EXPECT_EQ(merged.unexplained_lines, std::vector<std::size_t>{9});
  EXPECT_EQ(merged.latin_name.evidence[0].line, 8U);
}

TEST(Sides, WhatTheOtherSideReadsIsNotUnread) {
  EXPECT_TRUE(normalize::merge_sides(japanese_front(), 7, english_back()).unread_fields.empty());
  EXPECT_EQ(normalize::merge_sides(japanese_front(), 7, {}).unread_fields, std::vector<std::string>{"emails[0]"});
}

TEST(Sides, JapaneseBackOfALatinFrontLeads) {
  const ParsedCard merged = normalize::merge_sides(english_back(), 5, japanese_front());
  EXPECT_EQ(merged.family_name.value, "山田");
  EXPECT_EQ(merged.latin_name.value, "Taro YAMADA");
  EXPECT_EQ(merged.company.value, "株式会社山田製作所");
  EXPECT_EQ(merged.company_latin.value, "Yamada Seisakusho Co., Ltd.");
}

TEST(Sides, LogoSideTakesEverythingFromTheOther) {
  const ParsedCard merged = normalize::merge_sides({}, 1, japanese_front());
  EXPECT_EQ(normalize::to_contact(merged), normalize::to_contact(japanese_front()));
}

TEST(Doubt, PathsFollowTheContract) {
  const ParsedCard front = japanese_front();
  std::vector<std::string> paths;
  for (const auto& field : normalize::field_confidences(front)) paths.push_back(field.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"family_name", "given_name", "company", "departments[0]", "job_titles[0]",
                                             "phones[0]", "addresses[0]"}));
  EXPECT_EQ(normalize::doubtful_fields(front, {0.7F, 0.7F}), (std::vector<std::string>{"phones[0]", "emails[0]"}));
  EXPECT_EQ(normalize::doubtful_fields(front, {0, 0}), std::vector<std::string>{"emails[0]"});
}

}  // namespace
