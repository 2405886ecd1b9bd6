// A search for several words goes different ways, by how many cards have them. All of them find the same contacts:
// those whose cards in sight hold every word, as a look at every contact says.
#include <algorithm>
#include <random>
#include <set>

#include "store/contacts.h"
#include "store/matching.h"
#include "store/search.h"
#include "store/search_index.h"
#include "store/search_rows.h"
#include "store/search_words.h"
#include "store/seen.h"
#include "store/waiting_rows.h"
#include "tests/store/temporary_store.h"

namespace {

constexpr std::size_t kNoLimit = 1'000'000;
constexpr std::int64_t kAlways = 1, kNever = 1'000'000;  // of SearchOptions::few_cards: words are common

const store::Visibility kEverybody = {};
const store::Visibility kOutsider = {.everything = false, .owner = "kato", .groups = {}, .masked_groups = {}};
const store::Visibility kMember = {.everything = false, .owner = "kato", .groups = {"sales"}, .masked_groups = {}};
const store::Visibility kMasked = {
    .everything = false, .owner = "kato", .groups = {}, .masked_groups = {{"sales", {store::MaskedField::phone}}}};

class SearchPlans : public StoreTest {
 protected:
  SearchPlans() {
    {
      store::Transaction transaction = begin(store::Access::read);
      store::keep_rows_waiting(transaction.connection(),
                               std::make_unique<store::WaitingRows>(store::WaitingRows::Limits{.cards_of_a_part = 4}));
    }
    for (int transaction = 0; transaction < 12; ++transaction) add_some(1 + transaction % 9);
  }

  std::string one_of(const std::vector<std::string>& texts) { return texts[random_() % texts.size()]; }

  card::Contact some_contact() {
    card::Contact contact = named(one_of({"佐藤", "高橋", "山本", "Sato"}), one_of({"太郎", "花子", "一郎", ""}),
                                  one_of({"株式会社佐藤", "太郎商店", "有限会社山本一", ""}));
    contact.departments = {one_of({"営業部", "第一営業部", "開発本部第二研究開発部門試作課"})};
    contact.phones = {{card::PhoneKind::work, "", "", one_of({"03-1234-5678", "03-9999-5678", "06-1234-0000"})}};
    return contact;
  }

  /// Half of the cards go to contacts that are there.
  void add_some(int cards) {
    store::Transaction transaction = begin(store::Access::write);
    for (int i = 0; i < cards; ++i) {
      store::NewCard card = card_with(some_contact());
      card.provenance.group_name = one_of({"", "sales", "board"});
      card.provenance.owner = one_of({"kato", "sato", "sato", "sato"});
      const bool known = !contacts_.empty() && random_() % 2 == 0;
      const auto decision =
          known ? decided(card::Verdict::same,
                          *std::next(contacts_.begin(), static_cast<long>(random_() % contacts_.size())))
                : card::MatchDecision{};
      contacts_.insert(contact_of(store::add_card(transaction, card, decision).value()));
    }
    ASSERT_TRUE(transaction.commit());
  }

  std::set<card::ContactId> found(const std::string& words, const store::Visibility& visibility, std::int64_t few) {
    store::Transaction transaction = begin(store::Access::read);
    const auto contacts = store::search(transaction, words, kNoLimit, visibility, {.few_cards = few}).value();
    const std::set<card::ContactId> each(contacts.begin(), contacts.end());
    EXPECT_EQ(each.size(), contacts.size()) << words << ": a contact came twice";
    return each;
  }

  /// Those whose cards hold the words, looked through one by one.
  std::set<card::ContactId> holders(const std::string& words, const store::Visibility& visibility) {
    store::Transaction transaction = begin(store::Access::read);
    std::set<card::ContactId> result;
    for (const card::ContactId id : contacts_) {
      std::string text;
      const auto cards = store::contact_cards(transaction, id).value();
      for (const card::CardId card : cards)
        if (const auto seen = store::see_card(transaction, card, visibility).value())
          text += store::fold_for_search(seen->card.contact, {}) + '\n';
      if (store::holds_all(text, store::search_words(words))) result.insert(id);
    }
    return result;
  }

  std::mt19937 random_{7};
  std::set<card::ContactId> contacts_;
};

TEST_P(SearchPlans, AllFindWhoHoldsTheWords) {
  const std::vector<std::string> words = {
      "佐藤", "太郎", "高橋", "山本", "株式会社", "有限会社", "営業", "一",   "商店", "研究開発部門試作課",
      "03",   "5678", "1234", "sato", "花子",     "株式",     "会社", "社佐", "太",   "社山本"};
  std::size_t hits = 0;
  for (int i = 0; i < 60; ++i) {
    std::string query = one_of(words) + " " + one_of(words);
    if (i % 4 == 0) query += " " + one_of(words);
    for (const auto* visibility : {&kEverybody, &kOutsider, &kMember, &kMasked}) {
      const auto expected = holders(query, *visibility);
      EXPECT_EQ(found(query, *visibility, kAlways), expected) << query << ", in the index";
      EXPECT_EQ(found(query, *visibility, kNever), expected) << query << ", by the texts";
      hits += expected.size();
    }
  }
  EXPECT_GT(hits, 100U) << "the words are too rare to try anything";
}

TEST_P(SearchPlans, NeverGiveMoreThanWasAskedFor) {
  store::Transaction transaction = begin(store::Access::read);
  for (const std::int64_t few : {kAlways, kNever})
    for (const std::size_t limit : {0, 1, 3, 7}) {
      const auto all = store::search(transaction, "佐藤 営業", kNoLimit, {}, {.few_cards = few}).value();
      ASSERT_GT(all.size(), 7U);
      const auto some = store::search(transaction, "佐藤 営業", limit, {}, {.few_cards = few}).value();
      EXPECT_EQ(some.size(), limit);
    }
}

TEST_P(SearchPlans, WordsOneBehindTheOtherComeFirst) {
  const card::ContactId other = contact_of(add(card_with(named("小野", "寺夫", "寺田商店"))));
  const card::ContactId longer = contact_of(add(card_with(named("小野", "寺田郎", "寺田商店"))));
  const card::ContactId exact = contact_of(add(card_with(named("小野", "寺田"))));
  const card::ContactId turned = contact_of(add(card_with(named("寺田", "小野"))));
  for (const std::int64_t few : {kAlways, kNever}) {
    store::Transaction transaction = begin(store::Access::read);
    EXPECT_EQ(store::search(transaction, "小野 寺田", 50, {}, {.few_cards = few}).value(),
              (std::vector{exact, longer, turned, other}));
  }
}

TEST_P(SearchPlans, RowsOfAllPlacesComeInTheOrderOfTheirKeysOnce) {
  store::Transaction transaction = begin(store::Access::read);
  store::Connection& connection = transaction.connection();
  const auto places = store::all_places(connection);
  ASSERT_GT(places.size(), 3U);
  const store::KeyRange range = store::range_of("佐");
  std::vector<store::KeyRow> rows;
  for (const std::int64_t place : places)
    std::ranges::copy(store::rows_in(connection, place, range), std::back_inserter(rows));
  std::ranges::sort(rows);
  ASSERT_GT(rows.size(), 20U);
  EXPECT_EQ(store::count_rows(connection, places, range, kNever), static_cast<std::int64_t>(rows.size()));
  EXPECT_EQ(store::count_rows(connection, places, range, 5), 5);
  for (const std::size_t piece : {1, 5, 64}) {
    store::MergedRows merged(connection, places, range, piece);
    std::vector<std::int64_t> cards;
    for (auto next = merged.next(piece); !next.empty(); next = merged.next(piece)) {
      EXPECT_LE(next.size(), piece);
      cards.insert(cards.end(), next.begin(), next.end());
    }
    std::vector<std::int64_t> expected;
    for (const store::KeyRow& row : rows) expected.push_back(row.card);
    EXPECT_EQ(cards, expected);
  }
}

INSTANTIATE_TEST_SUITE_P(On, SearchPlans, testing::ValuesIn(databases()), database_name);

}  // namespace
