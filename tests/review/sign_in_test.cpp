// Signing in: sessions, cookies, lock-out, CSRF, tokens, the trusted proxy.

#include "store/sign_in.h"

#include <string>

#include "review/secrets.h"
#include "tests/review/served.h"

namespace {

constexpr const char* kPassword = "correct horse battery";

}  // namespace

TEST(SignIn, gives_a_session_in_a_cookie_that_scripts_cannot_read) {
  Served served;
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  const Answer answer = try_sign_in(served, "taro", kPassword);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const std::string cookie = answer.header("set-cookie");
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
  EXPECT_EQ(answer.json().at("user").at("name"), "taro");
  const Browser browser{cookie.substr(0, cookie.find(';')), answer.json().at("csrf_token")};
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", browser.cookie}}).status, 200);
  EXPECT_EQ(served.client().send("DELETE", "/api/v1/session", browser.headers()).status, 204);
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", browser.cookie}}).status, 401);
}

TEST(SignIn, refuses_wrong_names_and_passwords_alike) {
  Served served;
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  served.add_user("nobody", store::Role::viewer);  // without a password
  const Answer wrong_password = try_sign_in(served, "taro", "x");
  const Answer wrong_name = try_sign_in(served, "hanako", "x");
  EXPECT_EQ(wrong_password.status, 401);
  EXPECT_EQ(wrong_password.body, wrong_name.body);
  EXPECT_EQ(try_sign_in(served, "nobody", "").status, 401);
}

TEST(SignIn, locks_a_name_after_ten_failures) {
  Served served;
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(try_sign_in(served, "taro", "wrong").status, 401);
  const Answer locked = try_sign_in(served, "taro", kPassword);
  EXPECT_EQ(locked.status, 429);
  EXPECT_FALSE(locked.header("retry-after").empty());
}

TEST(SignIn, limits_attempts_by_address) {
  Served served;
  int refused = 0;
  for (int i = 0; i < 25; ++i) refused += try_sign_in(served, "name" + std::to_string(i), "x").status == 429 ? 1 : 0;
  EXPECT_GE(refused, 4);
}

TEST(SignIn, behind_tls_the_cookie_never_travels_in_the_clear) {
  review::ServeOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  Served served(options);
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  const Answer plain = try_sign_in(served, "taro", kPassword);
  EXPECT_EQ(plain.header("set-cookie").find("Secure"), std::string::npos);
  const Answer secure = try_sign_in(served, "taro", kPassword, {{"X-Forwarded-Proto", "https"}});
  EXPECT_NE(secure.header("set-cookie").find("Secure"), std::string::npos);
  EXPECT_FALSE(secure.header("strict-transport-security").empty());
}

TEST(SignIn, a_session_cannot_be_planted) {
  Served served;
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  const Browser planted{"meishi_session=planted", ""};
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", planted.cookie}}).status, 401);
  const Browser first = sign_in(served, "taro", kPassword, {{"Cookie", planted.cookie}});
  EXPECT_NE(first.cookie, planted.cookie);
  const Browser second = sign_in(served, "taro", kPassword, {{"Cookie", first.cookie}});
  EXPECT_NE(second.cookie, first.cookie);
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", first.cookie}}).status, 401);
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", second.cookie}}).status, 200);
}

TEST(SignIn, changes_need_the_page_that_the_session_belongs_to) {
  Served served;
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  const Browser browser = sign_in(served, "taro", kPassword);
  const nlohmann::json search{{"name", "tokyo"}, {"query", "q=tokyo"}};
  const auto post = [&](const Headers& headers) {
    return served.send("", "POST", "/api/v1/me/searches", search, headers).status;
  };
  EXPECT_EQ(post({{"Cookie", browser.cookie}}), 403);
  EXPECT_EQ(post({{"Cookie", browser.cookie}, {"X-CSRF-Token", "wrong"}}), 403);
  EXPECT_EQ(post({{"Cookie", browser.cookie}, {"X-CSRF-Token", browser.csrf}, {"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(post(browser.headers()), 201);
  // A form of another site can send text, not JSON.
  Headers form = browser.headers();
  form.emplace_back("Content-Type", "text/plain");
  EXPECT_EQ(served.client().send("POST", "/api/v1/me/searches", form, search.dump()).status, 415);
  EXPECT_EQ(try_sign_in(served, "taro", kPassword, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
}

TEST(SignIn, a_new_password_ends_the_other_sessions) {
  Served served;
  served.add_user("taro", store::Role::viewer, {}, kPassword);
  const Browser here = sign_in(served, "taro", kPassword), there = sign_in(served, "taro", kPassword);
  const auto change = [&](const std::string& current, const std::string& wanted) {
    return served
        .send("", "POST", "/api/v1/me/password", {{"current_password", current}, {"new_password", wanted}},
              here.headers())
        .status;
  };
  EXPECT_EQ(change("wrong", "a long new password"), 403);
  EXPECT_EQ(change(kPassword, "short"), 422);
  EXPECT_EQ(change(kPassword, "a long new password"), 204);
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", there.cookie}}).status, 401);
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", here.cookie}}).status, 200);
  EXPECT_EQ(try_sign_in(served, "taro", "a long new password").status, 200);
}

TEST(SignIn, a_token_may_do_what_its_scopes_say_and_no_more) {
  Served served;
  served.add_user("taro", store::Role::editor, {}, kPassword);
  const Browser browser = sign_in(served, "taro", kPassword);
  const auto make = [&](const nlohmann::json& scopes) {
    return served.send("", "POST", "/api/v1/me/tokens", {{"name", "script"}, {"scopes", scopes}}, browser.headers());
  };
  EXPECT_EQ(make({"administer"}).status, 422);
  EXPECT_EQ(make(nlohmann::json::array()).status, 422);
  const Answer made = make({"read"});
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string token = made.json().at("token");
  EXPECT_EQ(served.get(token, "/api/v1/contacts").status, 200);
  EXPECT_EQ(served.get(token, "/api/v1/exports?format=csv").status, 403);
  EXPECT_EQ(served.send(token, "POST", "/api/v1/me/tokens", {{"name", "more"}, {"scopes", {"read"}}}).status, 403);
  const auto list = served.client().send("GET", "/api/v1/me/tokens", browser.headers()).json();
  EXPECT_EQ(list.at("items").back().count("token"), 0U);
  const std::string address = "/api/v1/me/tokens/" + std::to_string(made.json().at("id").get<int>());
  EXPECT_EQ(served.client().send("DELETE", address, browser.headers()).status, 204);
  EXPECT_EQ(served.get(token, "/api/v1/contacts").status, 401);
}

TEST(SignIn, a_disabled_or_removed_user_is_out_at_once) {
  Served served;
  const Headers any{{"If-Match", "*"}};
  const std::string admin = served.add_user("admin", store::Role::administrator);
  const std::string token = served.add_user("taro", store::Role::viewer, {}, kPassword);
  const Browser browser = sign_in(served, "taro", kPassword);
  EXPECT_EQ(served.send(admin, "PATCH", "/api/v1/users/2", {{"disabled", true}}, any).status, 200);
  EXPECT_EQ(served.get(token, "/api/v1/contacts").status, 401);
  EXPECT_EQ(served.client().send("GET", "/api/v1/me", {{"Cookie", browser.cookie}}).status, 401);
  EXPECT_EQ(try_sign_in(served, "taro", kPassword).status, 401);
  EXPECT_EQ(served.send(admin, "DELETE", "/api/v1/users/2", nullptr, any).status, 204);
  EXPECT_EQ(served.send(admin, "POST", "/api/v1/users", {{"name", "taro"}, {"role", "viewer"}}).status, 409);
  EXPECT_EQ(served.send(admin, "DELETE", "/api/v1/users/1", nullptr, any).status, 409) << "the last administrator";
}

TEST(SignIn, believes_a_header_from_the_trusted_proxy_only) {
  review::ServeOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  options.proxy_user_header = "x-remote-user";
  Served trusting(options);
  trusting.add_user("taro", store::Role::viewer);
  EXPECT_EQ(trusting.client().send("GET", "/api/v1/me", {{"X-Remote-User", "taro"}}).status, 200);
  EXPECT_EQ(trusting.client().send("GET", "/api/v1/me", {{"X-Remote-User", "hanako"}}).status, 401);
  options.trusted_proxies = {"10.0.0.1"};
  Served wary(options);
  wary.add_user("taro", store::Role::viewer);
  EXPECT_EQ(wary.client().send("GET", "/api/v1/me", {{"X-Remote-User", "taro"}}).status, 401);
}
