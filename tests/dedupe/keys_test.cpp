#include "dedupe/keys.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "dedupe/contact_points.h"
#include "dedupe/match_keys.h"
#include "tests/dedupe/records.h"

namespace {

bool has(const dedupe::MatchKeys& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

TEST(MatchKeys, NameOnePersonAndNoCrowd) {
  card::Contact contact;
  contact.family_name = "髙橋";
  contact.given_name = "太郎";
  contact.family_kana = "タカハシ";
  contact.given_kana = "タロウ";
  contact.company = "㈱山田製作所";
  contact.emails = {"Taro@Example.co.jp", "info@example.co.jp"};
  contact.phones = {{card::PhoneKind::mobile, "+819012345678", "", ""},
                    {card::PhoneKind::work, "+81312345678", "", ""}};
  const dedupe::MatchKeys keys = dedupe::match_keys(contact);
  EXPECT_TRUE(has(keys, "email:taro@example.co.jp"));
  EXPECT_FALSE(has(keys, "email:info@example.co.jp"));
  EXPECT_TRUE(has(keys, "mobile:+819012345678"));
  EXPECT_FALSE(has(keys, "mobile:+81312345678"));
  EXPECT_TRUE(has(keys, "name:高橋太郎"));
  EXPECT_TRUE(has(keys, "name:高橋太郎@山田製作所"));
  EXPECT_TRUE(has(keys, "sound:takahashi taro"));
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

TEST(MatchKeys, AnEmptyContactHasNone) { EXPECT_TRUE(dedupe::match_keys({}).empty()); }

/// The values that both cards have.
std::vector<std::string> common_keys(const dedupe_tests::Person& a, const dedupe_tests::Person& b) {
  std::vector<std::string> common;
  for (const dedupe::BlockKey& one : dedupe::block_keys(dedupe::prepare(dedupe_tests::record_of(1, a))))
    for (const dedupe::BlockKey& other : dedupe::block_keys(dedupe::prepare(dedupe_tests::record_of(2, b))))
      if (one == other) common.push_back(one.value);
  return common;
}

TEST(BlockKeys, HalfANameIsJoinedWithWhatFewHave) {
  const auto shared = [&](const char* firm, const char* line, const char* place) {
    return common_keys({"佐藤", "健", "甲製作所", "", "", "", "東京都千代田区千代田1-2-3", "", "", "+81312345678"},
                       {"佐藤", "花子", firm, "", "", "", place, "", "", line});
  };
  using Keys = std::vector<std::string>;
  constexpr const char* kElsewhere = "大阪府大阪市北区梅田1-2-3";
  EXPECT_EQ(shared("甲製作所", "+81611119999", kElsewhere), Keys{"half:佐藤@firm:甲製作所"});
  EXPECT_EQ(shared("乙食品", "+81322345678", kElsewhere), Keys{"half:佐藤@phone:345678"});
  EXPECT_EQ(shared("乙食品", "+81399995678", kElsewhere), Keys{}) << "the last four digits";
  EXPECT_EQ(shared("乙食品", "+81611119999", "東京都千代田区千代田1丁目2番3号").size(), 1U) << "the house";
  EXPECT_EQ(shared("乙食品", "+81611119999", "東京都千代田区千代田1-5-7"), Keys{}) << "the block";
}

TEST(RoleMailbox, IsToldFromAPerson) {
  const struct {
    const char* local_part;
    bool role;
  } kCases[] = {{"info", true},
                {"sales", true},
                {"info-tokyo", true},
                {"tokyo.sales", true},
                {"support2", true},
                {"eigyo", true},
                {"no-reply", true},
                {"taro.yamada", false},
                {"informatik", false},
                {"t_yamada", false},
                {"salesman", false},
                {"yamada", false},
                {"", false}};
  for (const auto& each : kCases) EXPECT_EQ(dedupe::is_role_mailbox(each.local_part), each.role) << each.local_part;
}

TEST(ContactPoints, BrokenAddressesAreNone) {
  card::Contact contact;
  contact.emails = {"", "@", "taro", "taro@", "@example.com", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ta ro@example.com"};
  EXPECT_EQ(dedupe::personal_emails(contact), (std::vector<std::string>{"taro@example.com"}));
}

}  // namespace
