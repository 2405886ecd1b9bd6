// The table of role × endpoint: made from the route table, so that no endpoint is left out.

#include "review/api/routes.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "review/api/description.h"
#include "review/api/file_trouble.h"
#include "review/problem_code.h"
#include "tests/review/served.h"

namespace {

using review::Permission;
using review::api::Route;

/// An address of the route that leads to nothing: what is tried is the right to ask.
std::string address_of(const Route& route) {
  std::string address;
  for (std::size_t at = 0; at < route.path.size();) {
    const std::size_t open = std::min(route.path.find('{', at), route.path.size());
    address += route.path.substr(at, open - at);
    if (open < route.path.size()) address += "999999";
    at = open < route.path.size() ? route.path.find('}', open) + 1 : open;
  }
  if (address == "/api/v1/exports") return address + "?format=csv";
  return address == "/api/v1/merges/explanation" ? address + "?a=999999&b=999998" : address;
}

Answer ask(const Served& served, const Route& route, const std::string& token) {
  Headers headers = bearer(token);
  if (route.body == review::api::BodyKind::upload)
    headers.emplace_back("Content-Type", "multipart/form-data; boundary=x");
  const bool json = route.body == review::api::BodyKind::json;
  if (json) headers.emplace_back("Content-Type", "application/json");
  if (route.path == "/api/v1/events") {  // a stream never ends: its head is enough
    const Connection connection(served.port());
    std::string request = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    connection.send(request + "\r\n");
    return parse_answer(connection.receive_until("\r\n\r\n"));
  }
  return served.client().send(route.method, address_of(route), headers, json ? "{}" : "");
}

}  // namespace

TEST(Routes, are_those_that_the_description_has) {
  std::map<std::string, std::string> table;
  for (const Route& route : review::api::routes())
    table[fmt::format("{} {}", route.method, route.path)] = review::to_string(route.permission);
  EXPECT_EQ(table, review::api::described_operations());
  EXPECT_EQ(table.size(), review::api::routes().size());
}

TEST(Routes, every_role_is_tried_on_every_endpoint) {
  Served served;
  const std::map<std::string, store::Role> roles{{"viewer", store::Role::viewer},
                                                 {"reviewer", store::Role::reviewer},
                                                 {"editor", store::Role::editor},
                                                 {"administrator", store::Role::administrator}};
  std::map<std::string, std::string> tokens;
  for (const auto& [name, role] : roles) tokens[name] = served.add_user(name, role);
  for (const Route& route : review::api::routes()) {
    const std::string what = fmt::format("{} {}", route.method, route.path);
    if (route.permission == Permission::open) {
      EXPECT_NE(ask(served, route, "").status, 403) << what;
      continue;
    }
    EXPECT_EQ(ask(served, route, "").status, 401) << what;
    EXPECT_EQ(ask(served, route, "meishi_wrong").status, 401) << what;
    for (const auto& [name, role] : roles) {
      store::User user;
      user.role = role;
      const bool may =
          route.permission == Permission::signed_in || review::permissions_of(user).contains(route.permission);
      const Answer answer = ask(served, route, tokens[name]);
      if (may) {
        EXPECT_NE(answer.status, 401) << what << " as " << name;
        EXPECT_TRUE(answer.status != 403 || answer.body.find("token cannot") != std::string::npos)
            << what << " as " << name << ": " << answer.body;
        EXPECT_LT(answer.status, 500) << what << " as " << name << ": " << answer.body;
      } else {
        EXPECT_EQ(answer.status, 403) << what << " as " << name;
      }
    }
  }
}

TEST(Routes, problems_have_the_codes_that_the_description_lists) {
  const auto document = nlohmann::json::parse(review::api::description_text());
  const auto described = [&](const char* schema) {
    return document.at("components").at("schemas").at(schema).at("enum").get<std::vector<std::string>>();
  };
  std::vector<std::string> codes;
  const auto last = static_cast<int>(review::ProblemCode::wrong_sign_in);
  for (int code = 0; code <= last; ++code) codes.emplace_back(to_string(static_cast<review::ProblemCode>(code)));
  EXPECT_EQ(codes, described("ProblemCode"));
  std::set<std::string> words;
  for (const auto& phrase : review::api::trouble_phrases()) words.emplace(phrase.word);
  EXPECT_EQ(std::vector<std::string>(words.begin(), words.end()), described("FileTrouble"));
}

TEST(Routes, answer_what_is_not_there_and_what_is_not_taken) {
  Served served;
  const std::string token = served.add_user("admin", store::Role::administrator);
  EXPECT_EQ(served.get(token, "/api/v1/nothing").status, 404);
  EXPECT_EQ(served.get(token, "/api/v1/contacts/").status, 404);
  const Answer answer = served.send(token, "PUT", "/api/v1/contacts", {{"a", 1}});
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("allow"), "GET");
  EXPECT_EQ(answer.header("content-type"), "application/problem+json");
  EXPECT_EQ(answer.json().at("status"), 405);
  EXPECT_EQ(answer.json().at("code"), "malformed");
  for (const char* list : {"contacts", "reviews", "merges"})
    EXPECT_EQ(served.get(token, fmt::format("/api/v1/{}?cursor=none", list)).status, 400) << list;
}

// Nobody learns from outside what there is, or how it wants to be asked.
TEST(Routes, nothing_but_the_open_addresses_answers_without_sign_in) {
  Served served;
  const HttpClient client = served.client();
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    EXPECT_EQ(client.send(method, "/api/v1/nothing").status, 401) << method;
    EXPECT_EQ(client.send(method, "/api/v1/contacts").status, 401) << method;
    EXPECT_EQ(client.send(method, "/api/v1/merges", {{"Content-Type", "text/plain"}}, "x").status, 401) << method;
  }
  EXPECT_EQ(client.send("POST", "/healthz").status, 405);
  EXPECT_EQ(client.send("PUT", "/api/v1/session").status, 405) << "signing in is open";
}
