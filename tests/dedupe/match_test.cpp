#include "dedupe/match.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace {

using card::Verdict;

struct Record {
  const char* family = "";
  const char* given = "";
  const char* company = "";
  const char* email = "";
  const char* mobile = "";
  const char* family_kana = "";
  const char* given_kana = "";
  const char* latin_name = "";
};

card::Contact contact_of(const Record& record) {
  card::Contact contact;
  contact.family_name = record.family;
  contact.given_name = record.given;
  contact.company = record.company;
  contact.family_kana = record.family_kana;
  contact.given_kana = record.given_kana;
  contact.latin_name = record.latin_name;
  if (*record.email != '\0') contact.emails = {record.email};
  if (*record.mobile != '\0') contact.phones = {{card::PhoneKind::mobile, record.mobile, "", record.mobile}};
  return contact;
}

constexpr const char* kMail = "taro.yamada@example.co.jp";
constexpr const char* kMobile = "+819012345678";
constexpr const char* kFirm = "株式会社山田製作所";

TEST(Compare, FollowsTheSafeRules) {
  const struct {
    const char* what;
    Record a, b;
    Verdict expected;
  } kCases[] = {
      {"e-mail and name",
       {"山田", "太郎", "", kMail},
       {"山田", "太郎", "", "Taro.Yamada@Example.co.jp"},
       Verdict::same},
      {"e-mail, new company", {"山田", "太郎", "甲社", kMail}, {"山田", "太郎", "乙社", kMail}, Verdict::same},
      {"e-mail, given name missing", {"山田", "太郎", "", kMail}, {"山田", "", "", kMail}, Verdict::same},
      {"e-mail, no name", {"山田", "太郎", "", kMail}, {"", "", "", kMail}, Verdict::unsure},
      {"e-mail, name in another script", {"山田", "太郎", "", kMail}, {"Yamada", "Taro", "", kMail}, Verdict::same},
      {"e-mail, other given name", {"山田", "太郎", "", kMail}, {"山田", "花子", "", kMail}, Verdict::unsure},
      {"e-mail, other family name", {"山田", "花子", "", kMail}, {"佐藤", "花子", "", kMail}, Verdict::unsure},
      {"e-mail, quite another name", {"山田", "太郎", "", kMail}, {"佐藤", "花子", "", kMail}, Verdict::unsure},
      {"e-mail, other furigana",
       {"東", "一", "", kMail, "", "ヒガシ", "ハジメ"},
       {"東", "一", "", kMail, "", "アズマ", "ハジメ"},
       Verdict::unsure},
      {"role mailbox alone",
       {"山田", "太郎", "", "info@example.co.jp"},
       {"佐藤", "花子", "", "info@example.co.jp"},
       Verdict::different},
      {"role mailbox and name",
       {"山田", "太郎", "甲社", "sales@example.co.jp"},
       {"山田", "太郎", "乙社", "sales@example.co.jp"},
       Verdict::unsure},
      {"mobile and name", {"山田", "太郎", "", "", kMobile}, {"山田", "太郎", "", "", kMobile}, Verdict::same},
      {"mobile and family name", {"山田", "太郎", "", "", kMobile}, {"山田", "", "", "", kMobile}, Verdict::same},
      {"mobile, other family name",
       {"山田", "太郎", "", "", kMobile},
       {"佐藤", "太郎", "", "", kMobile},
       Verdict::unsure},
      {"mobile handed on", {"山田", "太郎", kFirm, "", kMobile}, {"佐藤", "花子", kFirm, "", kMobile}, Verdict::unsure},
      {"mobile handed on, firm unknown",
       {"山田", "太郎", "", "", kMobile},
       {"佐藤", "花子", "", "", kMobile},
       Verdict::different},
      {"name and company", {"山田", "太郎", kFirm}, {"山田", "太郎", kFirm}, Verdict::same},
      {"form written short", {"山田", "太郎", kFirm}, {"山田", "太郎", "㈱山田製作所"}, Verdict::same},
      {"form left out", {"山田", "太郎", kFirm}, {"山田", "太郎", "山田製作所"}, Verdict::same},
      {"form behind", {"山田", "太郎", kFirm}, {"山田", "太郎", "山田製作所株式会社"}, Verdict::unsure},
      {"other form", {"山田", "太郎", kFirm}, {"山田", "太郎", "有限会社山田製作所"}, Verdict::unsure},
      {"variant kanji", {"髙橋", "太郎", kFirm}, {"高橋", "太郎", kFirm}, Verdict::same},
      {"variant kanji 2", {"渡邊", "一", kFirm}, {"渡辺", "一", kFirm}, Verdict::same},
      {"not parted", {"山田太郎", "", kFirm}, {"山田", "太郎", kFirm}, Verdict::same},
      {"latin words in another order", {"Yamada", "Taro", "Acme Inc."}, {"Taro", "Yamada", "ACME, Inc"}, Verdict::same},
      {"long vowel", {"Ono", "Taro", "Acme"}, {"Ohno", "Taro", "Acme"}, Verdict::unsure},
      {"one reading, two spellings",
       {"山田", "太郎", kFirm, "", "", "ヤマダ", "タロウ"},
       {"山田", "太朗", kFirm, "", "", "ヤマダ", "タロウ"},
       Verdict::unsure},
      {"latin name and company",
       {"山田", "太郎", "Acme", "", "", "", "", "Taro YAMADA"},
       {"Yamada", "Taro", "Acme"},
       Verdict::unsure},
      {"name alone", {"山田", "太郎"}, {"山田", "太郎"}, Verdict::unsure},
      {"name, company unknown", {"山田", "太郎", kFirm}, {"山田", "太郎"}, Verdict::unsure},
      {"name, other company", {"佐藤", "健", "甲社"}, {"佐藤", "健", "乙社"}, Verdict::unsure},
      {"colleagues with one family name", {"山田", "太郎", kFirm}, {"山田", "次郎", kFirm}, Verdict::different},
      {"colleagues", {"山田", "太郎", kFirm}, {"佐藤", "花子", kFirm}, Verdict::different},
      {"furigana that differ",
       {"東", "一", kFirm, "", "", "ヒガシ", "ハジメ"},
       {"東", "一", kFirm, "", "", "アズマ", "ハジメ"},
       Verdict::different},
      {"furigana in hiragana",
       {"山田", "太郎", kFirm, "", "", "やまだ", "たろう"},
       {"山田", "太郎", kFirm, "", "", "ヤマダ", "タロウ"},
       Verdict::same},
      {"furigana on one side", {"東", "一", kFirm, "", "", "ヒガシ", "ハジメ"}, {"東", "一", kFirm}, Verdict::same},
      {"family name and company", {"山田", "", kFirm}, {"山田", "", kFirm}, Verdict::different},
      {"company alone", {"", "", kFirm}, {"", "", kFirm}, Verdict::different},
      {"nothing", {}, {}, Verdict::different},
  };
  for (const auto& each : kCases) {
    const card::Contact a = contact_of(each.a), b = contact_of(each.b);
    const card::MatchDecision decision = dedupe::compare(a, b), reverse = dedupe::compare(b, a);
    EXPECT_EQ(decision.verdict, each.expected) << each.what << ", score " << decision.score;
    EXPECT_EQ(reverse.verdict, decision.verdict) << each.what;
    EXPECT_EQ(reverse.score, decision.score) << each.what;
    float sum = 0;
    for (const card::MatchReason& reason : decision.reasons) sum += reason.weight;
    EXPECT_FLOAT_EQ(sum, decision.score) << each.what;
  }
}

TEST(Compare, SharedFixedLinesAndFaxesAreNoEvidence) {
  card::Contact a = contact_of({"山田", "太郎"}), b = contact_of({"佐藤", "花子"});
  a.phones = {{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"},
              {card::PhoneKind::fax, "+819011112222", "", "090-1111-2222"},
              {card::PhoneKind::toll_free, "+818001234567", "", "0800-123-4567"}};
  b.phones = a.phones;
  EXPECT_EQ(dedupe::compare(a, b).verdict, Verdict::different);
  EXPECT_EQ(dedupe::compare(a, b).score,
            dedupe::compare(contact_of({"山田", "太郎"}), contact_of({"佐藤", "花子"})).score);
}

TEST(Match, TheOrderOfCandidatesDoesNotMatter) {
  const card::Contact contact = contact_of({"山田", "太郎", kFirm, kMail});
  std::vector<dedupe::Candidate> candidates = {
      {{1}, contact_of({"山田", "次郎", kFirm})},         {{2}, contact_of({"山田", "太郎", "乙社"})},
      {{3}, contact_of({"山田", "太郎", "甲社", kMail})}, {{3}, contact_of({"山田", "太郎", "丙社", kMail})},
      {{4}, contact_of({"山田", "太郎", "丁社"})},        {{5}, contact_of({"佐藤", "太郎", kFirm})},
  };
  std::mt19937 random(7);
  const card::MatchDecision expected = dedupe::match(contact, candidates);
  EXPECT_EQ(expected.verdict, Verdict::same);
  EXPECT_EQ(expected.contact, card::ContactId{3});
  for (int i = 0; i < 100; ++i) {
    std::shuffle(candidates.begin(), candidates.end(), random);
    const card::MatchDecision decision = dedupe::match(contact, candidates);
    EXPECT_EQ(decision.verdict, expected.verdict);
    EXPECT_EQ(decision.contact, expected.contact);
    EXPECT_EQ(decision.score, expected.score);
    ASSERT_EQ(decision.reasons.size(), expected.reasons.size());
  }
}

TEST(Match, TwoContactsThatBothMatchAskAPerson) {
  const card::Contact contact = contact_of({"山田", "太郎", kFirm});
  const std::vector<dedupe::Candidate> candidates = {{{8}, contact}, {{5}, contact}};
  const card::MatchDecision decision = dedupe::match(contact, candidates);
  EXPECT_EQ(decision.verdict, Verdict::unsure);
  EXPECT_EQ(decision.contact, card::ContactId{5});
}

TEST(Match, OneCardOfAContactCanForbid) {
  const card::Contact contact = contact_of({"東", "一", kFirm, "", "", "ヒガシ", "ハジメ"});
  const std::vector<dedupe::Candidate> candidates = {
      {{1}, contact_of({"東", "一", kFirm})}, {{1}, contact_of({"東", "一", kFirm, "", "", "アズマ", "ハジメ"})}};
  EXPECT_EQ(dedupe::match(contact, candidates).verdict, Verdict::unsure);
}

TEST(Match, NobodyThere) {
  const card::MatchDecision decision = dedupe::match(contact_of({"山田", "太郎"}), {});
  EXPECT_EQ(decision.verdict, Verdict::different);
  EXPECT_FALSE(decision.contact.has_value());
  EXPECT_TRUE(decision.reasons.empty());
}

// Whatever compares as same or unsure must share a key, or the store would never bring the two together.
TEST(Match, EveryMatchSharesAKey) {
  const char* families[] = {"山田", "髙橋", "高橋", "Yamada", ""};
  const char* givens[] = {"太郎", "太朗", "Taro", ""};
  const char* companies[] = {kFirm, "㈱山田製作所", "Acme Inc.", ""};
  const char* emails[] = {kMail, "info@example.co.jp", ""};
  std::vector<card::Contact> contacts;
  for (const char* family : families)
    for (const char* given : givens)
      for (const char* company : companies)
        for (const char* email : emails) contacts.push_back(contact_of({family, given, company, email}));
  for (const card::Contact& a : contacts)
    for (const card::Contact& b : contacts) {
      if (dedupe::compare(a, b).verdict == Verdict::different) continue;
      const dedupe::MatchKeys keys = dedupe::match_keys(a), others = dedupe::match_keys(b);
      const bool shared = std::find_first_of(keys.begin(), keys.end(), others.begin(), others.end()) != keys.end();
      EXPECT_TRUE(shared) << a.family_name << a.given_name << a.company << " / " << b.family_name << b.given_name
                          << b.company;
    }
}

}  // namespace
