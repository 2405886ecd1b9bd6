// A stored card is read again: turned, cut out anew, as one card more, or as two.

#include "pipeline/rereading.h"

#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "pipeline/decisions.h"
#include "pipeline/receiving.h"
#include "store/pictures.h"
#include "tests/pipeline/measured_store.h"
#include "tests/pipeline/numbered_cards.h"

namespace {

namespace fs = std::filesystem;
using store::Access, store::Becomes;

class RereadingTest : public MeasuredStore {
 protected:
  /// The cards that a file with this many sides gave.
  std::vector<store::StoredCard> receive(int sides) {
    std::vector<pipeline::ReceivedFile> files;
    for (int number = 1; number <= sides; ++number) {
      const fs::path file = folder.path() / fmt::format("in/{}.png", number);
      write_numbered_card(file, number);
      files.push_back({file, fmt::format("{}.png", number)});
    }
    return cards_of(work(pipeline::receive(store, files, {}).value().id).id);
  }

  store::Job reread(const store::Rereading& rereading) {
    auto transaction = store::Transaction::begin(store, Access::write).value();
    const auto id = store::add_rereading(transaction, rereading, {}, {{"0123", "1.png", 1}}).value();
    EXPECT_TRUE(transaction.commit());
    return work(id);
  }

  pipeline::Scan scan(card::CardId card) {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return pipeline::find_scan(transaction, store, store::get_card(transaction, card).value().value(),
                               card::Side::front)
        .value();
  }
};

const card::Quad kOutline = card::quad_from_bounds({100, 50, 500, 250});

}  // namespace

TEST_F(RereadingTest, a_turn_that_a_person_gives_is_kept_and_can_be_undone) {
  const card::CardId card = receive(1).at(0).card;
  const std::string before = address(card);
  const auto job = reread({.card = card, .turned_degrees = 90, .outline = {}, .actor = "sato"});
  ASSERT_EQ(job.state, store::JobState::stored) << job.reason;
  const auto at = before.find('.');
  const std::string width = before.substr(0, at), height = before.substr(at + 1, before.find('@') - at - 1);
  EXPECT_EQ(address(card), height + "." + width + ".told@example.com");
  EXPECT_EQ(cards_of(job.id).at(0).card, card);

  auto transaction = store::Transaction::begin(store, Access::write).value();
  const auto change = store::last_change(transaction).value().value();
  EXPECT_EQ(change.actor, "sato");
  pipeline::Matcher matcher;
  ASSERT_TRUE(pipeline::undo(transaction, matcher, change.id, "sato"));
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(address(card), before);
}

TEST_F(RereadingTest, an_outline_is_cut_out_of_the_page_that_was_handed_in) {
  const card::CardId card = receive(1).at(0).card;
  EXPECT_EQ(scan(card).kind, pipeline::Scan::Kind::page);
  const auto job = reread({.card = card, .turned_degrees = {}, .outline = kOutline, .actor = {}});
  ASSERT_EQ(job.state, store::JobState::stored) << job.reason;
  EXPECT_EQ(address(card), "400.200@example.com");
  EXPECT_EQ(details(card).summary.pictures.at(0).quad_in_scan, kOutline);
}

TEST_F(RereadingTest, without_the_page_the_kept_picture_is_cut_and_stays_to_be_cut_again) {
  const card::CardId card = receive(1).at(0).card;
  fs::remove(scan(card).file);
  const std::string picture = details(card).summary.pictures.at(0).picture_sha256;
  EXPECT_EQ(scan(card).kind, pipeline::Scan::Kind::picture);
  ASSERT_EQ(reread({.card = card, .turned_degrees = {}, .outline = kOutline, .actor = {}}).state,
            store::JobState::stored);
  EXPECT_EQ(scan(card).kind, pipeline::Scan::Kind::earlier);
  EXPECT_EQ(scan(card).sha256, picture);
  EXPECT_NE(details(card).summary.pictures.at(0).picture_sha256, picture);
}

TEST_F(RereadingTest, an_outline_beside_the_picture_fails_in_words_and_changes_nothing) {
  const card::CardId card = receive(1).at(0).card;
  const std::string before = address(card);
  for (const card::Quad& bad : {card::quad_from_bounds({-5, 0, 300, 300}), card::quad_from_bounds({10, 10, 20, 20}),
                                card::Quad{{{{0, 0}, {400, 400}, {400, 0}, {200, 100}}}}}) {
    const auto job = reread({.card = card, .turned_degrees = {}, .outline = bad, .actor = {}});
    EXPECT_EQ(job.state, store::JobState::parked);
    EXPECT_TRUE(job.reason.starts_with("the outline ")) << job.reason;
  }
  EXPECT_EQ(address(card), before);
}

TEST_F(RereadingTest, a_card_that_was_passed_over_becomes_one_more) {
  const card::CardId card = receive(1).at(0).card;
  const std::string before = address(card);
  const auto job =
      reread({.card = card, .turned_degrees = {}, .outline = kOutline, .becomes = Becomes::another_card, .actor = {}});
  ASSERT_EQ(job.state, store::JobState::stored) << job.reason;
  const card::CardId other = cards_of(job.id).at(0).card;
  EXPECT_NE(other, card);
  EXPECT_EQ(address(other), "400.200@example.com");
  EXPECT_EQ(details(other).summary.sides.at(0).card, 1);
  EXPECT_EQ(address(card), before);
}

TEST_F(RereadingTest, front_and_back_become_two_cards) {
  const card::CardId card = receive(2).at(0).card;
  ASSERT_EQ(details(card).summary.sides.size(), 2U);
  const auto job =
      reread({.card = card, .turned_degrees = {}, .outline = {}, .becomes = Becomes::two_cards, .actor = {}});
  ASSERT_EQ(job.state, store::JobState::stored) << job.reason;
  const auto cards = cards_of(job.id);
  ASSERT_EQ(cards.size(), 2U);
  EXPECT_EQ(details(card).summary.sides.size(), 1U);
  EXPECT_EQ(details(cards.at(1).card).summary.sides.at(0).file, "2.png");
}
