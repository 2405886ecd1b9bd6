// A card that is scanned once more is said to be one, and stays.
#include "pipeline/second_scan.h"

#include <algorithm>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "pipeline/matcher.h"
#include "store/contacts.h"
#include "store/erasure.h"
#include "store/seen.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

namespace {

constexpr std::uint64_t kPrint = 0x0123456789abcdef;
constexpr std::uint64_t kNearPrint = kPrint ^ 0x11;              // two bits
constexpr std::uint64_t kOtherPrint = kPrint ^ 0xffffffff00000;  // 32 bits

store::NewCard scan(int number, std::uint64_t print) {
  store::NewCard card;
  card.reading.decision = card::Decision::accept;
  card.reading.source = {.file = "scan.png", .member = {}, .sha256 = std::to_string(number), .page = 0, .card = 0};
  card::Contact& contact = card.reading.contact;
  contact.family_name = "小鳥遊";
  contact.given_name = "美咲";
  contact.company = "みなと商事株式会社";
  contact.job_titles = {"課長"};
  contact.posts = {{contact.company, {}, contact.job_titles}};
  contact.emails = {"m.takanashi@minato.example.jp"};
  contact.phones = {{card::PhoneKind::mobile, "+819012345678", {}, "090-1234-5678"}};
  card.pictures = {{.picture_sha256 = {}, .scan_sha256 = {}, .quad_in_scan = {}, .picture_hash = print}};
  return card;
}

class SecondScan : public testing::TestWithParam<support::Database> {
 protected:
  SecondScan()
      : store_(
            store::open(support::new_database_url(GetParam(), folder_.path()), {.pictures = folder_.path()}).value()) {}

  card::Outcome add(store::NewCard card) {
    store::Transaction transaction = store::Transaction::begin(store_, store::Access::write).value();
    card::Outcome outcome = matcher_.add(transaction, std::move(card)).value();
    EXPECT_TRUE(transaction.commit());
    return outcome;
  }
  /// The card that the second of two scans is said to show once more.
  std::optional<card::CardId> again(const store::NewCard& second) {
    first_ = std::get<card::Inserted>(add(scan(1, kPrint)));
    const card::Outcome outcome = add(second);
    const auto* merged = std::get_if<card::Merged>(&outcome);
    return merged == nullptr ? std::nullopt : merged->scan_of;
  }
  std::optional<store::StoredContact> contact() {
    store::Transaction transaction = store::Transaction::begin(store_, store::Access::read).value();
    return store::get_contact(transaction, first_.contact).value();
  }

  support::TemporaryFolder folder_;
  store::Store store_;
  pipeline::Matcher matcher_;
  card::Inserted first_;
};

TEST_P(SecondScan, is_noticed_and_kept) {
  EXPECT_EQ(again(scan(2, kNearPrint)), first_.card);
  const auto stored = contact();
  ASSERT_EQ(stored->cards.size(), 2U);
  const auto second = std::ranges::find_if(stored->cards, [&](const auto& card) { return card.id != first_.card; });
  const auto first = std::ranges::find(stored->cards, first_.card, &store::CardSummary::id);
  ASSERT_TRUE(second->scan_of);
  EXPECT_EQ(second->scan_of->card, first_.card);
  EXPECT_EQ(second->scan_of->created_at, first->created_at);
  EXPECT_FALSE(first->scan_of);
}

TEST_P(SecondScan, is_none_where_the_picture_differs) { EXPECT_FALSE(again(scan(2, kOtherPrint))); }

TEST_P(SecondScan, is_none_where_the_text_differs) {
  store::NewCard promoted = scan(2, kNearPrint);
  promoted.reading.contact.job_titles = {"部長"};
  promoted.reading.contact.posts = {{promoted.reading.contact.company, {}, {"部長"}}};
  EXPECT_FALSE(again(promoted));
  EXPECT_EQ(contact()->cards.size(), 2U) << "the same person all the same";
}

TEST_P(SecondScan, is_none_of_a_colleague) {
  store::NewCard colleague = scan(2, kNearPrint);
  colleague.reading.contact.given_name = "花子";
  colleague.reading.contact.emails = {"h.takanashi@minato.example.jp"};
  colleague.reading.contact.phones.clear();
  EXPECT_FALSE(again(colleague));
}

TEST_P(SecondScan, is_none_of_a_card_whose_picture_was_not_kept) {
  store::NewCard listed = scan(2, kNearPrint);
  listed.pictures.clear();
  EXPECT_FALSE(again(listed));
}

TEST_P(SecondScan, the_third_names_the_first) {
  ASSERT_TRUE(again(scan(2, kNearPrint)));
  EXPECT_EQ(std::get<card::Merged>(add(scan(3, kNearPrint))).scan_of, first_.card);
}

TEST_P(SecondScan, is_not_told_to_who_may_not_see_the_first) {
  store::NewCard first = scan(1, kPrint), second = scan(2, kNearPrint);
  first.provenance.group_name = "board";
  first_ = std::get<card::Inserted>(add(first));
  ASSERT_TRUE(std::get<card::Merged>(add(second)).scan_of);
  store::Transaction transaction = store::Transaction::begin(store_, store::Access::read).value();
  const store::Visibility outside{.everything = false, .owner = "suzuki", .groups = {}, .masked_groups = {}};
  const auto seen = store::see_contact(transaction, first_.contact, outside).value();
  ASSERT_TRUE(seen);
  ASSERT_EQ(seen->stored.cards.size(), 1U);
  EXPECT_FALSE(seen->stored.cards[0].scan_of);
  EXPECT_FALSE(store::see_card(transaction, seen->stored.cards[0].id, outside).value()->card.summary.scan_of);
  EXPECT_TRUE(store::get_card(transaction, seen->stored.cards[0].id).value()->summary.scan_of);
}

TEST_P(SecondScan, is_erased_with_the_person) {
  ASSERT_TRUE(again(scan(2, kNearPrint)));
  store::Transaction transaction = store::Transaction::begin(store_, store::Access::write).value();
  EXPECT_TRUE(store::erase_contact(transaction, first_.contact, {}));
  EXPECT_TRUE(transaction.commit());
  EXPECT_FALSE(contact());
}

INSTANTIATE_TEST_SUITE_P(On, SecondScan, testing::ValuesIn(support::databases()), support::database_name);

}  // namespace
