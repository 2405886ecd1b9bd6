// A card is cut out by hand of what was handed in: a job of its own, for whoever may see the whole page.

#include "store/cutting.h"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "pipeline/receiving.h"
#include "store/job_queue.h"
#include "tests/review/served.h"

namespace {

class Cutting : public testing::Test {
 protected:
  Cutting() : reviewer(served.add_user("reviewer", store::Role::reviewer, {"sales"})) {
    served.add_group("sales");
    served.add_group("lawyers");
  }

  /// A job that was read and gave no card: the picture of that number.
  store::JobId read_in_vain(int number, const std::string& owner = {}, const std::string& group = {}) {
    const auto file = fmt::format("{}/samples/cards/dev-no_card-105-00{}.jpg", MEISHI_SOURCE_DIR, number);
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const std::vector<std::uint8_t> picture(bytes.begin(), bytes.end());
    pipeline::ReceiveOptions options;
    options.provenance.owner = owner;
    options.provenance.group_name = group;
    store::Store opened = served.open_store();
    const auto added = pipeline::receive_bytes(opened, "desk.jpg", picture, options).value();
    auto transaction = store::Transaction::begin(opened, store::Access::write_rows).value();
    EXPECT_TRUE(store::take_job(transaction, "test", std::chrono::minutes(1)).value());
    EXPECT_TRUE(store::finish_job(transaction, added.id, "test", {.pages = 1, .cards = 0, .remarks = {}}));
    EXPECT_TRUE(transaction.commit());
    return added.id;
  }

  Answer job(store::JobId id) { return served.get(reviewer, fmt::format("/api/v1/jobs/{}", id.value)); }

  Answer cut(store::JobId id, const nlohmann::json& wanted) {
    return served.send(reviewer, "POST", fmt::format("/api/v1/jobs/{}/cut", id.value), wanted);
  }

  Served served;
  std::string reviewer;
  const nlohmann::json quad = {{10, 20}, {300, 20}, {300, 200}, {10, 200}};
};

}  // namespace

TEST_F(Cutting, is_a_job_on_the_page_that_was_handed_in) {
  const store::JobId vain = read_in_vain(0);
  const std::string picture = job(vain).json().at("picture_url");
  const Answer page = served.get(reviewer, picture);
  EXPECT_EQ(page.header("content-type"), "image/jpeg");
  EXPECT_TRUE(page.body.starts_with("\xFF\xD8\xFF"));
  const Answer asked = cut(vain, {{"quad", quad}, {"turn_degrees", 90}});
  ASSERT_EQ(asked.status, 202) << asked.body;
  EXPECT_EQ(asked.json().at("kind"), "cut");
  EXPECT_EQ(asked.json().at("file"), "desk.jpg");
  EXPECT_TRUE(asked.json().at("picture_url").is_null()) << "a cut is made of the file, not of another cut";
  store::Store opened = served.open_store();
  auto transaction = store::Transaction::begin(opened, store::Access::read).value();
  const auto kept = store::find_cutting(transaction, {asked.json().at("id").get<std::int64_t>()}).value().value();
  EXPECT_EQ(kept.of_job, vain);
  EXPECT_EQ(kept.outline, card::quad_from_bounds({10, 20, 300, 200}));
  EXPECT_EQ(kept.turned_degrees, 90);
  EXPECT_EQ(kept.actor, "reviewer");
  EXPECT_NE(cut(vain, {{"quad", quad}}).json().at("id"), asked.json().at("id")) << "asked twice is read twice";
}

TEST_F(Cutting, refuses_what_makes_no_sense) {
  const store::JobId vain = read_in_vain(0);
  EXPECT_EQ(cut(vain, nlohmann::json::object()).status, 422) << "without an outline";
  EXPECT_EQ(cut(vain, {{"quad", quad}, {"turn_degrees", 45}}).status, 422);
  EXPECT_EQ(cut(vain, {{"quad", {{1, 2}}}}).status, 422);
  for (const int page : {-1, 1, 5'000'000})
    EXPECT_EQ(cut(vain, {{"quad", quad}, {"page", page}}).json().at("code"), "no_scan") << page;
  const auto again = cut(vain, {{"quad", quad}}).json().at("id").get<std::int64_t>();
  EXPECT_EQ(cut({again}, {{"quad", quad}}).json().at("code"), "no_scan") << "not read yet";
  EXPECT_EQ(cut({999}, {{"quad", quad}}).status, 404);
}

TEST_F(Cutting, is_for_those_who_may_see_the_job_and_all_of_its_page) {
  const store::JobId theirs = read_in_vain(0, "lawyer", "lawyers"), shared = read_in_vain(1, "reviewer", "sales");
  EXPECT_EQ(cut(theirs, {{"quad", quad}}).status, 404);
  EXPECT_EQ(served.get(reviewer, fmt::format("/api/v1/jobs/{}/picture", theirs.value)).status, 404);
  store::Store opened = served.open_store();
  std::string sha256;
  {
    auto transaction = store::Transaction::begin(opened, store::Access::read).value();
    sha256 = store::find_job(transaction, shared).value()->files.at(0).sha256;
  }
  store::NewCard card = card_of(person("山田", "太郎"), "lawyer", "lawyers");
  card.reading.source = {.file = "desk.jpg", .member = {}, .sha256 = sha256, .page = 0, .card = 0};
  served.add_card(card);
  EXPECT_EQ(cut(shared, {{"quad", quad}}).json().at("code"), "others_on_page");
  EXPECT_EQ(served.get(reviewer, fmt::format("/api/v1/jobs/{}/picture", shared.value)).status, 403);
}
