#include "store/survivorship.h"

#include <gtest/gtest.h>

#include "tests/store/temporary_store.h"

namespace {

using Dated = std::vector<store::DatedContact>;

card::Contact survivor(Dated cards) {
  store::sort_present_first(cards);
  return store::survive(cards);
}

std::optional<store::Date> day(const char* text) { return store::parse_date(text); }

TEST(Survivorship, OneCardIsTheContact) {
  card::Contact contact = named("山田", "太郎", "甲社");
  contact.emails = {"a@x.example", "a@x.example"};
  EXPECT_EQ(survivor({{{1}, day("2024-01-01"), contact}}), contact);
}

TEST(Survivorship, UnknownDatesNeverOverrule) {
  const card::Contact dated = named("山田", "太郎", "甲社"), undated = named("山田", "太郎", "乙社");
  EXPECT_EQ(survivor({{{1}, day("2001-01-01"), dated}, {{2}, std::nullopt, undated}}).company, "甲社");
  EXPECT_EQ(survivor({{{1}, std::nullopt, undated}, {{2}, day("2001-01-01"), dated}}).company, "甲社");
  EXPECT_EQ(survivor({{{1}, std::nullopt, dated}, {{2}, std::nullopt, undated}}).company, "甲社");
}

TEST(Survivorship, AnOldCompanyNeverStandsBesideANewTitle) {
  card::Contact older = named("山田", "太郎", "甲社"), newer = named("山田", "太郎");
  older.departments = {"営業部"};
  newer.job_titles = {"顧問"};
  const card::Contact result = survivor({{{1}, day("2024-01-01"), older}, {{2}, day("2025-01-01"), newer}});
  EXPECT_EQ(result.company, "");
  EXPECT_TRUE(result.departments.empty());
  EXPECT_EQ(result.job_titles, newer.job_titles);
}

TEST(Survivorship, ReadingsFillBlanksOfTheSameNameOnly) {
  card::Contact maiden = named("佐藤", "花子", "甲社"), married = named("山田", "花子", "㈱甲社");
  maiden.family_kana = "サトウ";
  maiden.given_kana = "ハナコ";
  maiden.latin_name = "Hanako SATO";
  maiden.company_latin = "Kou";
  const card::Contact result = survivor({{{1}, day("2024-01-01"), maiden}, {{2}, day("2025-01-01"), married}});
  EXPECT_EQ(result.family_name, "山田");
  EXPECT_EQ(result.family_kana, "");
  EXPECT_EQ(result.given_kana, "ハナコ");
  EXPECT_EQ(result.latin_name, "");
  EXPECT_EQ(result.company_latin, "") << "another company, as far as one can tell";
}

TEST(Survivorship, ListsAddUpWithoutRepetition) {
  card::Contact older = named("山田", "太郎"), newer = older;
  older.emails = {"Taro@x.example", "old@y.example"};
  newer.emails = {"taro@x.example"};
  older.phones = {{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"},
                  {card::PhoneKind::fax, "+81312345678", "", "03-1234-5678"},
                  {card::PhoneKind::work, "", "", "1234"}};
  newer.phones = {{card::PhoneKind::direct, "+81312345678", "", "(03)1234-5678"}};
  older.addresses = {{"100-0001", "", "", "", "", "JP", "〒100-0001 東京都千代田区千代田1-1"}};
  newer.addresses = {{"100-0001", "", "", "", "", "JP", "〒100-0001 東京都千代田区 千代田1-1"}};
  older.notes = {"趣味", "趣味"};
  newer.notes = {"趣味"};
  const card::Contact result = survivor({{{1}, day("2024-01-01"), older}, {{2}, day("2025-01-01"), newer}});
  EXPECT_EQ(result.emails, (std::vector<std::string>{"taro@x.example", "old@y.example"}));
  ASSERT_EQ(result.phones.size(), 3U);
  EXPECT_EQ(result.phones[0].kind, card::PhoneKind::direct);
  EXPECT_EQ(result.phones[1].kind, card::PhoneKind::fax);
  EXPECT_EQ(result.addresses.size(), 1U);
  EXPECT_EQ(result.notes, (std::vector<std::string>{"趣味"}));
}

TEST(Survivorship, DatesAreDaysThatExist) {
  const struct {
    const char* text;
    bool valid;
  } kCases[] = {{"2026-02-28", true},  {"2024-02-29", true},  {"2026-02-29", false},
                {"2026-13-01", false}, {"2026-1-1", false},   {"", false},
                {"20260101", false},   {"2026-01-0x", false}, {"-026-01-01", false}};
  for (const auto& each : kCases) {
    const auto date = store::parse_date(each.text);
    EXPECT_EQ(date.has_value(), each.valid) << each.text;
    EXPECT_EQ(date ? store::to_string(*date) : each.text, each.text);
  }
}

}  // namespace
