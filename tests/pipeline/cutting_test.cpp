// A card is cut out by hand of a picture on which none was found.

#include "pipeline/cutting.h"

#include <filesystem>

#include "dedupe/match_keys.h"
#include "pipeline/receiving.h"
#include "store/erasure.h"
#include "store/pictures.h"
#include "tests/pipeline/measured_store.h"

namespace {

using store::Access;

class CuttingTest : public MeasuredStore {
 protected:
  /// A picture without a card, read in vain.
  store::JobId read_in_vain(std::uint8_t shade = 128) {
    const card::Image blank{.width = 640,
                            .height = 480,
                            .channels = 3,
                            .dpi = 0,
                            .pixels = std::vector<std::uint8_t>(640UL * 480 * 3, shade)};
    const auto png = capture::encode_png(blank).value();
    pipeline::ReceiveOptions options;
    options.provenance.event = "展示会";
    const store::Job job = work(pipeline::receive_bytes(store, "desk.png", png, options).value().id);
    EXPECT_EQ(job.state, store::JobState::stored);
    EXPECT_TRUE(cards_of(job.id).empty());
    return job.id;
  }

  store::Job cut(store::JobId of, const card::Quad& outline, int page = 0) {
    auto transaction = store::Transaction::begin(store, Access::write).value();
    const store::Cutting asked{.of_job = of, .page = page, .outline = outline, .turned_degrees = {}, .actor = "sato"};
    const auto id = store::add_cutting(transaction, asked, *store::find_job(transaction, of).value()).value();
    EXPECT_TRUE(transaction.commit());
    return work(id);
  }

  std::filesystem::path file_of(store::JobId job) {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return store::picture_path(store, store::find_job(transaction, job).value()->files.at(0).sha256);
  }

  void erase(card::CardId card) {
    const auto stored = details(card);
    auto transaction = store::Transaction::begin(store, Access::write).value();
    const auto keys = store::identifying_keys(dedupe::match_keys(stored.contact));
    const auto spare = store::erase_contact(transaction, stored.contact_id, keys).value();
    ASSERT_TRUE(transaction.commit());
    for (const std::string& sha256 : spare) store::remove_picture(store, sha256);
  }

  std::vector<store::Job> jobs() {
    auto transaction = store::Transaction::begin(store, Access::read).value();
    return store::list_jobs(transaction).value();
  }
};

const card::Quad kOutline = card::quad_from_bounds({100, 50, 500, 250});

}  // namespace

TEST_F(CuttingTest, gives_a_card_that_belongs_to_both_jobs_and_where_the_file_belongs) {
  const store::JobId vain = read_in_vain();
  const store::Job job = cut(vain, kOutline);
  ASSERT_EQ(job.state, store::JobState::stored) << job.reason;
  ASSERT_EQ(cards_of(job.id).size(), 1U);
  EXPECT_EQ(cards_of(vain).at(0).card, cards_of(job.id).at(0).card);
  const store::CardDetails card = details(cards_of(vain).at(0).card);
  EXPECT_EQ(card.contact.emails, std::vector<std::string>{"400.200@example.com"});
  EXPECT_EQ(card.summary.sides.at(0).file, "desk.png");
  EXPECT_EQ(card.summary.pictures.at(0).quad_in_scan, kOutline);
  EXPECT_EQ(card.summary.provenance.event, "展示会");
}

TEST_F(CuttingTest, cuts_as_many_cards_as_are_asked_for) {
  const store::JobId vain = read_in_vain();
  cut(vain, kOutline);
  cut(vain, card::quad_from_bounds({100, 260, 420, 460}));
  const auto cards = cards_of(vain);
  ASSERT_EQ(cards.size(), 2U);
  EXPECT_EQ(details(cards.at(1).card).summary.sides.at(0).card, 1);
}

TEST_F(CuttingTest, fails_in_words_beside_the_picture_and_on_a_page_that_is_not_there) {
  const store::JobId vain = read_in_vain();
  const store::Job beside = cut(vain, card::quad_from_bounds({-5, 0, 300, 300})), nowhere = cut(vain, kOutline, 7);
  EXPECT_EQ(beside.state, store::JobState::parked);
  EXPECT_TRUE(beside.reason.starts_with("the outline ")) << beside.reason;
  EXPECT_EQ(nowhere.state, store::JobState::parked);
  EXPECT_NE(nowhere.reason.find("no longer in the file"), std::string::npos) << nowhere.reason;
  EXPECT_TRUE(cards_of(vain).empty());
}

TEST_F(CuttingTest, is_erased_with_the_person_to_the_last_file) {
  const store::JobId vain = read_in_vain();
  const auto file = file_of(vain);
  cut(vain, kOutline);
  cut(vain, card::quad_from_bounds({-5, 0, 300, 300}));  // one that failed names the file as well
  erase(cards_of(vain).at(0).card);
  EXPECT_TRUE(jobs().empty());
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(CuttingTest, of_an_erased_person_nothing_is_kept_that_comes_later) {
  const store::JobId first = read_in_vain();
  cut(first, kOutline);
  erase(cards_of(first).at(0).card);
  const store::JobId later = read_in_vain(200);
  const auto file = file_of(later);
  cut(later, card::quad_from_bounds({-5, 0, 300, 300}));
  EXPECT_TRUE(std::filesystem::exists(file));
  const store::Job job = cut(later, kOutline);
  EXPECT_EQ(job.state, store::JobState::stored);
  EXPECT_TRUE(cards_of(job.id).empty());
  EXPECT_EQ(jobs().size(), 3U);
  for (const store::Job& each : jobs()) EXPECT_EQ(each.files.at(0).name, "");
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(CuttingTest, of_an_erased_person_the_next_upload_is_not_kept_either) {
  const auto receive = [&](std::uint8_t shade) {
    const store::JobId vain = read_in_vain(shade);
    cut(vain, kOutline);
    return vain;
  };
  erase(cards_of(receive(10)).at(0).card);
  const store::JobId other = read_in_vain(20);
  cut(other, card::quad_from_bounds({100, 260, 420, 460}));
  const auto shared = file_of(other);
  EXPECT_TRUE(cards_of(cut(other, kOutline).id).empty());
  EXPECT_TRUE(std::filesystem::exists(shared)) << "somebody else's card was cut out of it";
  EXPECT_EQ(cards_of(other).size(), 1U);
}
