// Random additions, corrections, merges and decisions: after each, what must always hold does.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "store/contacts.h"
#include "store/reviews.h"
#include "store/search.h"
#include "tests/store/temporary_store.h"

namespace {

class Invariants : public StoreTest {
 protected:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  card::ContactId any_contact() {
    return contacts_[static_cast<std::size_t>(below(static_cast<int>(contacts_.size())))];
  }

  void add_one(store::Transaction& transaction) {
    store::NewCard card = card_with(named("人" + std::to_string(next_), "x", "社" + std::to_string(below(5))));
    card.provenance.exchanged_on = store::parse_date("2026-01-0" + std::to_string(1 + below(9)));
    card.reading.decision = below(3) == 0 ? card::Decision::review : card::Decision::accept;
    card.match_keys = {"name:" + std::to_string(next_)};
    card::MatchDecision decision;
    if (!contacts_.empty() && below(2) == 0) {
      const card::ContactId id = store::get_contact(transaction, any_contact()).value()->id;
      decision = decided(below(2) == 0 ? card::Verdict::same : card::Verdict::unsure, id);
    }
    const card::Outcome outcome = store::add_card(transaction, card, decision).value();
    names_[card_of(outcome)] = card.reading.contact.family_name;
    if (std::holds_alternative<card::Inserted>(outcome)) contacts_.push_back(contact_of(outcome));
    ++next_;
  }

  void correct_one(store::Transaction& transaction) {
    auto card = names_.begin();
    std::advance(card, below(static_cast<int>(names_.size())));
    card->second = "直" + std::to_string(next_++);
    ASSERT_TRUE(store::correct_card(transaction, card->first, named(card->second, "x"), {}, "sato"));
  }

  void merge_two(store::Transaction& transaction) {
    const card::ContactId a = store::get_contact(transaction, any_contact()).value()->id;
    const card::ContactId b = store::get_contact(transaction, any_contact()).value()->id;
    EXPECT_EQ(store::merge_contacts(transaction, a, b, "sato").has_value(), a != b);
  }

  void decide_one(store::Transaction& transaction) {
    const auto items = store::open_reviews(transaction).value();
    if (items.empty()) return;
    const auto& item = items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    ASSERT_TRUE(store::decide_review(
        transaction, item.id, below(2) == 0 ? store::ReviewStatus::accepted : store::ReviewStatus::rejected, "sato"));
  }

  // Every card is in exactly one contact, every id resolves, every value is found, posts and cards agree.
  void check(store::Transaction& transaction) {
    std::set<card::CardId> seen;
    ASSERT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
      EXPECT_FALSE(contact.cards.empty());
      for (const store::CardSummary& card : contact.cards) EXPECT_TRUE(seen.insert(card.id).second);
      std::size_t held = 0;
      const std::vector<store::Affiliation> affiliations = store::affiliations(transaction, contact.id).value();
      for (const store::Affiliation& affiliation : affiliations) held += affiliation.cards.size();
      EXPECT_LE(held, contact.cards.size());
      return true;
    }));
    EXPECT_EQ(seen.size(), names_.size());
    for (const card::ContactId id : contacts_) EXPECT_TRUE(store::get_contact(transaction, id).value().has_value());
    for (const auto& [card, name] : names_) {
      const card::ContactId id = store::get_card(transaction, card).value()->contact_id;
      EXPECT_EQ(store::get_contact(transaction, id).value()->id, id) << "cards belong to open contacts";
      const auto found = store::search(transaction, name).value();
      EXPECT_TRUE(std::find(found.begin(), found.end(), id) != found.end()) << name;
    }
  }

  std::mt19937 random_{11};
  std::vector<card::ContactId> contacts_;  ///< ever made and committed: numbers have gaps where steps were dropped
  int next_ = 100;
  std::map<card::CardId, std::string> names_;  ///< by card, as corrected
};

TEST_P(Invariants, HoldAfterEveryStep) {
  for (int step = 0; step < 120; ++step) {
    store::Transaction transaction = begin(store::Access::write);
    const int choice = names_.empty() ? 0 : below(8);
    if (choice <= 3) add_one(transaction);
    if (choice == 4) correct_one(transaction);
    if (choice == 5) merge_two(transaction);
    if (choice >= 6) decide_one(transaction);
    if (step % 10 == 9) check(transaction);
    ASSERT_TRUE(transaction.commit());
  }
}

// A step that is not committed leaves no trace: the next one sees what was there before.
TEST_P(Invariants, HoldWhenStepsAreDropped) {
  for (int step = 0; step < 40; ++step) {
    const auto names = names_;
    const auto contacts = contacts_;
    store::Transaction transaction = begin(store::Access::write);
    add_one(transaction);
    if (below(2) == 0) merge_two(transaction);
    if (below(2) == 0) {
      ASSERT_TRUE(transaction.commit());
      continue;
    }
    names_ = names;
    contacts_ = contacts;
  }
  store::Transaction transaction = begin(store::Access::read);
  check(transaction);
}

INSTANTIATE_TEST_SUITE_P(On, Invariants, testing::ValuesIn(databases()), database_name);

}  // namespace
