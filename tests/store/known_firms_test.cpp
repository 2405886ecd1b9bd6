#include "store/known_firms.h"

#include <algorithm>

#include "store/changes.h"
#include "store/contacts.h"
#include "store/erasure.h"
#include "store/rereading.h"
#include "store/reviews.h"
#include "store/versions.h"
#include "tests/store/temporary_store.h"

namespace {

using store::Access;

card::Contact employee(const std::string& family_name, const std::string& company = "株式会社北央電機") {
  card::Contact contact = named(family_name, "太郎", company);
  contact.emails = {family_name == "山田" ? "yamada@hokuo.co.jp" : "sato@hokuo.co.jp"};
  contact.urls = {"https://www.hokuo.co.jp/"};
  contact.phones = {{card::PhoneKind::work, "+81312345678", "12", "03-1234-5678"},
                    {card::PhoneKind::mobile, "+819012345678", "", "090-1234-5678"}};
  contact.addresses = {{"100-0001", "東京都", "千代田区", "大手町一丁目2番3号", "北央ビル", "JP", ""}};
  return contact;
}

class KnownFirms : public StoreTest {
 protected:
  card::CardId add_doubtful(const card::Contact& contact, const std::string& group = {}) {
    store::NewCard card = card_with(contact);
    card.reading.decision = card::Decision::review;
    card.provenance.group_name = group;
    return card_of(add(card));
  }
  card::ReviewId question_of(card::CardId card) {
    auto transaction = begin(Access::read);
    const std::vector<store::ReviewItem> items = store::open_reviews(transaction).value();
    for (const store::ReviewItem& item : items)
      if (item.card == card) return item.id;
    return {};
  }
  void answer(card::CardId card, store::ReviewStatus status) {
    const card::ReviewId question = question_of(card);
    auto transaction = begin(Access::write);
    const auto decided = store::decide_review(transaction, question, status, "sato");
    ASSERT_TRUE(decided) << decided.error().message;
    ASSERT_TRUE(transaction.commit());
  }
  void correct(card::CardId card, const card::Contact& contact) {
    auto transaction = begin(Access::write);
    ASSERT_TRUE(store::correct_card(transaction, card, contact, {}, "sato"));
    ASSERT_TRUE(transaction.commit());
  }
  void undo_last() {
    auto transaction = begin(Access::write);
    const store::Change last = store::last_change(transaction).value().value();
    const auto undo =
        store::record_change(transaction, {.actor = "sato", .kind = store::ChangeKind::undo, .subject = last.id.value});
    ASSERT_TRUE(store::take_back(transaction, last.id, undo->id));
    ASSERT_TRUE(transaction.commit());
  }
  std::vector<card::KnownFirm> firms(const std::vector<std::string>& keys, const std::string& group = {},
                                     card::CardId except = {}) {
    auto transaction = begin(Access::read);
    return store::known_firms(transaction, keys, group, except).value();
  }
  bool knows(const std::string& group = {}) { return !firms({"domain:hokuo.co.jp"}, group).empty(); }
};

TEST(FirmKeys, AreDomainsSwitchboardsAndPlaces) {
  EXPECT_EQ(store::firm_keys(employee("山田")),
            (std::vector<std::string>{"domain:hokuo.co.jp", "phone:+81312345678", "place:1000001 1-2-3"}));
  card::Contact contact;
  contact.addresses = {{"100-0001", "", "", "大手町1-2-3", "", "JP", ""}, {"", "", "", "大手町1-2-3", "", "JP", ""}};
  EXPECT_EQ(store::firm_keys(contact), (std::vector<std::string>{"place:1000001 1-2-3"}));
  contact.addresses = {{"530-0001", "", "", "梅田二十三番地", "", "JP", ""}};
  EXPECT_EQ(store::firm_keys(contact), (std::vector<std::string>{"place:5300001 23"}));
  EXPECT_TRUE(store::firm_keys({}).empty());
}

TEST_P(KnownFirms, AcceptedCardsTellAndUnansweredOnesDoNot) {
  const card::CardId card = add_doubtful(employee("山田"));
  add(card_with(employee("佐藤")));  // accepted by the program, confirmed by nobody
  EXPECT_FALSE(knows());
  answer(card, store::ReviewStatus::accepted);
  const auto found = firms({"domain:hokuo.co.jp", "phone:+81312345678", "domain:else.co.jp"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cards, 1);
  ASSERT_EQ(found[0].companies.size(), 1U);
  EXPECT_EQ(found[0].companies[0].value, "株式会社北央電機");
  ASSERT_EQ(found[0].switchboards.size(), 1U);
  EXPECT_EQ(found[0].switchboards[0].value.number, "+81312345678");
  EXPECT_EQ(found[0].switchboards[0].value.extension, "");
  ASSERT_EQ(found[0].mailboxes.size(), 1U);
  EXPECT_EQ(found[0].mailboxes[0].address, "yamada@hokuo.co.jp");
  undo_last();
  EXPECT_FALSE(knows());
}

TEST_P(KnownFirms, RejectedCardsTellNothing) {
  const card::CardId card = add_doubtful(employee("山田"));
  answer(card, store::ReviewStatus::rejected);
  EXPECT_FALSE(knows());
}

TEST_P(KnownFirms, CorrectionsReplaceWhatWasKnownAndCanBeUndone) {
  const card::CardId card = card_of(add(card_with(employee("山田"))));
  card::Contact elsewhere = employee("山田");
  elsewhere.emails = elsewhere.urls = {};
  correct(card, employee("山田"));
  EXPECT_TRUE(knows());
  correct(card, elsewhere);
  EXPECT_FALSE(knows());
  EXPECT_EQ(firms({"phone:+81312345678"}).size(), 1U);
  undo_last();
  EXPECT_TRUE(knows());
  undo_last();
  EXPECT_FALSE(knows());
}

TEST_P(KnownFirms, ANewReadingIsConfirmedByNobody) {
  const card::CardId card = add_doubtful(employee("山田"));
  answer(card, store::ReviewStatus::accepted);
  {
    auto transaction = begin(Access::write);
    ASSERT_TRUE(store::replace_reading(transaction, card, card_with(employee("山田")), "sato"));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_FALSE(knows());
  undo_last();
  EXPECT_TRUE(knows());
}

TEST_P(KnownFirms, ErasedContactsAreForgotten) {
  const card::Outcome outcome = add(card_with(employee("山田")));
  correct(card_of(outcome), employee("山田"));
  {
    auto transaction = begin(Access::write);
    ASSERT_TRUE(store::erase_contact(transaction, contact_of(outcome), {}));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_FALSE(knows());
}

TEST_P(KnownFirms, OnlyCardsOfNobodyAndOfTheGroupAreAsked) {
  const card::CardId card = add_doubtful(employee("山田"), "sales");
  answer(card, store::ReviewStatus::accepted);
  EXPECT_TRUE(knows("sales"));
  EXPECT_FALSE(knows("purchasing"));
  EXPECT_FALSE(knows());
  EXPECT_TRUE(firms({"domain:hokuo.co.jp"}, "sales", card).empty()) << "a card is no witness of itself";
}

TEST_P(KnownFirms, AKeyOfTwoFirmsIsNoWitness) {
  for (const auto& [name, company] : {std::pair("山田", "株式会社北央電機"), std::pair("佐藤", "株式会社南星商事")}) {
    card::Contact contact = employee(name, company);
    if (std::string(name) == "佐藤") contact.emails = contact.urls = {};
    correct(card_of(add(card_with(contact))), contact);
  }
  EXPECT_TRUE(firms({"phone:+81312345678", "place:1000001 1-2-3"}).empty());
  EXPECT_EQ(firms({"domain:hokuo.co.jp"}).at(0).companies.at(0).value, "株式会社北央電機");
}

TEST_P(KnownFirms, SpellingsAreCountedAndTheFormOfTheFirmIsNotItsName) {
  for (const auto& [name, company] : {std::pair("山田", "(株)北央電機"), std::pair("佐藤", "株式会社北央電機"),
                                      std::pair("鈴木", "株式会社北央電機")})
    correct(card_of(add(card_with(employee(name, company)))), employee(name, company));
  const auto found = firms({"domain:hokuo.co.jp"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cards, 3);
  EXPECT_EQ(found[0].companies.at(0).value, "株式会社北央電機");
  EXPECT_EQ(found[0].companies.at(0).cards, 2);
  EXPECT_EQ(found[0].companies.at(1).cards, 1);
  EXPECT_EQ(found[0].urls.at(0).cards, 3);
}

TEST_P(KnownFirms, TheNewestTwentyCardsTell) {
  for (int i = 0; i < 23; ++i) {
    card::Contact contact = employee("山田");
    contact.departments = {i < 3 ? "旧部" : "営業部"};
    correct(card_of(add(card_with(contact))), contact);
  }
  const auto found = firms({"domain:hokuo.co.jp", "phone:+81312345678"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cards, 20);
  ASSERT_EQ(found[0].departments.size(), 1U);
  EXPECT_EQ(found[0].departments[0].value, "営業部");
}

TEST_P(KnownFirms, RebuildingGathersTheSameKeys) {
  const card::CardId card = add_doubtful(employee("山田"));
  answer(card, store::ReviewStatus::accepted);
  add_doubtful(employee("佐藤"));
  auto transaction = begin(Access::write);
  transaction.connection().execute("DELETE FROM firm_key");
  ASSERT_TRUE(store::rebuild_firm_keys(transaction));
  const auto found = store::known_firms(transaction, {"domain:hokuo.co.jp"}, {}).value();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].cards, 1);
}

INSTANTIATE_TEST_SUITE_P(On, KnownFirms, testing::ValuesIn(databases()), database_name);

}  // namespace
