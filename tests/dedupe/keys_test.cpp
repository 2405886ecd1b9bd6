#include <algorithm>

#include <gtest/gtest.h>

#include "dedupe/contact_points.h"
#include "dedupe/match_keys.h"

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
