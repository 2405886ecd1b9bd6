// Signing in and out, one's own password, tokens and saved searches.

#include <algorithm>

#include "review/api/endpoints.h"
#include "review/api/passwords.h"
#include "review/authentication.h"
#include "review/secrets.h"
#include "store/sign_in.h"

namespace review::api {
namespace {

std::string me_json(const Viewer& viewer) {
  const store::User& user = viewer.user;
  JsonObject json;
  json.add("id", user.id).add("name", user.name);
  json.add("display_name", user.display_name.empty() ? user.name : user.display_name);
  json.add("role", store::to_string(user.role)).add("groups", user.groups);
  json.add("permissions", words_of(viewer.permissions));
  return json.to_text();
}

std::string session_json(const Viewer& viewer, const Services& services) {
  JsonObject json;
  json.add_json("user", me_json(viewer));
  json.add("csrf_token", viewer.way == Viewer::Way::proxy ? "proxy" : viewer.csrf_token);
  json.add("expires_at", viewer.expires_at).add("page_version", services.options.version);
  return json.to_text();
}

std::string search_json(const store::SavedSearch& search) {
  JsonObject json;
  json.add("id", search.id).add("name", search.name).add("query", search.query);
  return json.to_text();
}

}  // namespace

http::Response post_session(Call& call) {
  const JsonBody body(call.request.body);
  const std::string_view site = call.request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none")
    throw Refusal{403, ProblemCode::other_site, "the request came from another site"};
  const store::User user =
      sign_in(body.needed_text("name"), body.text("password").value_or(""), call.request, call.store, call.services);
  const OpenedSession opened = open_session(user, call.request, call.store, call.services);
  return json_response(session_json(opened.viewer, call.services)).with("Set-Cookie", opened.set_cookie);
}

http::Response get_session(Call& call) { return json_response(session_json(call.viewer, call.services)); }

http::Response delete_session(Call& call) {
  auto transaction = call.write();
  must(store::end_session(transaction, call.viewer.session_hash));
  call.log(transaction, "sign_out");
  must(transaction.commit());
  call.services.server->end_streams(std::to_string(call.viewer.user.id));
  return no_content()
      .with("Set-Cookie", session_ending_cookie(call.request.secure))
      .with("Clear-Site-Data", "\"cache\"");
}

http::Response get_me(Call& call) { return json_response(me_json(call.viewer)); }

http::Response post_own_password(Call& call) {
  if (call.viewer.way == Viewer::Way::token)
    throw Refusal{403, ProblemCode::needs_sign_in, "a token cannot change a password; sign in"};
  const JsonBody body(call.request.body);
  if (!password_fits(body.needed_text("current_password"), call.viewer.user.password_hash))
    throw Refusal{403, ProblemCode::wrong_password, "the current password is wrong", "/current_password"};
  const std::string hash = hash_password(acceptable_password(body, "new_password", call.viewer.user.name));
  auto transaction = call.write();
  must(store::set_password(transaction, call.viewer.user.id, hash));
  must(store::end_sessions(transaction, call.viewer.user.id, call.viewer.session_hash));
  call.log(transaction, "password_changed");
  must(transaction.commit());
  return no_content();
}

http::Response get_searches(Call& call) {
  auto transaction = call.read();
  std::vector<std::string> items;
  for (const auto& each : must(store::saved_searches(transaction, call.viewer.user.id)))
    items.push_back(search_json(each));
  return json_response(page_json(items, items.size(), ""));
}

http::Response post_search(Call& call) {
  const JsonBody body(call.request.body);
  store::SavedSearch search{.name = body.needed_text("name"), .query = body.text("query").value_or("")};
  auto transaction = call.write();
  search.id = must(store::save_search(transaction, call.viewer.user.id, search));
  must(transaction.commit());
  return json_response(search_json(search), 201);
}

http::Response delete_search(Call& call) {
  auto transaction = call.write();
  if (!must(store::forget_search(transaction, call.viewer.user.id, call.id()))) not_found("saved search");
  must(transaction.commit());
  return no_content();
}

}  // namespace review::api
