// API tokens: one's own, and an administrator's look at those of others.

#include <algorithm>

#include "review/api/endpoints.h"
#include "review/secrets.h"
#include "store/sign_in.h"
#include "store/users.h"

namespace review::api {
namespace {

std::string token_json(const store::ApiToken& token, const std::string& user, const std::string& secret = {}) {
  JsonObject json;
  json.add("id", token.id).add("user", user).add("name", token.name).add("scopes", token.scopes);
  json.add("created_at", token.created_at).add_or_null("expires_at", token.expires_at);
  json.add_or_null("last_used_at", token.last_used_at);
  if (!secret.empty()) json.add("token", secret);
  return json.to_text();
}

http::Response list_of(Call& call, std::int64_t user, const std::string& name) {
  auto transaction = call.read();
  std::vector<std::string> items;
  for (const store::ApiToken& token : must(store::tokens_of(transaction, user)))
    items.push_back(token_json(token, name));
  return json_response(page_json(items, items.size(), ""));
}

/// A token may never do more than who makes it.
std::vector<std::string> allowed_scopes(const JsonBody& body, const Viewer& viewer) {
  const auto scopes = body.texts("scopes").value_or(std::vector<std::string>());
  if (scopes.empty()) throw Refusal{422, ProblemCode::no_scope, "a token needs at least one scope", "/scopes"};
  for (const std::string& scope : scopes) {
    const auto permission = parse_permission(scope);
    if (!permission || !viewer.permissions.contains(*permission))
      throw Refusal{422, ProblemCode::scope_not_yours, "a scope is unknown, or a right that you do not have",
                    "/scopes"};
  }
  return scopes;
}

}  // namespace

http::Response get_own_tokens(Call& call) { return list_of(call, call.viewer.user.id, call.viewer.user.name); }

http::Response post_own_token(Call& call) {
  if (call.viewer.way == Viewer::Way::token)
    throw Refusal{403, ProblemCode::needs_sign_in, "a token cannot make tokens; sign in"};
  const JsonBody body(call.request.body);
  const std::string secret = "meishi_" + random_token();
  store::ApiToken token{.user = call.viewer.user.id,
                        .name = body.needed_text("name"),
                        .token_hash = hash_token(secret),
                        .scopes = allowed_scopes(body, call.viewer),
                        .created_at = {},
                        .expires_at = body.text("expires_at").value_or(""),
                        .last_used_at = {}};
  auto transaction = call.write();
  token.id = must(store::add_token(transaction, token));
  call.log(transaction, "token_made", {}, "token " + std::to_string(token.id));
  must(transaction.commit());
  return json_response(token_json(token, call.viewer.user.name, secret), 201);
}

http::Response delete_own_token(Call& call) {
  auto transaction = call.write();
  if (!must(store::revoke_token(transaction, call.viewer.user.id, call.id()))) not_found("token");
  call.log(transaction, "token_revoked", {}, "token " + std::to_string(call.id()));
  must(transaction.commit());
  return no_content();
}

http::Response get_tokens(Call& call) {
  std::string name;
  {
    auto transaction = call.read();
    const auto user = must(store::get_user(transaction, call.id()));
    if (!user) not_found("user");
    name = user->name;
  }
  return list_of(call, call.id(), name);
}

http::Response delete_token(Call& call) {
  auto transaction = call.write();
  if (!must(store::revoke_token(transaction, call.id(), call.id(1)))) not_found("token");
  call.log(transaction, "token_revoked", {}, "token " + std::to_string(call.id(1)));
  must(transaction.commit());
  return no_content();
}

}  // namespace review::api
