// What attackers try (OWASP Top Ten 2021 and API Security Top Ten 2023), each over a real socket.

#include <fstream>
#include <random>

#include <fmt/format.h>

#include "review/dav/xml.h"
#include "review/http/message.h"
#include "review/multipart.h"
#include "review/refusal.h"
#include "tests/review/served.h"
#include "tests/support/temporary_folder.h"

namespace {

review::ServeOptions impatient() {
  review::ServeOptions options;
  options.server.head_time = std::chrono::milliseconds(200);
  options.server.step_time = std::chrono::milliseconds(200);
  options.upload_bytes = 100'000;
  return options;
}

}  // namespace

TEST(Hostile, sql_in_values_stays_text) {
  Served served;
  const std::string token = served.add_user("admin", store::Role::administrator);
  served.add_card(card_of(person("山田", "太郎")));
  for (const char* words :
       {"'%20OR%20'1'='1", "%22;DROP%20TABLE%20contact;--", "%25%25%25", "\\", "%27)%20UNION%20SELECT"}) {
    for (const char* name : {"q", "tag", "owner", "company", "event"}) {
      const Answer answer = served.get(token, fmt::format("/api/v1/contacts?{}={}", name, words));
      ASSERT_EQ(answer.status, 200) << answer.body;
      EXPECT_EQ(answer.json().at("items").size(), 0U) << name << "=" << words;
    }
    EXPECT_EQ(served.get(token, fmt::format("/api/v1/log?q={}&user={}", words, words)).json().at("items").size(), 0U);
    EXPECT_EQ(served.get(token, std::string("/api/v1/companies?q=") + words).status, 200);
  }
  EXPECT_EQ(served.get(token, "/api/v1/contacts").json().at("total"), 1);
}

TEST(Hostile, unknown_or_wrong_parameters_are_refused) {
  Served served;
  const std::string token = served.add_user("admin", store::Role::administrator);
  for (const char* query : {"limit=0", "limit=201", "limit=x", "limit=1&limit=2", "order=sideways", "surprise=1",
                            "q=%zz", "q=%00", "exchanged_from=2026-02-30", "cursor=abc:%00"})
    EXPECT_EQ(served.get(token, std::string("/api/v1/contacts?") + query).status, 400) << query;
  EXPECT_EQ(served.get(token, "/api/v1/contacts?cursor=nonsense").status, 400);
  for (const char* id : {"0", "-1", "1e3", "99999999999999999999", "1;2", "%2e%2e"})
    EXPECT_EQ(served.get(token, std::string("/api/v1/contacts/") + id).status, 404) << id;
}

TEST(Hostile, bodies_that_are_no_json_of_ours_are_refused) {
  Served served;
  const std::string token = served.add_user("admin", store::Role::administrator);
  Headers headers = bearer(token);
  headers.emplace_back("Content-Type", "application/json");
  for (const std::string& body :
       {std::string("["), std::string("[]"), std::string("{\"name\":1}"), std::string(100'000, '['),
        std::string("{\"name\":\"\\u0000\"}"), "{\"a\":" + std::string(5'000, '[') + std::string(5'000, ']') + "}"}) {
    const int status = served.client().send("POST", "/api/v1/users", headers, body).status;
    EXPECT_TRUE(status == 400 || status == 422) << status << " for " << body.substr(0, 40);
  }
  EXPECT_EQ(served.client().send("POST", "/api/v1/users", headers, std::string(2'000'000, ' ')).status, 413);
  EXPECT_EQ(served.client().send("GET", "/healthz").status, 200);
}

TEST(Hostile, nothing_outside_the_page_is_served) {
  support::TemporaryFolder page;
  std::ofstream(page.path() / "index.html") << "the page";
  std::ofstream(page.path().parent_path() / "meishi-outside.txt") << "secret";
  review::ServeOptions options;
  options.page = page.path();
  Served served(options);
  for (const char* path : {"/../meishi-outside.txt", "/%2e%2e/meishi-outside.txt", "/..%2fmeishi-outside.txt",
                           "//etc/passwd", "/assets/..%5c..%5cmeishi-outside.txt", "/%00", "/etc/passwd.txt"}) {
    const Answer answer = served.client().send("GET", path);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos) << path;
    EXPECT_EQ(answer.body.find("root:"), std::string::npos) << path;
  }
  EXPECT_EQ(served.client().send("GET", "/contacts").body, "the page");
  for (const char* path : {"/.git/config", "/.env", "/assets/gone.js", "/contacts/3", "//", "/../etc/passwd"})
    EXPECT_EQ(served.client().send("GET", path).status, 404) << path;
  EXPECT_EQ(served.client().send("POST", "/", {}, "x").status, 405);
  std::filesystem::remove(page.path().parent_path() / "meishi-outside.txt");
}

TEST(Hostile, every_answer_carries_the_safety_headers) {
  Served served;
  for (const char* path : {"/", "/healthz", "/api/v1/contacts", "/nothing.txt"}) {
    const Answer answer = served.client().send("GET", path);
    EXPECT_NE(answer.header("content-security-policy").find("default-src 'none'"), std::string::npos) << path;
    EXPECT_EQ(answer.header("content-security-policy").find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << path;
    EXPECT_EQ(answer.header("x-frame-options"), "DENY") << path;
  }
  EXPECT_EQ(served.client().send("GET", "/api/v1/contacts").header("cache-control"), "no-store");
}

TEST(Hostile, requests_that_are_none_are_refused_and_harm_nobody) {
  Served served(impatient());
  const HttpClient client = served.client();
  EXPECT_EQ(client.send_raw("GET / HTTP/9.9\r\n\r\n").status, 400);
  EXPECT_EQ(client.send_raw("\x16\x03\x01\x02 hello tls\r\n\r\n").status, 400);
  EXPECT_EQ(client.send_raw("GET / HTTP/1.1\r\nA: " + std::string(20'000, 'a') + "\r\n\r\n").status, 431);
  EXPECT_EQ(client
                .send_raw("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n"
                          "Content-Type: application/json\r\nConnection: close\r\n\r\n{}   ")
                .status,
            400);
  EXPECT_EQ(client.send_raw("GET http://elsewhere/ HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400);
  EXPECT_EQ(client.send("GET", "/healthz").status, 200);
}

TEST(Hostile, a_head_or_body_that_drips_is_cut_off) {
  Served served(impatient());
  const Connection slow(served.port());
  slow.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
  EXPECT_TRUE(slow.is_closed_within(3000));
  const Connection body(served.port());
  body.send(
      "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
  EXPECT_TRUE(body.is_closed_within(3000));
  EXPECT_EQ(served.client().send("GET", "/healthz").status, 200);
}

TEST(Hostile, uploads_have_limits_and_are_refused_before_they_are_sent) {
  Served served(impatient());
  const std::string viewer = served.add_user("viewer", store::Role::viewer);
  const std::string reviewer = served.add_user("reviewer", store::Role::reviewer);
  const auto begin = [&](const std::string& token) {
    return fmt::format(
        "POST /api/v1/cards HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nConnection: close\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 200000000\r\n\r\n",
        token);
  };
  EXPECT_EQ(served.client().send_raw(begin("wrong")).status, 401);
  EXPECT_EQ(served.client().send_raw(begin(viewer)).status, 403);
  EXPECT_EQ(served.client().send_raw(begin(reviewer)).status, 413);
  Headers headers = bearer(reviewer);
  headers.emplace_back("Content-Type", "multipart/form-data; boundary=x");
  for (const char* body :
       {"", "--x", "--x\r\n", "--y--\r\n", "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"})
    EXPECT_EQ(served.client().send("POST", "/api/v1/cards", headers, body).status, 400) << body;
  EXPECT_TRUE(std::filesystem::is_empty(served.folder() / "pictures" / "incoming"));
}

TEST(Hostile, a_header_cannot_be_split_by_a_value) {
  Served served;
  const std::string admin = served.add_user("admin", store::Role::administrator);
  EXPECT_EQ(served.send(admin, "POST", "/api/v1/users", {{"name", "a\r\nSet-Cookie: x=1"}}).status, 422);
  const Answer answer = served.get(admin, "/api/v1/contacts?q=%0d%0aSet-Cookie:%20x=1");
  EXPECT_TRUE(answer.header("set-cookie").empty());
}

TEST(Hostile, mutated_inputs_never_break_our_parsers) {
  support::TemporaryFolder folder;
  const std::string form =
      "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\nbytes\r\n--x\r\n"
      "Content-Disposition: form-data; name=\"tag\"\r\n\r\nfair\r\n--x--\r\n";
  const std::string xml =
      "<?xml version=\"1.0\"?><d:propfind "
      "xmlns:d=\"DAV:\"><d:prop><d:getetag/>&lt;&#x41;<![CDATA[x]]></d:prop></d:propfind>";
  std::mt19937 random(2026);
  const auto mutated = [&](std::string text) {
    for (unsigned changes = random() % 4 + 1; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      if (random() % 3 == 0)
        text.erase(at, random() % 8 + 1);
      else if (random() % 2 == 0)
        text.insert(at, text.substr(random() % text.size(), random() % 16));
      else
        text[at] = static_cast<char>(random() % 256);
      if (text.empty()) text = "x";
    }
    return text;
  };
  int refused = 0;
  for (int round = 0; round < 500; ++round) {
    const auto parts = folder.path() / std::to_string(round);
    std::filesystem::create_directory(parts);
    std::ofstream(parts / "body", std::ios::binary) << mutated(form);
    try {
      review::split_multipart(parts / "body", "multipart/form-data; boundary=x", parts);
    } catch (const review::Refusal& refusal) {
      ++refused;
      EXPECT_LT(refusal.status, 500);
    }
    review::dav::parse_xml(mutated(xml));
    review::http::parse_query(mutated("q=%E5%B1%B1&limit=2&tag=a+b"));
  }
  EXPECT_GT(refused, 0);
  EXPECT_TRUE(review::dav::parse_xml(xml).has_value());
  EXPECT_FALSE(review::dav::parse_xml("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").has_value());
  EXPECT_FALSE(review::dav::parse_xml(std::string(100'000, '<')).has_value());
}
