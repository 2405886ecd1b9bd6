#include "store/search.h"

#include <algorithm>

#include "store/contacts.h"
#include "tests/store/temporary_store.h"

namespace {

class Search : public StoreTest {
 protected:
  bool finds(const std::string& words, card::ContactId contact) {
    store::Transaction transaction = begin(store::Access::read);
    const auto found = store::search(transaction, words).value();
    return std::find(found.begin(), found.end(), contact) != found.end();
  }
};

card::Contact takahashi() {
  card::Contact contact = named("髙橋", "太郎", "株式会社山田製作所");
  contact.company_latin = "Yamada Manufacturing Co., Ltd.";
  contact.departments = {"営業本部 第一営業部"};
  contact.job_titles = {"部長"};
  contact.phones = {{card::PhoneKind::work, "+81312345678", "", "03-1234-5678"},
                    {card::PhoneKind::mobile, "+819098765432", "", "+81-90-9876-5432"}};
  contact.emails = {"taro.takahashi@example.co.jp"};
  return contact;
}

TEST_P(Search, FindsAPersonInEverySpelling) {
  store::NewCard card = card_with(takahashi());
  card.readings = {"タカハシ", "タロウ"};
  const card::ContactId contact = contact_of(add(card));
  add(card_with(named("佐藤", "花子", "有限会社鈴木商店")));
  const struct {
    const char* words;
    bool found;
  } kCases[] = {
      {"髙橋", true},
      {"高橋", true},
      {"タカハシ", true},
      {"たかはし", true},
      {"takahashi", true},
      {"TAKAHASHI", true},
      {"Takah", true},
      {"高橋太郎", true},
      {"高橋 太郎", true},
      {"太郎　髙橋", true},
      {"taro takahashi", true},
      {"tarou", true},
      {"橋", true},
      {"山田製作", true},
      {"株式会社山田", true},
      {"(株)山田製作所", true},
      {"製作所", true},
      {"田製", true},
      {"yamada", true},
      {"Manufacturing", true},
      {"manufacturing co", true},
      {"営業", true},
      {"第一営業部", true},
      {"部長 高橋", true},
      {"03-1234-5678", true},
      {"0312345678", true},
      {"03 1234 5678", true},
      {"5678", true},
      {"+81 3 1234 5678", true},
      {"090-9876-5432", true},
      {"09098765432", true},
      {"9876", true},
      {"taro.takahashi@example.co.jp", true},
      {"example.co", true},
      {"ＴＡＫＡＨＡＳＨＩ", true},
      {"ﾀｶﾊｼ", true},
      {"㈱山田製作所", true},
      {"株式会社山田製作所東京工場", false},
      {"佐藤", false},
      {"高橋 花子", false},
      {"akahashi", false},
      {"式会社", false},
      {"", false},
      {"　", false},
      {"%", false},
      {"'; DROP TABLE search_key; --", false},
      {"2345678", false},
  };
  for (const auto& each : kCases) EXPECT_EQ(finds(each.words, contact), each.found) << each.words;
}

TEST_P(Search, WordsMayStandOnDifferentCardsOfOnePerson) {
  const card::ContactId contact = contact_of(add(card_with(named("高橋", "太郎", "旧商事株式会社"))));
  add(card_with(named("高橋", "太郎", "新製作所")), decided(card::Verdict::same, contact));
  EXPECT_TRUE(finds("旧商事 新製作所", contact));
  EXPECT_FALSE(finds("旧商事 別会社", contact));
}

TEST_P(Search, ExactNamesComeFirst) {
  const card::ContactId longer = contact_of(add(card_with(named("高橋川", "一"))));
  const card::ContactId exact = contact_of(add(card_with(named("高橋", ""))));
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::search(transaction, "高橋").value(), (std::vector{exact, longer}));
  EXPECT_EQ(store::search(transaction, "高橋", 1).value(), (std::vector{exact}));
}

TEST_P(Search, FollowsACorrection) {
  store::NewCard card = card_with(named("高橘", "太郎"));
  card.readings = {"タカハシ"};
  const card::Outcome outcome = add(card);
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::correct_card(transaction, card_of(outcome), named("高橋", "太郎"), {}, "sato"));
  ASSERT_TRUE(transaction.commit());
  EXPECT_FALSE(finds("高橘", contact_of(outcome)));
  EXPECT_TRUE(finds("高橋", contact_of(outcome)));
  EXPECT_TRUE(finds("takahashi", contact_of(outcome)));
}

INSTANTIATE_TEST_SUITE_P(On, Search, testing::ValuesIn(databases()), database_name);

}  // namespace
