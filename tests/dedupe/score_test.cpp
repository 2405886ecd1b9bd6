#include "dedupe/score.h"

#include <algorithm>
#include <limits>
#include <vector>

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
    {"honorifics", {"山田", "太郎様", kFirm}, {"山田　太郎 殿", "", kFirm}, Verdict::same},
    {"a mailbox made of the name, elsewhere",
     {"冨田", "博", "甲社", "htomita@ko.example"},
     {"冨田", "博", "乙社", "htomita@otsu.example"},
     Verdict::unsure},
    {"not parted", {"山田太郎", "", kFirm}, {"山田", "太郎", kFirm}, Verdict::same},
    {"common name, other company", {"佐藤", "健", "甲社"}, {"佐藤", "健", "乙社"}, Verdict::different},
    {"rare name, other company", {"小鳥遊", "菫", "甲社"}, {"小鳥遊", "菫", "乙社"}, Verdict::unsure},
    {"colleagues with one family name", {"山田", "太郎", kFirm}, {"山田", "花子", kFirm}, Verdict::different},
    {"company alone", {"", "", kFirm}, {"", "", kFirm}, Verdict::different},
    {"nothing", {}, {}, Verdict::different},
    {"斎藤 and 齋藤", {"斎藤", "一郎", kFirm}, {"齋藤", "一郎", kFirm}, Verdict::same},
    {"斎藤 and 斉藤, one company", {"斎藤", "一郎", kFirm}, {"斉藤", "一郎", kFirm}, Verdict::unsure},
    {"斎藤 and 斉藤, one number",
     {"斎藤", "一郎", kFirm, "", kMobile},
     {"斉藤", "一郎", kFirm, "", kMobile},
     Verdict::same},
    {"a character misread", {"佐藤", "健太", kFirm, kMail}, {"佐籐", "健太", kFirm, kMail}, Verdict::same},
    {"a character read twice", {"山田", "太郎", kFirm, kMail}, {"山田田", "太郎", kFirm, kMail}, Verdict::same},
    {"a character lost", {"清水", "和也", kFirm, kMail}, {"水", "和也", kFirm, kMail}, Verdict::same},
    {"a name in kana", {"やまだ", "たろう", kFirm, kMail}, {"山田", "太郎", kFirm, kMail}, Verdict::same},
    {"a branch behind the company",
     {"小鳥遊", "菫", "株式会社山田製作所　大阪支店"},
     {"小鳥遊", "菫", kFirm},
     Verdict::same},
    {"a telephone handed on",
     {"伊藤", "直樹", kFirm, "n-ito@example.co.jp", kMobile},
     {"竹内", "直樹", kFirm, "n-takeuchi@example.co.jp", kMobile},
     Verdict::unsure},
    {"a telephone, a character of the family name lost",
     {"小林", "直樹", kFirm, "", kMobile},
     {"林", "直樹", kFirm, "", kMobile},
     Verdict::same},
    {"a character of the given name lost, furigana as the other is read",
     {"清水", "哲也", kFirm, kMail},
     {"清水", "哲", kFirm, kMail, "", "", "", "シミズ", "テツヤ"},
     Verdict::same},
    {"brothers", {"清水", "健一", kFirm, kMail}, {"清水", "健二", kFirm, kMail}, Verdict::unsure},
    {"words of a Latin name exchanged", {"山田", "太郎", "", kMail}, {"Taro", "Yamada", "", kMail}, Verdict::same},
    {"another romanisation", {"Onishi", "Yuki", "Acme", kMail}, {"Ohnishi", "Yuuki", "Acme", kMail}, Verdict::same},
    {"mailboxes told apart by a number",
     {"山田", "太郎", kFirm, "yamada@example.co.jp"},
     {"山田", "太郎", kFirm, "yamada2@example.co.jp"},
     Verdict::unsure},
    {"mailboxes with two numbers",
     {"山田", "太郎", kFirm, "yamada13@example.co.jp"},
     {"山田", "太郎", kFirm, "yamada23@example.co.jp"},
     Verdict::unsure},
    {"other furigana",
     {"東", "一", kFirm, "", "", "", "", "ヒガシ", "ハジメ"},
     {"東", "一", kFirm, "", "", "", "", "アズマ", "マコト"},
     Verdict::unsure},
    {"furigana with a kanji misread for kana",
     {"二木", "健", kFirm, "", "", "", "", "ニキ", "ケン"},
     {"二木", "健", kFirm, "", "", "", "", "二キ", "ケン"},
     Verdict::same},
    {"a home in two writings",
     {"Smith", "Ann", "", "", "", "", "12 Herschell Street Lawrence NSW"},
     {"Smyth", "Ann", "", "", "", "", "12 Hersch ell Stret Lawrence NSW"},
     Verdict::same},
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

TEST(Score, AFieldThatIsAbsentSaysNothingAndOneThatAgreesNeverTakesAway) {
  const Person bare{"山田", "太郎", kFirm}, more{"山田", "太郎", kFirm, kMail, kMobile};
  const float without = compared(bare, bare).bits;
  EXPECT_EQ(compared(bare, more).bits, without);
  EXPECT_GT(compared(more, more).bits, without);
  for (const Case& each : kCases)
    EXPECT_GE(std::max(compared(each.a, each.a).bits, compared(each.b, each.b).bits), compared(each.a, each.b).bits)
        << each.what;
}

TEST(Score, ThePriorFallsWithThePopulation) {
  dedupe::Frequencies more = dedupe::default_frequencies();
  more.population *= 64;
  const auto a = record_of(1, {"山田", "太郎", kFirm}), b = record_of(2, {"山田", "太郎", kFirm});
  const float few = dedupe::score(a, b, dedupe::default_model(), dedupe::default_frequencies()).bits;
  EXPECT_FLOAT_EQ(dedupe::score(a, b, dedupe::default_model(), more).bits, few - 6);
}

TEST(Score, ADoubtfulGivenNameForbidsNothing) {
  dedupe::Record a = record_of(1, {"山田", "太郎", kFirm, kMail}), b = record_of(2, {"山田", "次男", kFirm, kMail});
  const auto& model = dedupe::default_model();
  EXPECT_NE(dedupe::score(a, b, model, dedupe::default_frequencies()).vetoes, 0);
  b.confidences.push_back({"given_name", 0.4F});
  const dedupe::Comparison doubtful = dedupe::score(a, b, model, dedupe::default_frequencies());
  EXPECT_EQ(doubtful.vetoes, 0);
  EXPECT_EQ(dedupe::decide(doubtful, model).verdict, Verdict::same);
}

std::vector<dedupe::Prepared> people_of_all_kinds() {
  std::vector<dedupe::Prepared> people;
  for (const Case& each : kCases)
    for (const Person* person : {&each.a, &each.b}) people.push_back(dedupe::prepare(record_of(1, *person)));
  for (const char* family : {"佐藤", "小鳥遊", "斎藤", "斉藤", "Sato"})
    for (const char* given : {"健", "建", "花子", "Ken", ""})
      for (const char* firm : {kFirm, "乙社", ""})
        for (const char* email : {kMail, "taro.yamado@example.co.jp", "sato2@otsu.example", ""})
          for (const char* mobile : {kMobile, "+819012345679", ""}) {
            Person person{family, given, firm, email, mobile};
            person.address = people.size() % 3 == 0   ? ""
                             : people.size() % 3 == 1 ? "東京都千代田区千代田1-1"
                                                      : "大阪市北区梅田2-2";
            people.push_back(dedupe::prepare(record_of(1, person)));
          }
  return people;
}

TEST(Score, APairIsGivenUpOnlyWhereItDoesNotConnect) {
  const std::vector<dedupe::Prepared> people = people_of_all_kinds();
  dedupe::Model low = dedupe::default_model(), calibrated = dedupe::default_model();
  low.floor_bits = -20;
  low.against_cap = 6;
  calibrated.calibration_slope = 0.6;
  calibrated.calibration_offset = 4;
  dedupe::Frequencies frequencies = dedupe::default_frequencies();
  std::size_t connected = 0, others = 0;
  for (const dedupe::Model& model : {dedupe::default_model(), low, calibrated})
    for (const double population : {16'384.0, 8'388'608.0})
      for (std::size_t a = 0; a < people.size(); ++a)
        for (std::size_t b = a + 1; b < people.size(); b += 7) {
          frequencies.population = population;
          const dedupe::Comparison whole = dedupe::score(people[a], people[b], model, frequencies);
          const float bits = dedupe::connecting_bits(people[a], people[b], model, frequencies);
          const bool connects = dedupe::connects(whole, model);
          ASSERT_EQ(bits, connects ? whole.bits : -std::numeric_limits<float>::infinity()) << a << ' ' << b;
          ++(connects ? connected : others);
        }
  EXPECT_GT(connected, 1'000U);
  EXPECT_GT(others, 1'000U);
}

TEST(Score, CalibrationIsABarOfItsOwn) {
  dedupe::Model model = dedupe::default_model();
  model.calibration_slope = 0.5;
  model.calibration_offset = 1;
  const auto a = record_of(1, {"山田", "太郎", kFirm}), b = record_of(2, {"山田", "太郎", kFirm});
  const float plain = dedupe::score(a, b, dedupe::default_model(), dedupe::default_frequencies()).bits;
  const dedupe::Comparison calibrated = dedupe::score(a, b, model, dedupe::default_frequencies());
  EXPECT_NEAR(calibrated.bits, 0.5 * plain + 1, 1e-3);
  double sum = 0;
  for (const card::MatchReason& reason : dedupe::reasons_of(calibrated)) sum += reason.weight;
  EXPECT_NEAR(sum, calibrated.bits, 1e-9);
}

// In a list of one firm's people, the firm with its line is nothing that two cards have in common.
TEST(Score, WhatTheWholeStoreSharesSaysLittle) {
  const Person ken{"佐藤", "健", kFirm, "", "", "", "", "", "", "+81312345678"};
  const dedupe::Record a = record_of(1, ken), b = record_of(2, ken);
  const auto verdict = [&](const dedupe::Frequencies& frequencies) {
    return dedupe::decide(dedupe::score(a, b, dedupe::default_model(), frequencies), dedupe::default_model()).verdict;
  };
  EXPECT_EQ(verdict(dedupe::default_frequencies()), Verdict::same);
  const dedupe::TermShare firm{{dedupe::TermKind::company, "山田製作所"}, 1.0 / 16};
  const dedupe::TermShare line{{dedupe::TermKind::line, "+81312345678"}, 1.0 / 16};
  const std::vector<dedupe::TermShare> both{firm, line};
  EXPECT_EQ(verdict(dedupe::with_shares(dedupe::default_frequencies(), both)), Verdict::unsure);
  EXPECT_EQ(verdict(dedupe::with_shares(dedupe::default_frequencies(), {&firm, 1})), Verdict::same)
      << "a line that few share still tells";
}

dedupe::Level level_of(const dedupe::Comparison& comparison, dedupe::Field field) {
  return comparison.evidence[static_cast<std::size_t>(field)].level;
}

TEST(Score, HouseNumbersAgreeWhereEachIsThereAsOften) {
  const auto numbers = [](const char* a, const char* b) {
    return level_of(compared({"山田", "太郎", kFirm, "", "", "", a}, {"山田", "太郎", kFirm, "", "", "", b}),
                    dedupe::Field::numbers);
  };
  EXPECT_EQ(numbers("静岡県沼津市宮前町9-9", "静岡県沼津市宮前町9-2"), dedupe::Level::numbers_some);
  EXPECT_EQ(numbers("静岡県沼津市宮前町9-2", "静岡県沼津市宮前町9-2-301"), dedupe::Level::numbers_exact);
}

TEST(Score, FirmsWithNamesAlikeAreTwoWhenBothAreKnownOrHaveDomains) {
  const Person one{"井上", "隆", "新和商会", "i@shinwa.example"}, other{"井上", "隆", "協和商会", "i@kyowa.example"};
  EXPECT_EQ(level_of(compared(one, other), dedupe::Field::company), dedupe::Level::company_some);
  const Person bare{"井上", "隆", "新和商会"}, bare_other{"井上", "隆", "協和商会"};
  EXPECT_EQ(level_of(compared(bare, bare_other), dedupe::Field::company), dedupe::Level::company_similar);
  dedupe::Frequencies frequencies = dedupe::default_frequencies();
  for (const char* firm : {"新和商会", "協和商会"}) frequencies.set(dedupe::TermKind::company, firm, 0.01);
  EXPECT_EQ(level_of(dedupe::score(record_of(1, bare), record_of(2, bare_other), dedupe::default_model(), frequencies),
                     dedupe::Field::company),
            dedupe::Level::company_some);
}

TEST(Score, ANameInLettersIsAsCommonAsAllThatAreReadSo) {
  dedupe::Frequencies frequencies = dedupe::default_frequencies();
  const Person nakano{"Nakano", "Susumu", "Acme"};
  const auto bits = [&] {
    return dedupe::score(record_of(1, nakano), record_of(2, nakano), dedupe::default_model(), frequencies).bits;
  };
  const float before = bits();
  frequencies.set(dedupe::TermKind::family_sound, "nakano", 0.25);
  EXPECT_LT(bits(), before - 3);
}

}  // namespace
