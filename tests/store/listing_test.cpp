#include "store/listing.h"

#include "store/cards.h"
#include "tests/store/temporary_store.h"

namespace {

using Keys = std::vector<std::string>;

store::ListFilter holding(const std::string& words, const std::string& event = {}) {
  store::ListFilter filter;
  filter.words = words;
  filter.event = event;
  return filter;
}

class Listing : public StoreTest {
 protected:
  store::ListPage list(const store::ListFilter& filter = {}, const store::Visibility& visibility = {}) {
    store::Transaction transaction = begin(store::Access::read);
    return store::list_contacts(transaction, filter, store::SortBy::reading, store::SortOrder::ascending, visibility,
                                50)
        .value();
  }

  card::Outcome add_likely(const char* family, const char* given, const char* family_kana, const char* given_kana) {
    store::NewCard card = card_with(named(family, given));
    card.likely_family_kana = family_kana;
    card.likely_given_kana = given_kana;
    return add(card);
  }
};

TEST_P(Listing, NamesWithoutFuriganaStandByTheirLikelyReading) {
  card::Contact printed = named("田中", "一");
  printed.family_kana = "タナカ";
  printed.given_kana = "ハジメ";
  const card::ContactId tanaka = contact_of(add(card_with(printed)));
  const card::ContactId fukushi = contact_of(add_likely("福士", "八雄", "フクシ", "ハチオ"));
  const card::ContactId komaoka = contact_of(add_likely("駒岡", "庄四郎", "コマオカ", ""));
  const card::ContactId unknown = contact_of(add(card_with(named("彅", "也"))));
  const store::ListPage page = list();
  EXPECT_EQ(page.contacts, (std::vector{komaoka, tanaka, fukushi, unknown}));
  EXPECT_EQ(page.keys, (Keys{"コマオカ 庄四郎", "タナカ ハジメ", "フクシ ハチオ", "彅 也"}));
}

TEST_P(Listing, ACorrectedNameHasNoLikelyReadingAnyMore) {
  const card::Outcome added = add_likely("福土", "八雄", "フクド", "ハチオ");
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::correct_card(transaction, card_of(added), named("福士", "八雄"), {}, "sato"));
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(list().keys, (Keys{"福士 ハチオ"}));
}

TEST_P(Listing, FoundContactsAreFilteredAndSortedAlike) {
  std::vector<card::ContactId> in_order;
  for (int i = 0; i < 150; ++i) {  // several batches of what is asked for at once
    store::NewCard card =
        card_with(named("佐藤", std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26)));
    card.provenance.event = i % 3 == 0 ? "fair" : "";
    const card::ContactId contact = contact_of(add(card));
    if (i % 3 == 0) in_order.push_back(contact);
  }
  const store::ListPage page = list(holding("佐藤", "fair"));
  EXPECT_EQ(page.contacts, in_order);
  EXPECT_EQ(page.total, 50);
  EXPECT_EQ(page.keys.size(), page.contacts.size());
}

// The texts of the first thousand who bear the first name are read; further ones must bear the other as well.
TEST_P(Listing, TwoCommonNamesFindWhoBearsBoth) {
  std::vector<card::ContactId> both;
  store::Transaction transaction = begin(store::Access::write);
  for (int i = 0; i < 120; ++i) {
    const bool is_one = i % 40 == 7;
    card::Contact contact = named("佐藤", is_one ? "花子" : std::to_string(i));
    contact.departments = {"営業部"};
    const card::Outcome outcome = store::add_card(transaction, card_with(contact), {}).value();
    if (is_one) both.push_back(contact_of(outcome));
  }
  for (int i = 0; i < 150; ++i)
    (void)store::add_card(transaction, card_with(named("鈴木" + std::to_string(i), "花子")), {});
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(list(holding("佐藤 花子")).contacts, both);
  EXPECT_EQ(list(holding("花子 佐藤 営業")).contacts, both);
}

TEST_P(Listing, CardsOutOfSightAreNotFoundByAnyWord) {
  store::NewCard card = card_with(named("佐藤", "花子"));
  card.provenance.group_name = "board";
  add(card);
  const store::Visibility outside{.everything = false, .owner = "suzuki", .groups = {}, .masked_groups = {}};
  EXPECT_EQ(list(holding("佐藤")).contacts.size(), 1U);
  EXPECT_TRUE(list(holding("佐藤"), outside).contacts.empty());
  EXPECT_TRUE(list(holding("佐藤 花子"), outside).contacts.empty());
}

TEST_P(Listing, AMaskedNumberFindsNobodyAndANameDoes) {
  card::Contact contact = named("佐藤", "花子");
  contact.phones = {{card::PhoneKind::mobile, "+819012345678", {}, "090-1234-5678"}};
  store::NewCard card = card_with(contact);
  card.provenance.group_name = "board";
  add(card);
  const store::Visibility masked{
      .everything = false, .owner = "suzuki", .groups = {}, .masked_groups = {{"board", {store::MaskedField::mobile}}}};
  EXPECT_EQ(list(holding("佐藤"), masked).contacts.size(), 1U);
  EXPECT_EQ(list(holding("09012345678")).contacts.size(), 1U);
  EXPECT_TRUE(list(holding("09012345678"), masked).contacts.empty());
}

INSTANTIATE_TEST_SUITE_P(On, Listing, testing::ValuesIn(databases()), database_name);

}  // namespace
