#include "dedupe/score.h"

#include <gtest/gtest.h>

#include "tests/dedupe/records.h"

namespace {

using card::Verdict;
using dedupe_tests::Person;
using dedupe_tests::record_of;

constexpr const char* kMail = "taro.yamada@example.co.jp";
constexpr const char* kMobile = "+819012345678";
constexpr const char* kFirm = "株式会社山田製作所";

dedupe::Comparison compared(const Person& a, const Person& b) {
  return dedupe::score(record_of(1, a), record_of(2, b), dedupe::default_model(), dedupe::default_frequencies());
}

struct Case {
  const char* what;
  Person a, b;
  Verdict expected;
};

const Case kCases[] = {
    {"e-mail and name", {"山田", "太郎", "", kMail}, {"山田", "太郎", "", "Taro.Yamada@Example.co.jp"}, Verdict::same},
    {"e-mail, new company", {"山田", "太郎", "甲社", kMail}, {"山田", "太郎", "乙社", kMail}, Verdict::same},
    {"e-mail, given name missing", {"山田", "太郎", "", kMail}, {"山田", "", "", kMail}, Verdict::same},
    {"e-mail, name in Latin letters", {"山田", "太郎", "", kMail}, {"Yamada", "Taro", "", kMail}, Verdict::same},
    {"e-mail, other person", {"山田", "太郎", kFirm, kMail}, {"佐藤", "花子", kFirm, kMail}, Verdict::unsure},
    {"mobile and name", {"山田", "太郎", "", "", kMobile}, {"山田", "太郎", "", "", kMobile}, Verdict::same},
    {"name and company", {"山田", "太郎", kFirm}, {"山田", "太郎", kFirm}, Verdict::same},
    {"form written short", {"山田", "太郎", kFirm}, {"山田", "太郎", "㈱山田製作所"}, Verdict::same},
    {"variant kanji", {"髙橋", "太郎", kFirm}, {"高橋", "太郎", kFirm}, Verdict::same},
    {"not parted", {"山田太郎", "", kFirm}, {"山田", "太郎", kFirm}, Verdict::same},
    {"common name, other company", {"佐藤", "健", "甲社"}, {"佐藤", "健", "乙社"}, Verdict::different},
    {"rare name, other company", {"小鳥遊", "菫", "甲社"}, {"小鳥遊", "菫", "乙社"}, Verdict::unsure},
    {"colleagues with one family name", {"山田", "太郎", kFirm}, {"山田", "花子", kFirm}, Verdict::different},
    {"company alone", {"", "", kFirm}, {"", "", kFirm}, Verdict::different},
    {"nothing", {}, {}, Verdict::different},
};

TEST(Score, FollowsTheEvidence) {
  for (const Case& each : kCases) {
    const dedupe::Comparison comparison = compared(each.a, each.b);
    EXPECT_EQ(dedupe::decide(comparison, dedupe::default_model()).verdict, each.expected)
        << each.what << ", " << comparison.bits << " bits";
  }
}

TEST(Score, IsSymmetricAndTheReasonsAddUp) {
  for (const Case& each : kCases) {
    const dedupe::Comparison comparison = compared(each.a, each.b);
    EXPECT_TRUE(comparison == compared(each.b, each.a)) << each.what;
    double sum = 0;
    for (const card::MatchReason& reason : dedupe::reasons_of(comparison)) sum += reason.weight;
    EXPECT_NEAR(sum, comparison.bits, 1e-9) << each.what;
  }
}

}  // namespace
