#include "bench/accuracy/compare.h"

#include <gtest/gtest.h>

#include "bench/accuracy/tally.h"

namespace accuracy {
namespace {

std::string verdicts(const std::vector<Outcome>& outcomes, const std::string& field) {
  std::string all;
  for (const Outcome& o : outcomes) {
    if (o.field == field) all += (all.empty() ? "" : " ") + std::string(to_string(o.verdict));
  }
  return all;
}

TEST(Compare, SingleValues) {
  struct Case {
    const char* truth;
    const char* found;
    const char* verdict;
  };
  constexpr Case kCases[] = {{"株式会社山田", "株式会社 山田", "right"},
                             {"ＡＢＣ株式会社", "ABC株式会社", "right"},
                             {"株式会社山田", "株式会社山口", "wrong"},
                             {"株式会社山田", "", "missing"},
                             {"", "株式会社山田", "extra"},
                             {"", "", ""},
                             {"髙橋商店", "高橋商店", "wrong"}};
  for (const Case& c : kCases) {
    card::Contact truth, found;
    truth.company = c.truth;
    found.company = c.found;
    EXPECT_EQ(verdicts(compare(truth, {}, found), "company"), c.verdict) << c.truth << " / " << c.found;
  }
}

TEST(Compare, ListsAreSets) {
  card::Contact truth, found;
  truth.emails = {"a@example.jp", "b@example.jp"};
  found.emails = {"B@Example.jp", "c@example.jp", "d@example.jp"};
  EXPECT_EQ(verdicts(compare(truth, {}, found), "emails"), "right wrong extra");
}

TEST(Compare, PhonesByNumberAndKindApart) {
  card::Contact truth, found;
  truth.phones = {{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"}};
  found.phones = {{card::PhoneKind::fax, "+81312345678", "", "03(1234)5678"}};
  const auto outcomes = compare(truth, {}, found);
  EXPECT_EQ(verdicts(outcomes, "phones"), "right");
  EXPECT_EQ(verdicts(outcomes, "phone_kind"), "wrong");
}

TEST(Compare, UrlsWithoutScheme) {
  card::Contact truth, found;
  truth.urls = {"www.example.jp"};
  found.urls = {"https://www.example.jp/"};
  EXPECT_EQ(verdicts(compare(truth, {}, found), "urls"), "right");
}

TEST(Compare, AddressesByTheirPartsInARow) {
  card::Contact truth, found;
  truth.addresses = {{"100-0001", "東京都", "千代田区", "千代田1-1", "山田ビル5F", "JP",
                      "〒100-0001 東京都千代田区千代田1-1 山田ビル5F"}};
  found.addresses = {{"100-0001", "東京都", "千代田区", "千代田1−1山田ビル", "5F", "JP", ""}};
  const auto outcomes = compare(truth, {}, found);
  EXPECT_EQ(verdicts(outcomes, "address"), "right");
  EXPECT_EQ(verdicts(outcomes, "postal_code"), "right");
  EXPECT_EQ(verdicts(outcomes, "street"), "wrong");
}

TEST(Compare, EnglishTitlesOfABilingualCardMayBeGiven) {
  card::Contact truth, also, found;
  truth.job_titles = {"部長"};
  also.job_titles = {"General Manager"};
  found.job_titles = {"部長", "General Manager"};
  EXPECT_EQ(verdicts(compare(truth, also, found), "job_titles"), "right");
}

TEST(Compare, LettersOfALogoMayBeGivenAsTheLatinCompany) {
  card::Contact truth, also, found;
  also.company_latin = "YAMADA";
  found.company_latin = "YAMADA";
  EXPECT_EQ(verdicts(compare(truth, also, found), "company_latin"), "");
  found.company_latin = "YAMAD";
  EXPECT_EQ(verdicts(compare(truth, also, found), "company_latin"), "extra");
}

TEST(Tally, CountsWhatWasSureAndWrong) {
  Tally tally;
  CardOutcome card{true,
                   true,
                   false,
                   {{"company", Verdict::wrong, "甲", "乙", "company"},
                    {"emails", Verdict::wrong, "a", "b", "emails[0]"},
                    {"notes", Verdict::extra, "", "x", "notes[0]", false}}};
  tally.add(card, {"company"});
  EXPECT_EQ(tally.total().wrong, 2);
  EXPECT_EQ(tally.total().sure_wrong, 1);
  EXPECT_EQ(tally.total().extra, 0);
  EXPECT_EQ(tally.whole_right, 0);
}

}  // namespace
}  // namespace accuracy
