// What openapi.json says is what the server does: answers have the described shape, and changes name their version.

#include "review/api/description.h"

#include <fmt/format.h>

#include "review/api/routes.h"
#include "store/jobs.h"
#include "store/notes.h"
#include "store/reviews.h"
#include "store/watched_folders.h"
#include "tests/review/schema.h"
#include "tests/review/served.h"

namespace {

using Json = nlohmann::json;

/// A server where every list has something in it, and everything has the number 1.
class Description : public testing::Test {
 protected:
  Description() : admin(served.add_user("admin", store::Role::administrator)) {
    served.add_group("sales", store::Group::VisibleTo::everyone, {store::MaskedField::mobile});
    card::Contact contact = person("山田", "太郎", "山田製作所");
    contact.departments = {"営業部"};
    contact.job_titles = {"部長"};
    contact.posts = {{"山田製作所", "営業部", {"部長"}}};
    contact.phones = {{card::PhoneKind::mobile, "+819012345678", "", "090-1234-5678"}};
    contact.emails = {"taro@yamada.example"};
    store::NewCard card = card_of(contact, "admin", "sales");
    card.reading.decision = card::Decision::review;
    card.reading.doubtful = {"family_name", "urls[0]"};
    card.reading.languages = {"jpn"};
    card.reading.source = {.file = "a.png", .member = {}, .sha256 = std::string(64, 'a'), .page = 0, .card = 0};
    card.evidence = {{.path = "family_name", .printed = "山田", .confidence = 0.5F, .alternatives = {"山由"}}};
    card.provenance.event = "展示会";
    card.provenance.tags = {"見本"};
    card.provenance.exchanged_on = store::parse_date("2026-04-18");
    const auto first = served.add_card(card);
    const auto second = served.add_card(card_of(person("山田", "太朗", "山田製作所")));
    store::Store opened = served.open_store();
    auto transaction = store::Transaction::begin(opened, store::Access::write).value();
    EXPECT_TRUE(store::add_note(transaction, first.contact, "likes tea", "admin"));
    EXPECT_TRUE(store::propose_merge(transaction, first.contact, second.contact, 4, {{"same company", 2}}));
    EXPECT_TRUE(store::note_watched_folder(transaction, "/srv/cards", "inotify", std::chrono::minutes(3)));
    store::NewJob job{.files = {{std::string(64, 'b'), "b.png", 1}},
                      .content_key = "b",
                      .origin = "upload",
                      .pairing = {},
                      .provenance = {}};
    EXPECT_TRUE(store::add_job(transaction, job));
    EXPECT_TRUE(transaction.commit());
    served.send(admin, "POST", "/api/v1/me/searches", {{"name", "mine"}, {"query", "q=x"}});
    served.get(admin, "/api/v1/contacts?q=yamada");
  }

  static std::string address_of(std::string_view path) {
    std::string address(path);
    if (const auto key = address.find("{key}"); key != std::string::npos) address.replace(key, 5, "山田製作所");
    for (std::size_t open = address.find('{'); open != std::string::npos; open = address.find('{'))
      address.replace(open, address.find('}') - open + 1, "1");
    return address == "/api/v1/merges/explanation" ? address + "?a=1&b=2" : address;
  }

  /// The schema of a good answer in JSON; null where it is something else.
  static Json schema_of(const Json& operation) {
    for (const auto& [status, answer] : operation.at("responses").items())
      if (status.starts_with("2") && answer.contains("content") && answer.at("content").contains("application/json"))
        return answer.at("content").at("application/json").at("schema");
    return nullptr;
  }

  Served served;
  std::string admin;
  const Json document = Json::parse(review::api::description_text());
};

}  // namespace

TEST_F(Description, every_answer_has_the_shape_that_is_described) {
  int tried = 0;
  for (const auto& [path, methods] : document.at("paths").items()) {
    if (!methods.contains("get") || path == "/api/v1/openapi.json") continue;
    const Json schema = schema_of(methods.at("get"));
    if (schema.is_null()) continue;
    const Answer answer = served.get(admin, address_of(path));
    if (path == "/api/v1/session" || path == "/api/v1/cards/{id}/scan")
      continue;  // of a browser; of a card with a file
    ASSERT_EQ(answer.status, 200) << path << answer.body;
    EXPECT_EQ(fault_of(answer.json(), schema, document), "") << path;
    if (answer.json().contains("items")) {
      EXPECT_FALSE(answer.json().at("items").empty()) << path << " shows nothing";
    }
    ++tried;
  }
  EXPECT_GE(tried, 25);
}

TEST_F(Description, a_problem_has_the_shape_that_is_described) {
  const Json& schema = document.at("components").at("schemas").at("Problem");
  for (const char* address : {"/api/v1/contacts/999", "/api/v1/nothing", "/api/v1/contacts?limit=x"})
    EXPECT_EQ(fault_of(served.get(admin, address).json(), schema, document), "") << address;
}

// The second of two people who change the same thing is told, wherever the description says so.
TEST_F(Description, a_change_that_names_no_version_or_another_one_is_refused) {
  int tried = 0;
  for (const auto& [path, methods] : document.at("paths").items()) {
    for (const auto& [method, operation] : methods.items()) {
      const Json parameters = operation.value("parameters", Json::array());
      const bool named = std::ranges::any_of(
          parameters, [](const Json& each) { return each.at("name") == "If-Match" && each.value("required", false); });
      if (!named) continue;
      std::string verb = method;
      std::ranges::transform(verb, verb.begin(), [](unsigned char c) { return std::toupper(c); });
      const Json body =
          operation.contains("requestBody")
              ? Json{{"contact", Json::object()}, {"tags", Json::array()}, {"cards", {1}}, {"action", "accept"}}
              : Json();
      const std::string address = address_of(path);
      EXPECT_EQ(served.send(admin, verb, address, body).status, 428) << verb << " " << path;
      const Headers other{{"If-Match", "\"another\""}};
      EXPECT_EQ(served.send(admin, verb, address, body, other).status, 412) << verb << " " << path;
      ++tried;
    }
  }
  EXPECT_GE(tried, 12);
}

TEST_F(Description, of_two_administrators_on_one_user_the_second_is_told) {
  served.add_user("taro", store::Role::viewer);
  const auto read = [&] { return served.get(admin, "/api/v1/users/2"); };
  const std::string etag = read().header("etag");
  EXPECT_EQ(read().json().at("etag"), etag);
  const auto change = [&](const Json& body, const std::string& version) {
    return served.send(admin, "PATCH", "/api/v1/users/2", body, {{"If-Match", version}});
  };
  const Answer changed = change({{"role", "editor"}}, etag);
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_NE(changed.header("etag"), etag);
  EXPECT_EQ(change({{"display_name", "太郎"}}, etag).json().at("code"), "changed");
  EXPECT_EQ(read().json().at("role"), "editor");
  EXPECT_EQ(change({{"display_name", "太郎"}}, read().header("etag")).status, 200);
  EXPECT_EQ(served.send(admin, "DELETE", "/api/v1/users/2", nullptr, {{"If-Match", etag}}).status, 412);
}

TEST_F(Description, two_who_merge_what_one_of_them_has_changed_are_told) {
  const auto seen = served.get(admin, "/api/v1/merges/explanation?a=1&b=2").json();
  const auto merge = [&](const Json& etags) {
    return served.send(admin, "POST", "/api/v1/merges", {{"contacts", {1, 2}}, {"etags", etags}});
  };
  const Headers match{{"If-Match", seen.at("etags")[0].get<std::string>()}};
  ASSERT_EQ(served.send(admin, "PUT", "/api/v1/contacts/1/tags", {{"tags", {"x"}}}, match).status, 200);
  EXPECT_EQ(merge(seen.at("etags")).status, 412);
  EXPECT_EQ(merge(served.get(admin, "/api/v1/merges/explanation?a=1&b=2").json().at("etags")).status, 201);
}
