// The same cards in several orders, into SQLite and into PostgreSQL: the same people, with the same contents.
#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/card_storing.h"
#include "pipeline/list_load.h"
#include "store/contacts.h"
#include "store/reviews.h"
#include "tests/support/postgresql_server.h"
#include "tests/support/temporary_folder.h"

namespace {

/// What everybody would see of a database, with cards named by their external ids.
struct Picture {
  std::map<std::set<std::string>, card::Contact> people;                        ///< by the cards of each
  std::set<std::pair<std::set<std::string>, std::set<std::string>>> proposals;  ///< open pairs, the first one's less
  friend bool operator==(const Picture&, const Picture&) = default;
};

/// Twenty people with one to three cards each; names repeat, and some cards share no more than the name.
std::vector<store::NewCard> cards() {
  constexpr const char* kFamilies[] = {"山田", "髙橋", "高橋", "佐藤", "渡邉"};
  constexpr const char* kGiven[] = {"太郎", "花子", "健一", "美咲",   "大輔", "由紀", "翔",   "真理子", "隆", "恵",
                                    "誠",   "直美", "浩二", "久美子", "剛",   "智子", "和也", "裕美",   "悟", "千尋"};
  std::vector<store::NewCard> result;
  for (int person = 0; person < 20; ++person)
    for (int which = 0; which <= person % 3; ++which) {
      store::NewCard card;
      card::Contact& contact = card.reading.contact;
      contact.family_name = kFamilies[person % 5];
      contact.given_name = kGiven[person];
      contact.company = which == 2 ? "乙商事株式会社" : "株式会社甲" + std::to_string(person % 6);
      if (which != 1) contact.emails = {"p" + std::to_string(person) + "@example.jp"};
      if (which != 0) contact.phones = {{card::PhoneKind::mobile, "+81901234" + std::to_string(5000 + person), "", ""}};
      contact.job_titles = {which == 2 ? "部長" : "課長"};
      card.reading.decision = card::Decision::accept;
      card.provenance.external_id = std::to_string(person) + "/" + std::to_string(which);
      card.provenance.exchanged_on = store::parse_date("202" + std::to_string(which) + "-04-01");
      result.push_back(std::move(card));
    }
  return result;
}

std::set<std::string> names_of(const store::StoredContact& contact) {
  std::set<std::string> names;
  for (const store::CardSummary& card : contact.cards) names.insert(card.provenance.external_id);
  return names;
}

Picture picture_of(store::Store& store) {
  Picture picture;
  store::Transaction transaction = store::Transaction::begin(store, store::Access::read).value();
  EXPECT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    picture.people.emplace(names_of(contact), contact.contact);
    return true;
  }));
  const std::vector<store::ReviewItem> items = store::open_reviews(transaction).value();
  for (const store::ReviewItem& item : items) {
    auto a = names_of(store::get_contact(transaction, item.contact_a).value().value());
    auto b = names_of(store::get_contact(transaction, item.contact_b).value().value());
    picture.proposals.insert(std::minmax(a, b));
  }
  return picture;
}

Picture imported(const std::string& url, const std::vector<store::NewCard>& in_order) {
  const support::TemporaryFolder folder;
  store::Store store =
      store::open(url.empty() ? "sqlite:" + (folder.path() / "a.db").string() : url, {.pictures = folder.path()})
          .value();
  pipeline::Matcher matcher;
  for (const store::NewCard& card : in_order) {
    const auto outcome = pipeline::store_card(store, card, {}, matcher);
    EXPECT_TRUE(outcome) << outcome.error().message;
  }
  return picture_of(store);
}

/// The same cards as a list; `at_once` of them in a transaction, while the next ones are looked at.
Picture loaded(const std::string& url, const std::vector<store::NewCard>& in_order, std::size_t at_once) {
  const support::TemporaryFolder folder;
  store::Store store =
      store::open(url.empty() ? "sqlite:" + (folder.path() / "a.db").string() : url, {.pictures = folder.path()})
          .value();
  pipeline::LoadOptions options;
  options.rows_at_once = at_once;
  options.commit_after = std::chrono::milliseconds(0);
  auto load = pipeline::ListLoad::start(store, options).value();
  for (const store::NewCard& card : in_order)
    EXPECT_TRUE(load.add({card.provenance.external_id, card.reading.contact, card.provenance.exchanged_on, {}}));
  const auto finished = load.finish();
  EXPECT_TRUE(finished) << finished.error().message;
  return picture_of(store);
}

TEST(Load, HoldsTheSamePeopleInPartsOfAnySize) {
  std::vector<store::NewCard> shuffled = cards();
  for (unsigned order = 0; order < 4; ++order) {
    const Picture one_by_one = imported("", shuffled);
    for (const std::size_t at_once : {1U, 3U, 1000U})
      EXPECT_TRUE(loaded("", shuffled, at_once) == one_by_one) << "order " << order << ", " << at_once << " at once";
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(order));
  }
}

class Databases : public testing::TestWithParam<int> {};

TEST_P(Databases, HoldTheSamePeopleWhateverTheOrder) {
  std::vector<store::NewCard> shuffled = cards();
  for (unsigned order = 0; order < 4; ++order) {
    const Picture on_sqlite = imported("", shuffled);
    const Picture on_postgresql = imported(support::PostgresqlServer::running()->new_place(), shuffled);
    EXPECT_EQ(on_sqlite.people.size(), on_postgresql.people.size()) << "order " << order;
    EXPECT_TRUE(on_sqlite == on_postgresql) << "order " << order;
    EXPECT_GE(on_sqlite.people.size(), 20U);
    EXPECT_LT(on_sqlite.people.size(), shuffled.size());
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(order));
  }
}

TEST_P(Databases, HoldTheSamePeopleLoadedInParts) {
  const Picture on_sqlite = imported("", cards());
  EXPECT_TRUE(loaded(support::PostgresqlServer::running()->new_place(), cards(), 3) == on_sqlite);
}

std::vector<int> where_installed() {
  return support::PostgresqlServer::is_installed() ? std::vector{0} : std::vector<int>();
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Databases);
INSTANTIATE_TEST_SUITE_P(On, Databases, testing::ValuesIn(where_installed()), [](const auto&) { return "PostgreSQL"; });

}  // namespace
