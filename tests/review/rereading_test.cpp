// Cards are read again, and what they can be cut out of is shown to whoever may see all of it.

#include "store/rereading.h"

#include <fstream>

#include <fmt/format.h>

#include "store/jobs.h"
#include "store/pictures.h"
#include "store/watched_folders.h"
#include "tests/review/served.h"

namespace {

const std::string kPage(64, 'a'), kPicture(64, 'b');

class Rereading : public testing::Test {
 protected:
  Rereading() : reviewer(served.add_user("reviewer", store::Role::reviewer)) {
    put(kPage, "\xFF\xD8\xFF the page");
    put(kPicture, "\x89PNG the card");
  }

  void put(const std::string& sha256, const std::string& bytes) {
    const store::Store opened = served.open_store();
    const auto file = store::picture_path(opened, sha256);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }

  /// A card that was cut out of the page.
  store::StoredCard add(int number, const std::string& owner = {}, const std::string& group = {}) {
    store::NewCard card = card_of(person("山田", fmt::format("太郎{}", number)), owner, group);
    card.reading.source = {.file = "scan.jpg", .member = {}, .sha256 = kPage, .page = 0, .card = number};
    card.reading.quad_in_source = card::quad_from_bounds({10, 20, 300, 200});
    card.pictures = {{.picture_sha256 = kPicture, .scan_sha256 = {}}};
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::write).value();
    EXPECT_TRUE(store::record_picture(transaction, kPicture, "image/png", 1));
    EXPECT_TRUE(transaction.commit());
    return served.add_card(card);
  }

  std::string place(card::CardId card, const std::string& of) {
    return fmt::format("/api/v1/cards/{}/{}", card.value, of);
  }

  /// Asks for it in the version that is there.
  Answer reread(card::CardId card, const nlohmann::json& wanted = nlohmann::json::object()) {
    const std::string address = fmt::format("/api/v1/cards/{}", card.value);
    const Headers match{{"If-Match", served.get(reviewer, address).json().at("etag").get<std::string>()}};
    return served.send(reviewer, "POST", address + "/reread", wanted, match);
  }

  Served served;
  std::string reviewer;
};

}  // namespace

TEST_F(Rereading, the_page_that_was_handed_in_is_shown_with_the_outline) {
  const auto card = add(0).card;
  const auto scan = served.get(reviewer, place(card, "scan")).json();
  EXPECT_TRUE(scan.at("is_page").get<bool>());
  EXPECT_EQ(scan.at("quad"), nlohmann::json::parse("[[10,20],[300,20],[300,200],[10,200]]"));
  const Answer page = served.get(reviewer, scan.at("image_url"));
  EXPECT_EQ(page.header("content-type"), "image/jpeg");
  EXPECT_NE(page.body.find("the page"), std::string::npos);
  const Headers same{{"If-None-Match", page.header("etag")}};
  EXPECT_EQ(served.send(reviewer, "GET", scan.at("image_url"), nullptr, same).status, 304);
  EXPECT_EQ(served.get(reviewer, place(card, "scan?side=back")).status, 404);
}

TEST_F(Rereading, without_the_page_the_cards_own_picture_is_shown) {
  const auto card = add(0).card;
  std::filesystem::remove(store::picture_path(served.open_store(), kPage));
  const auto scan = served.get(reviewer, place(card, "scan")).json();
  EXPECT_FALSE(scan.at("is_page").get<bool>());
  EXPECT_TRUE(scan.at("quad").is_null());
  EXPECT_EQ(served.get(reviewer, scan.at("image_url")).header("content-type"), "image/png");
}

TEST_F(Rereading, a_page_with_somebody_elses_card_is_not_shown) {
  served.add_group("lawyers");
  const auto card = add(0).card;
  add(1, "lawyer", "lawyers");
  EXPECT_EQ(served.get(reviewer, place(card, "scan")).status, 403);
  EXPECT_EQ(served.get(reviewer, place(card, "image?kind=scan")).status, 403);
  EXPECT_EQ(served.get(reviewer, place(card, "image")).status, 200);
  EXPECT_EQ(reread(card).status, 403);
  const std::string admin = served.add_user("admin", store::Role::administrator);
  EXPECT_EQ(served.get(admin, place(card, "scan")).status, 200);
}

TEST_F(Rereading, is_a_job) {
  const auto card = add(0).card;
  const nlohmann::json wanted{{"turn_degrees", 90}, {"quad", {{0, 0}, {9, 0}, {9, 9}, {0, 9}}}, {"side", "front"}};
  const Answer asked = reread(card, wanted);
  ASSERT_EQ(asked.status, 202) << asked.body;
  EXPECT_EQ(asked.json().at("kind"), "reread");
  const Answer job = served.get(reviewer, asked.header("location"));
  EXPECT_EQ(job.json().at("state"), "queued");
  EXPECT_EQ(job.json().at("file"), "scan.jpg");
  EXPECT_NE(reread(card, wanted).json().at("id"), asked.json().at("id")) << "asked twice is read twice";
  store::Store opened = served.open_store();
  auto transaction = store::Transaction::begin(opened, store::Access::read).value();
  const auto kept = store::find_rereading(transaction, {asked.json().at("id").get<std::int64_t>()}).value().value();
  EXPECT_EQ(kept.card, card);
  EXPECT_EQ(kept.turned_degrees, 90);
  EXPECT_EQ(kept.outline, card::quad_from_bounds({0, 0, 9, 9}));
  EXPECT_EQ(kept.actor, "reviewer");
}

TEST_F(Rereading, refuses_what_makes_no_sense) {
  const auto card = add(0).card;
  for (const char* body : {R"({"side":"edge"})", R"({"turn_degrees":45})", R"({"quad":[[1,2]]})",
                           R"({"quad":[[1,2],[3,4],[5,6],["x",8]]})", R"({"becomes":"another_card"})",
                           R"({"becomes":"two_cards"})", R"({"becomes":"dust"})", R"({"side":"back"})"}) {
    const Answer answer = reread(card, nlohmann::json::parse(body));
    EXPECT_EQ(answer.status, 422) << body << answer.body;
  }
  const auto listed = served.add_card(card_of(person("佐藤", "花子")));
  EXPECT_EQ(reread(listed.card).status, 422) << "a row of a list has no picture";
}

TEST_F(Rereading, watched_folders_tell_how_they_fare) {
  {
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::write).value();
    ASSERT_TRUE(store::note_watched_folder(transaction, "/srv/名刺", "inotify", std::chrono::minutes(3)));
    ASSERT_TRUE(store::note_watched_folder(transaction, "/srv/old", "polled", std::chrono::minutes(3)));
    ASSERT_TRUE(store::note_unwatched_folder(transaction, "/srv/old"));
    store::NewJob job{.files = {{kPage, "/srv/名刺/a.jpg", 1}},
                      .content_key = "a",
                      .origin = "watch",
                      .pairing = {},
                      .provenance = {}};
    ASSERT_TRUE(store::add_job(transaction, job));
    ASSERT_TRUE(transaction.commit());
  }
  const auto folders = served.get(reviewer, "/api/v1/watched-folders").json().at("items");
  ASSERT_EQ(folders.size(), 2U);
  EXPECT_EQ(folders[0].at("state"), "stopped");
  EXPECT_EQ(folders[1].at("folder"), "/srv/名刺");
  EXPECT_EQ(folders[1].at("state"), "watching");
  EXPECT_EQ(folders[1].at("waiting"), 1);
  EXPECT_EQ(folders[1].at("failed"), 0);
}
