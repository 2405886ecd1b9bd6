#include "store/reviews.h"

#include "store/contacts.h"
#include "tests/store/temporary_store.h"

namespace {

class Reviews : public StoreTest {
 protected:
  store::Status status(card::ContactId id) {
    store::Transaction transaction = begin(store::Access::read);
    return store::get_contact(transaction, id).value()->status;
  }
  std::vector<store::ReviewItem> open() {
    store::Transaction transaction = begin(store::Access::read);
    return store::open_reviews(transaction).value();
  }
  card::Result<void> decide(card::ReviewId id, store::ReviewStatus decision) {
    store::Transaction transaction = begin(store::Access::write);
    const card::Result<void> decided = store::decide_review(transaction, id, decision, "sato");
    return decided ? transaction.commit() : decided;
  }
};

TEST_P(Reviews, ADoubtfulCardIsUnconfirmedUntilAccepted) {
  store::NewCard card = card_with(named("山田", "太郎"));
  card.reading.decision = card::Decision::review;
  const card::Outcome outcome = add(card);
  const auto items = open();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].kind, store::ReviewKind::card);
  EXPECT_EQ(items[0].card, card_of(outcome));
  EXPECT_EQ(std::get<card::Inserted>(outcome).reviews, (std::vector{items[0].id}));
  EXPECT_EQ(status(contact_of(outcome)), store::Status::unconfirmed);
  ASSERT_TRUE(decide(items[0].id, store::ReviewStatus::accepted));
  EXPECT_EQ(status(contact_of(outcome)), store::Status::confirmed);
  EXPECT_TRUE(open().empty());
  const card::Result<void> again = decide(items[0].id, store::ReviewStatus::accepted);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().kind, card::ErrorKind::wrong_use);
}

TEST_P(Reviews, AnUnsureMatchIsANewContactAndAProposal) {
  const card::ContactId a = contact_of(add(card_with(named("山田", "太郎", "甲社"))));
  const card::ContactId b =
      contact_of(add(card_with(named("山田", "太郎", "乙社")), decided(card::Verdict::unsure, a)));
  ASSERT_NE(a, b);
  const auto items = open();
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].kind, store::ReviewKind::merge);
  EXPECT_EQ(items[0].contact_a, a);
  EXPECT_EQ(items[0].contact_b, b);
  EXPECT_FLOAT_EQ(items[0].score, 3.5F);
  ASSERT_EQ(items[0].reasons.size(), 1U);
  EXPECT_EQ(items[0].reasons[0].rule, "same full name");
  EXPECT_EQ(status(a), store::Status::unconfirmed);
  EXPECT_EQ(status(b), store::Status::unconfirmed);
  ASSERT_TRUE(decide(items[0].id, store::ReviewStatus::accepted));
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::get_contact(transaction, b).value()->id, a);
  EXPECT_EQ(store::get_contact(transaction, b).value()->status, store::Status::confirmed);
}

TEST_P(Reviews, ARejectedPairStaysApartAndIsNotAskedAgain) {
  const card::ContactId a = contact_of(add(card_with(named("山田", "太郎"))));
  const card::ContactId b = contact_of(add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, a)));
  ASSERT_TRUE(decide(open().at(0).id, store::ReviewStatus::rejected));
  store::Transaction transaction = begin(store::Access::write);
  EXPECT_FALSE(store::propose_merge(transaction, b, a, 1, {}).value().has_value());
  EXPECT_FALSE(store::propose_merge(transaction, a, a, 1, {}).value().has_value());
  EXPECT_EQ(store::count_contacts(transaction).value(), 2);
  const store::ReviewItem item = store::get_review(transaction, {1}).value().value();
  EXPECT_EQ(item.status, store::ReviewStatus::rejected);
  EXPECT_EQ(item.decided_by, "sato");
  EXPECT_FALSE(store::get_review(transaction, {99}).value().has_value());
}

TEST_P(Reviews, ProposalsOfMergedContactsReachTheSurvivor) {
  const card::ContactId a = contact_of(add(card_with(named("山田", "太郎"))));
  const card::ContactId b = contact_of(add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, a)));
  const card::ContactId c = contact_of(add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, b)));
  const auto items = open();
  ASSERT_EQ(items.size(), 2U);
  ASSERT_TRUE(decide(items[0].id, store::ReviewStatus::accepted));  // b into a
  EXPECT_EQ(status(a), store::Status::unconfirmed) << "b's proposal is now a's";
  ASSERT_TRUE(decide(items[1].id, store::ReviewStatus::accepted));  // c into what b is now
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::get_contact(transaction, c).value()->id, a);
  EXPECT_EQ(store::get_contact(transaction, c).value()->cards.size(), 3U);
}

TEST_P(Reviews, WhatAMergeAnswersIsClosedAndWhatWasRefusedStaysSo) {
  const card::ContactId a = contact_of(add(card_with(named("山田", "太郎"))));
  const card::ContactId b = contact_of(add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, a)));
  const card::ContactId c = contact_of(add(card_with(named("山田", "太郎")), decided(card::Verdict::unsure, b)));
  ASSERT_TRUE(decide(open().at(1).id, store::ReviewStatus::rejected));  // b is not c
  store::Transaction transaction = begin(store::Access::write);
  ASSERT_TRUE(store::merge_contacts(transaction, a, b, "sato"));
  EXPECT_TRUE(store::open_reviews(transaction).value().empty());
  EXPECT_FALSE(store::propose_merge(transaction, c, a, 1, {}).value().has_value()) << "a holds b now";
}

TEST_P(Reviews, ComeInPages) {
  store::NewCard card = card_with(named("山田", "太郎"));
  card.reading.decision = card::Decision::review;
  for (int i = 0; i < 5; ++i) add(card);
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::open_reviews(transaction, {}, 2).value().size(), 2U);
  EXPECT_EQ(store::open_reviews(transaction, {3}, 10).value().size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(On, Reviews, testing::ValuesIn(databases()), database_name);

}  // namespace
