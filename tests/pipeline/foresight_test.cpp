// Scores that are worked out while other cards are written: they are what they would be later, and forgotten when
// somebody changed something meanwhile.
#include "pipeline/foresight.h"

#include <limits>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "dedupe/score.h"
#include "store/changes.h"
#include "tests/support/temporary_folder.h"

namespace {

store::NewCard person(const std::string& family, const std::string& email) {
  store::NewCard card;
  card.reading.contact.family_name = family;
  card.reading.contact.given_name = "太郎";
  card.reading.contact.company = "株式会社甲";
  if (!email.empty()) card.reading.contact.emails = {email};
  card.reading.decision = card::Decision::accept;
  return card;
}

class Foresight : public testing::Test {
 protected:
  card::Outcome add(pipeline::ReadyCard ready, std::int64_t foreseen_under = 0) {
    store::Transaction transaction = store::Transaction::begin(store_, store::Access::write).value();
    std::vector<pipeline::ReadyCard> cards;
    cards.push_back(std::move(ready));
    const card::Outcome outcome = matcher_.add(transaction, std::move(cards), foreseen_under).value().front();
    EXPECT_TRUE(transaction.commit());
    return outcome;
  }
  /// A card of the person who is there, with a score that nobody would give.
  pipeline::ReadyCard misjudged() const {
    pipeline::ReadyCard ready = pipeline::make_ready(person("山田", "taro@ko.example"));
    ready.foreseen = {{stored_, -std::numeric_limits<float>::infinity()}};
    return ready;
  }

  support::TemporaryFolder folder_;
  store::Store store_ = store::open("sqlite:" + (folder_.path() / "a.db").string()).value();
  pipeline::Matcher matcher_;
  card::CardId stored_ = std::get<card::Inserted>(add(pipeline::make_ready(person("山田", "taro@ko.example")))).card;
};

TEST_F(Foresight, sees_whoever_shares_a_key_and_scores_them_as_the_matcher_would) {
  const auto basis = matcher_.basis();
  std::vector<pipeline::ReadyCard> cards;
  cards.push_back(pipeline::make_ready(person("山田", "yamada@otsu.example")));
  store::NewCard stranger = person("鈴木", "");
  stranger.reading.contact.given_name = "花子";
  stranger.reading.contact.company = "乙商事株式会社";
  cards.push_back(pipeline::make_ready(stranger));
  pipeline::Foresight::open(store_).value().look(cards, basis);
  ASSERT_EQ(cards[0].foreseen.size(), 1U);
  EXPECT_EQ(cards[0].foreseen[0].stored, stored_);
  const dedupe::Prepared stored = dedupe::prepare(pipeline::record_of(person("山田", "taro@ko.example")));
  EXPECT_EQ(cards[0].foreseen[0].bits,
            dedupe::score(stored, cards[0].input.prepared, basis.model, basis.frequencies).bits);
  EXPECT_TRUE(cards[1].foreseen.empty());
}

TEST_F(Foresight, reads_beside_a_transaction_that_writes) {
  const auto basis = matcher_.basis();
  store::Transaction transaction = store::Transaction::begin(store_, store::Access::write).value();
  std::vector<pipeline::ReadyCard> cards;
  cards.push_back(pipeline::make_ready(person("山田", "taro@ko.example")));
  pipeline::Foresight::open(store_).value().look(cards, basis);
  EXPECT_EQ(cards[0].foreseen.size(), 1U);
}

TEST_F(Foresight, counts_while_nothing_changed) {
  const auto basis = matcher_.basis();
  EXPECT_TRUE(std::holds_alternative<card::Inserted>(add(misjudged(), basis.number))) << "the score was believed";
}

TEST_F(Foresight, is_forgotten_when_somebody_changed_something) {
  const auto basis = matcher_.basis();
  {
    store::Transaction transaction = store::Transaction::begin(store_, store::Access::write).value();
    ASSERT_TRUE(store::record_change(transaction, {.actor = "sato", .kind = store::ChangeKind::remark}));
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_TRUE(std::holds_alternative<card::Merged>(add(misjudged(), basis.number)));
}

TEST_F(Foresight, counts_for_nothing_without_its_basis) {
  EXPECT_TRUE(std::holds_alternative<card::Merged>(add(misjudged())));
}

}  // namespace
