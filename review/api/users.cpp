// Users and groups.

#include "store/users.h"

#include <algorithm>

#include <fmt/format.h>

#include "review/api/endpoints.h"
#include "review/api/names.h"
#include "review/api/passwords.h"
#include "review/api/shapes.h"
#include "review/secrets.h"
#include "store/sign_in.h"

namespace review::api {
namespace {

/// A version is what an administrator changes; a sign-in makes no other one of it.
std::string version_of(char kind, std::int64_t id, const JsonObject& changeable) {
  return fmt::format("\"{}{}.{}\"", kind, id, hash_token(changeable.to_text()).substr(0, 16));
}

std::string etag_of(const store::User& user) {
  JsonObject json;
  json.add("display_name", user.display_name).add("role", store::to_string(user.role)).add("groups", user.groups);
  json.add("may_export", user.may_export).add("disabled", user.disabled);
  return version_of('u', user.id, json);
}

std::string user_json(const store::User& user) {
  JsonObject json;
  json.add("id", user.id).add("etag", etag_of(user)).add("name", user.name);
  json.add_or_null("display_name", user.display_name);
  json.add("role", store::to_string(user.role)).add("groups", user.groups);
  json.add("may_export", permissions_of(user).contains(Permission::exporting)).add("disabled", user.disabled);
  json.add_or_null("locked_until", user.locked_until).add_or_null("last_sign_in", user.last_sign_in_at);
  json.add("created_at", user.created_at);
  return json.to_text();
}

JsonObject rules_of(const store::Group& group) {
  JsonObject json;
  json.add("members", group.members);
  json.add("visible_to", group.visible_to == store::Group::VisibleTo::everyone ? "everyone" : "members");
  json.add_json("masked_fields", texts_of(group.masked_fields));
  json.add("exported_by", group.exported_by == store::Group::ExportedBy::everyone ? "everyone" : "members");
  return json;
}

std::string etag_of(const store::Group& group) { return version_of('g', group.id, rules_of(group)); }

std::string group_json(const store::Group& group) {
  JsonObject json = rules_of(group);
  json.add("id", group.id).add("etag", etag_of(group)).add("name", group.name).add("cards", group.cards);
  return json.to_text();
}

http::Response user_response(const store::User& user, int status = 200) {
  return json_response(user_json(user), status).with("ETag", etag_of(user));
}

http::Response group_response(const store::Group& group, int status = 200) {
  return json_response(group_json(group), status).with("ETag", etag_of(group));
}

store::User user_or_refuse(Call& call, store::Transaction& transaction) {
  auto user = must(store::get_user(transaction, call.id()));
  if (!user) not_found("user");
  return std::move(*user);
}

store::Group group_or_refuse(Call& call, store::Transaction& transaction) {
  for (store::Group& group : must(store::list_groups(transaction)))
    if (group.id == call.id()) return std::move(group);
  not_found("group");
}

void require_groups(store::Transaction& transaction, const std::vector<std::string>& names) {
  const auto groups = must(store::list_groups(transaction));
  for (const std::string& name : names)
    if (std::ranges::find(groups, name, &store::Group::name) == groups.end())
      throw Refusal{422, ProblemCode::no_such_group, "there is no group of one of these names; make it first",
                    "/groups"};
}

void take_changes(const JsonBody& body, store::Transaction& transaction, store::User& user) {
  if (body.has("display_name")) user.display_name = body.text("display_name").value_or("");
  if (const auto role = body.text("role")) {
    const auto parsed = store::parse_role(*role);
    if (!parsed)
      throw Refusal{422, ProblemCode::malformed, "the role is none of administrator, editor, reviewer, viewer",
                    "/role"};
    user.role = *parsed;
  }
  if (body.has("may_export")) user.may_export = body.flag("may_export");
  user.disabled = body.flag("disabled").value_or(user.disabled);
  if (const auto groups = body.texts("groups")) user.groups = *groups;
  require_groups(transaction, user.groups);
}

/// Somebody must stay who can administer.
void require_administrator_left(store::Transaction& transaction) {
  const auto users = must(store::list_users(transaction));
  if (std::ranges::none_of(
          users, [](const store::User& user) { return user.role == store::Role::administrator && !user.disabled; }))
    throw Refusal{409, ProblemCode::last_administrator, "this is the last administrator; make another one first"};
}

void take_rules(const JsonBody& body, store::Group& group) {
  if (const auto visible_to = body.text("visible_to")) {
    if (*visible_to != "members" && *visible_to != "everyone")
      throw Refusal{422, ProblemCode::malformed, "visible_to is neither members nor everyone", "/visible_to"};
    group.visible_to = *visible_to == "everyone" ? store::Group::VisibleTo::everyone : store::Group::VisibleTo::members;
  }
  if (const auto words = body.texts("masked_fields")) {
    group.masked_fields.clear();
    for (const std::string& word : *words) {
      const auto field = store::parse_masked_field(word);
      if (!field) throw Refusal{422, ProblemCode::malformed, "one of the fields cannot be masked", "/masked_fields"};
      group.masked_fields.push_back(*field);
    }
  }
  if (const auto exported_by = body.text("exported_by")) {
    if (*exported_by != "members" && *exported_by != "everyone")
      throw Refusal{422, ProblemCode::malformed, "exported_by is neither members nor everyone", "/exported_by"};
    using enum store::Group::ExportedBy;
    group.exported_by = *exported_by == "everyone" ? everyone : members;
  }
  if (const auto members = body.texts("members")) group.members = *members;
}

std::string good_name(const JsonBody& body, const char* key) {
  std::string name = body.needed_text(key);
  if (const std::string_view fault = fault_of_name(name); !fault.empty())
    throw Refusal{422, ProblemCode::bad_name, std::string(fault), std::string("/") + key};
  return name;
}

}  // namespace

http::Response get_users(Call& call) {
  auto transaction = call.read();
  std::vector<std::string> items;
  for (const store::User& user : must(store::list_users(transaction))) items.push_back(user_json(user));
  return json_response(page_json(items, items.size(), ""));
}

http::Response get_user(Call& call) {
  auto transaction = call.read();
  return user_response(user_or_refuse(call, transaction));
}

http::Response post_user(Call& call) {
  const JsonBody body(call.request.body);
  store::User user;
  user.name = good_name(body, "name");
  if (body.has("password")) user.password_hash = hash_password(acceptable_password(body, "password", user.name));
  auto transaction = call.write();
  take_changes(body, transaction, user);
  const auto added = store::add_user(transaction, user);
  if (!added && added.error().kind == card::ErrorKind::wrong_use)
    throw Refusal{409, ProblemCode::name_taken, added.error().message, "/name"};
  user.id = must(added);
  call.log(transaction, "user_added", {}, "user " + std::to_string(user.id) + ", " + store::to_string(user.role));
  http::Response response = user_response(*must(store::get_user(transaction, user.id)), 201);
  must(transaction.commit());
  return response;
}

http::Response patch_user(Call& call) {
  const JsonBody body(call.request.body);
  auto transaction = call.write();
  store::User user = user_or_refuse(call, transaction);
  call.require_match(etag_of(user));
  if (body.has("name") && body.text("name") != user.name)
    throw Refusal{422, ProblemCode::malformed, "a user's name stays, because cards and history carry it", "/name"};
  take_changes(body, transaction, user);
  must(store::update_user(transaction, user));
  require_administrator_left(transaction);
  call.log(transaction, "user_changed", {}, "user " + std::to_string(user.id) + ", " + store::to_string(user.role));
  http::Response response = user_response(user_or_refuse(call, transaction));
  must(transaction.commit());
  return response;
}

http::Response delete_user(Call& call) {
  auto transaction = call.write();
  const store::User user = user_or_refuse(call, transaction);
  call.require_match(etag_of(user));
  must(store::remove_user(transaction, user.id));
  require_administrator_left(transaction);
  call.log(transaction, "user_removed", {}, "user " + std::to_string(user.id));
  must(transaction.commit());
  call.services.server->end_streams(std::to_string(user.id));
  return no_content();
}

http::Response post_password(Call& call) {
  const JsonBody body(call.request.body);
  std::string name;
  {
    auto transaction = call.read();
    name = user_or_refuse(call, transaction).name;
  }
  const std::string hash = hash_password(acceptable_password(body, "new_password", name));
  auto transaction = call.write();
  const store::User user = user_or_refuse(call, transaction);
  must(store::set_password(transaction, user.id, hash));
  must(store::end_sessions(transaction, user.id, user.id == call.viewer.user.id ? call.viewer.session_hash : ""));
  call.log(transaction, "password_set", {}, "user " + std::to_string(user.id));
  must(transaction.commit());
  return no_content();
}

http::Response get_groups(Call& call) {
  auto transaction = call.read();
  std::vector<std::string> items;
  for (const store::Group& group : must(store::list_groups(transaction))) items.push_back(group_json(group));
  return json_response(page_json(items, items.size(), ""));
}

http::Response post_group(Call& call) {
  const JsonBody body(call.request.body);
  store::Group group;
  group.name = good_name(body, "name");
  take_rules(body, group);
  auto transaction = call.write();
  const auto groups = must(store::list_groups(transaction));
  if (std::ranges::find(groups, group.name, &store::Group::name) != groups.end())
    throw Refusal{409, ProblemCode::name_taken, "there is a group of this name", "/name"};
  group.id = must(store::add_group(transaction, group));
  call.log(transaction, "group_added", {}, "group " + std::to_string(group.id));
  for (const store::Group& each : must(store::list_groups(transaction)))
    if (each.id == group.id) group = each;
  must(transaction.commit());
  return group_response(group, 201);
}

http::Response patch_group(Call& call) {
  const JsonBody body(call.request.body);
  auto transaction = call.write();
  store::Group group = group_or_refuse(call, transaction);
  call.require_match(etag_of(group));
  if (body.has("name") && body.text("name") != group.name)
    throw Refusal{422, ProblemCode::malformed, "a group's name stays, because cards carry it", "/name"};
  take_rules(body, group);
  must(store::update_group(transaction, group));
  call.log(transaction, "group_changed", {}, "group " + std::to_string(group.id));
  http::Response response = group_response(group_or_refuse(call, transaction));
  must(transaction.commit());
  return response;
}

http::Response delete_group(Call& call) {
  auto transaction = call.write();
  const store::Group group = group_or_refuse(call, transaction);
  call.require_match(etag_of(group));
  if (group.cards > 0)
    throw Refusal{409, ProblemCode::group_has_cards, "cards belong to this group; give them to another one first"};
  must(store::remove_group(transaction, group.id));
  call.log(transaction, "group_removed", {}, "group " + std::to_string(group.id));
  must(transaction.commit());
  return no_content();
}

}  // namespace review::api
