#include "store/contacts.h"

#include <algorithm>

#include "store/history.h"
#include "store/imports.h"
#include "store/seen.h"
#include "tests/store/temporary_store.h"

namespace {

store::NewCard dated(card::Contact contact, const char* exchanged_on) {
  store::NewCard card = card_with(std::move(contact));
  card.provenance.exchanged_on = store::parse_date(exchanged_on);
  return card;
}

card::Contact post(const char* company, const char* title, const char* email) {
  card::Contact contact = named("山田", "太郎", company);
  contact.job_titles = {title};
  contact.posts = {{company, "", {title}}};
  contact.emails = {email};
  return contact;
}

class Contacts : public StoreTest {
 protected:
  store::StoredContact get(card::ContactId id) {
    store::Transaction transaction = begin(store::Access::read);
    return store::get_contact(transaction, id).value().value();
  }
};

TEST_P(Contacts, TheNewestCardGivesThePost) {
  const card::ContactId id = contact_of(add(dated(post("甲社", "課長", "taro@kou.example"), "2024-04-01")));
  const card::MatchDecision same = decided(card::Verdict::same, id);
  EXPECT_EQ(contact_of(add(dated(post("乙社", "部長", "taro@otsu.example"), "2026-04-01"), same)), id);
  add(dated(post("丙社", "主任", "taro@hei.example"), "2020-04-01"), same);
  add(dated(post("丁社", "社長", "taro@tei.example"), ""), same);

  const store::StoredContact contact = get(id);
  EXPECT_EQ(contact.contact.company, "乙社");
  EXPECT_EQ(contact.contact.job_titles, (std::vector<std::string>{"部長"}));
  EXPECT_EQ(contact.contact.emails, (std::vector<std::string>{"taro@otsu.example", "taro@kou.example",
                                                              "taro@hei.example", "taro@tei.example"}));
  ASSERT_EQ(contact.cards.size(), 4U);
  EXPECT_EQ(contact.cards[0].provenance.exchanged_on, store::parse_date("2026-04-01"));
  EXPECT_FALSE(contact.cards[3].provenance.exchanged_on.has_value());

  store::Transaction transaction = begin(store::Access::read);
  const auto affiliations = store::affiliations(transaction, id).value();
  ASSERT_EQ(affiliations.size(), 4U);
  EXPECT_EQ(affiliations[0].post.company, "乙社");
  EXPECT_TRUE(affiliations[0].current);
  EXPECT_EQ(affiliations[1].post.company, "甲社");
  EXPECT_EQ(std::count_if(affiliations.begin(), affiliations.end(), [](const auto& each) { return each.current; }), 1);
}

TEST_P(Contacts, OnePostSeenOnTwoCardsIsOneAffiliation) {
  const card::ContactId id = contact_of(add(dated(post("甲社", "課長", "a@x.example"), "2024-04-01")));
  const card::CardId second =
      card_of(add(dated(post("甲社", "課長", "a@x.example"), "2025-06-01"), decided(card::Verdict::same, id)));
  store::Transaction transaction = begin(store::Access::read);
  const auto affiliations = store::affiliations(transaction, id).value();
  ASSERT_EQ(affiliations.size(), 1U);
  EXPECT_EQ(affiliations[0].seen_from, store::parse_date("2024-04-01"));
  EXPECT_EQ(affiliations[0].seen_to, store::parse_date("2025-06-01"));
  ASSERT_EQ(affiliations[0].cards.size(), 2U);
  EXPECT_EQ(affiliations[0].cards[1], second);
}

TEST_P(Contacts, TheSameBytesAreKnownAgain) {
  store::NewCard card = card_with(named("山田", "太郎"));
  card.reading.source = {.file = "a.png", .member = {}, .sha256 = std::string(64, 'b'), .page = 0, .card = 1};
  const card::Outcome first = add(card);
  card.reading.source.file = "other-name.png";
  const card::Outcome second = add(card);
  ASSERT_TRUE(std::holds_alternative<card::AlreadyImported>(second));
  EXPECT_EQ(card_of(second), card_of(first));
  card.reading.source.card = 2;
  EXPECT_TRUE(std::holds_alternative<card::Inserted>(add(card)));
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), 2);
  EXPECT_EQ(store::find_card(transaction, card.reading.source).value().has_value(), true);
  card.reading.source.page = 7;
  EXPECT_EQ(store::find_card(transaction, card.reading.source).value().has_value(), false);
}

TEST_P(Contacts, EitherSideMakesACardKnown) {
  store::NewCard card = card_with(named("山田", "太郎"));
  card.reading.source = {.file = "a.png", .member = {}, .sha256 = std::string(64, 'c'), .page = 0, .card = 0};
  card.reading.sides = {card.reading.source, card.reading.source};
  card.reading.sides[1].page = 1;
  add(card);
  store::NewCard back = card_with(named("", ""));
  back.reading.source = card.reading.sides[1];
  EXPECT_TRUE(std::holds_alternative<card::AlreadyImported>(add(back)));
}

TEST_P(Contacts, APictureWithoutACardStoresNothing) {
  store::NewCard card = card_with({});
  card.reading.decision = card::Decision::not_a_card;
  EXPECT_TRUE(std::holds_alternative<card::NotACard>(add(card)));
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), 0);
}

TEST_P(Contacts, AMergedIdGoesOnResolving) {
  const card::ContactId a = contact_of(add(card_with(post("甲社", "課長", "a@x.example"))));
  const card::ContactId b = contact_of(add(card_with(post("乙社", "部長", "b@x.example"))));
  const card::ContactId c = contact_of(add(card_with(post("丙社", "部長", "c@x.example"))));
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::merge_contacts(transaction, b, c, "sato"));
  ASSERT_TRUE(store::merge_contacts(transaction, a, b, "sato"));
  EXPECT_FALSE(store::merge_contacts(transaction, a, b, "sato")) << "b is closed";
  EXPECT_FALSE(store::merge_contacts(transaction, a, a, "sato"));
  ASSERT_TRUE(transaction.commit());
  for (const card::ContactId id : {a, b, c}) {
    EXPECT_EQ(get(id).id, a);
    EXPECT_EQ(get(id).contact.emails.size(), 3U);
  }
  store::Transaction reading = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(reading).value(), 1);
  EXPECT_EQ(store::affiliations(reading, a).value().size(), 3U);
  EXPECT_TRUE(store::affiliations(reading, c).value().empty());
  const auto events = store::history(reading, c).value();
  EXPECT_EQ(std::count_if(events.begin(), events.end(),
                          [](const store::Event& event) { return event.kind == store::EventKind::contacts_merged; }),
            2);
}

TEST_P(Contacts, AreVisitedInOrderAndCanBeLeft) {
  for (int i = 0; i < 5; ++i) add(card_with(named("山田", std::to_string(i))));
  store::Transaction transaction = begin(store::Access::read);
  std::vector<std::string> names;
  ASSERT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    names.push_back(contact.contact.given_name);
    return names.size() < 4;
  }));
  EXPECT_EQ(names, (std::vector<std::string>{"0", "1", "2", "3"}));
  EXPECT_FALSE(store::get_contact(transaction, {999}).value().has_value());
  EXPECT_FALSE(store::get_card(transaction, {999}).value().has_value());
}

TEST_P(Contacts, ACorrectionKeepsWhatWasRead) {
  store::NewCard card = card_with(named("山日", "太郎"));
  card.match_keys = {"name:山日太郎"};
  const card::Outcome outcome = add(card);
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::correct_card(transaction, card_of(outcome), named("山田", "太郎"), {"name:山田太郎"}, "sato"));
  EXPECT_FALSE(store::correct_card(transaction, {99}, {}, {}, "sato"));
  EXPECT_TRUE(store::find_candidates(transaction, std::vector<std::string>{"name:山日太郎"}).value().empty());
  EXPECT_EQ(store::find_candidates(transaction, std::vector<std::string>{"name:山田太郎"}).value().size(), 1U);
  const store::CardDetails details = store::get_card(transaction, card_of(outcome)).value().value();
  EXPECT_EQ(details.contact.family_name, "山田");
  EXPECT_EQ(details.author, "sato");
  EXPECT_EQ(store::get_contact(transaction, contact_of(outcome)).value()->contact.family_name, "山田");
  const auto events = store::history(transaction, contact_of(outcome)).value();
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.back().kind, store::EventKind::card_corrected);
  EXPECT_EQ(events.back().actor, "sato");
}

TEST_P(Contacts, EveryChangeRaisesTheRevision) {
  const card::Outcome outcome = add(card_with(named("山田", "太郎")));
  const std::int64_t before = get(contact_of(outcome)).revision;
  add(card_with(named("山田", "太郎")), decided(card::Verdict::same, contact_of(outcome)));
  EXPECT_GT(get(contact_of(outcome)).revision, before);
}

TEST_P(Contacts, ACrowdedKeyFindsNobody) {
  store::NewCard card = card_with(named("佐藤", "健"));
  card.match_keys = {"name:佐藤健"};
  store::Transaction transaction = begin(store::Access::write);
  for (int i = 0; i < 6; ++i) store::add_card(transaction, card, {}).value();
  EXPECT_EQ(store::find_candidates(transaction, card.match_keys, 6).value().size(), 6U);
  EXPECT_TRUE(store::find_candidates(transaction, card.match_keys, 5).value().empty());
}

TEST_P(Contacts, OnePersonsManyCardsAreNoCrowd) {
  store::NewCard card = card_with(named("山田", "太郎"));
  card.match_keys = {"email:taro@x.example", "name:山田太郎"};
  store::Transaction transaction = begin(store::Access::write);
  const card::ContactId id = contact_of(store::add_card(transaction, card, {}).value());
  for (int i = 0; i < 20; ++i) store::add_card(transaction, card, decided(card::Verdict::same, id)).value();
  const auto candidates = store::find_candidates(transaction, card.match_keys, 3).value();
  ASSERT_EQ(candidates.size(), 5U);
  EXPECT_EQ(candidates.back().card_id, card::CardId{21});
}

TEST_P(Contacts, FilesReadToTheEndAreKnown) {
  store::Transaction transaction = begin(store::Access::write);
  const std::string sha256(64, 'd');
  EXPECT_FALSE(store::find_imported_file(transaction, sha256).value().has_value());
  ASSERT_TRUE(store::record_imported_file(
      transaction, {.sha256 = sha256, .file = "a.pdf", .pages = 3, .cards = 2, .imported_at = {}}));
  ASSERT_TRUE(store::record_imported_file(
      transaction, {.sha256 = sha256, .file = "b.pdf", .pages = 3, .cards = 2, .imported_at = {}}));
  const auto file = store::find_imported_file(transaction, sha256).value();
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->file, "a.pdf");
  EXPECT_EQ(file->cards, 2);
}

/// The contact as read together with others, against the same read alone.
void expect_same(const store::StoredContact& together, const store::StoredContact& alone) {
  EXPECT_EQ(together.id, alone.id);
  EXPECT_EQ(together.status, alone.status);
  EXPECT_EQ(together.revision, alone.revision);
  EXPECT_EQ(together.contact, alone.contact);
  EXPECT_EQ(together.remarks.size(), alone.remarks.size());
  ASSERT_EQ(together.cards.size(), alone.cards.size());
  for (std::size_t i = 0; i < alone.cards.size(); ++i) {
    EXPECT_EQ(together.cards[i].id, alone.cards[i].id);
    EXPECT_EQ(together.cards[i].provenance.tags, alone.cards[i].provenance.tags);
    EXPECT_EQ(together.cards[i].provenance.owner, alone.cards[i].provenance.owner);
    EXPECT_EQ(together.cards[i].sides.size(), alone.cards[i].sides.size());
  }
}

TEST_P(Contacts, ManyAreReadAsEachAlone) {
  std::vector<card::ContactId> ids;
  for (int i = 0; i < 150; ++i) {  // several statements of each kind
    store::NewCard card =
        dated(post("甲社", i % 3 == 0 ? "課長" : "部長", "taro@kou.example"), i % 4 == 0 ? "2024-04-01" : "2020-04-01");
    card.reading.contact.phones = {{card::PhoneKind::work, "", std::to_string(i), "03-1234-5678"}};
    card.provenance.tags = {"見本", "札" + std::to_string(i)};
    card.provenance.owner = "持主" + std::to_string(i);
    if (i % 5 == 0) card.reading.decision = card::Decision::review;
    if (i % 7 == 0) card.reading.source = {.file = "scan.png", .member = {}, .sha256 = std::to_string(i)};
    const auto decision = i % 6 == 5 ? decided(card::Verdict::same, ids.back()) : card::MatchDecision{};
    const card::Outcome outcome = add(card, decision);
    if (i % 6 != 5) ids.push_back(contact_of(outcome));
    if (i % 8 != 0) continue;
    store::Transaction transaction = begin(store::Access::write);
    ASSERT_TRUE(store::correct_card(transaction, card_of(outcome), named("高橋", std::to_string(i)), {}, "sato"));
    ASSERT_TRUE(store::add_remark(transaction, contact_of(outcome), store::RemarkKind::note, "", "茶", "sato"));
    ASSERT_TRUE(transaction.commit());
  }
  ids.push_back({1'000'000});
  ids.push_back(ids.front());
  const store::Visibility outsider = {.everything = false, .owner = "持主3", .groups = {}, .masked_groups = {}};
  store::Transaction transaction = begin(store::Access::read);
  for (const store::Visibility& visibility : {store::Visibility{}, outsider}) {
    const auto together = store::see_contacts(transaction, ids, visibility).value();
    ASSERT_EQ(together.size(), ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto alone = store::see_contact(transaction, ids[i], visibility).value();
      ASSERT_EQ(together[i].has_value(), alone.has_value()) << i;
      if (alone) expect_same(together[i]->stored, alone->stored);
    }
    EXPECT_FALSE(together[ids.size() - 2].has_value());
    EXPECT_TRUE(together.back().has_value());
  }
}

INSTANTIATE_TEST_SUITE_P(On, Contacts, testing::ValuesIn(databases()), database_name);

}  // namespace
