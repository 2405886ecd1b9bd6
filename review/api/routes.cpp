#include "review/api/routes.h"

#include <array>

#include "review/api/endpoints.h"

namespace review::api {
namespace {

using enum Permission;
constexpr BodyKind json = BodyKind::json;

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/healthz", open, get_liveness},
    {"GET", "/metrics", open, get_metrics},
    {"GET", "/api/v1/openapi.json", open, get_description},
    {"POST", "/api/v1/session", open, post_session, json},
    {"GET", "/api/v1/session", signed_in, get_session},
    {"DELETE", "/api/v1/session", signed_in, delete_session},
    {"GET", "/api/v1/me", signed_in, get_me},
    {"POST", "/api/v1/me/password", signed_in, post_own_password, json},
    {"GET", "/api/v1/me/tokens", signed_in, get_own_tokens},
    {"POST", "/api/v1/me/tokens", signed_in, post_own_token, json},
    {"DELETE", "/api/v1/me/tokens/{id}", signed_in, delete_own_token},
    {"GET", "/api/v1/me/searches", read, get_searches},
    {"POST", "/api/v1/me/searches", read, post_search, json},
    {"DELETE", "/api/v1/me/searches/{id}", read, delete_search},
    {"GET", "/api/v1/contacts", read, get_contacts},
    {"GET", "/api/v1/contacts/{id}", read, get_contact},
    {"PATCH", "/api/v1/contacts/{id}", edit, patch_contact, json},
    {"DELETE", "/api/v1/contacts/{id}", administer, delete_contact},
    {"GET", "/api/v1/contacts/{id}/history", read, get_history},
    {"POST", "/api/v1/contacts/{id}/undo", edit, post_contact_undo},
    {"POST", "/api/v1/contacts/{id}/split", edit, post_split, json},
    {"PUT", "/api/v1/contacts/{id}/tags", edit, put_tags, json},
    {"POST", "/api/v1/contacts/{id}/notes", edit, post_note, json},
    {"DELETE", "/api/v1/contacts/{id}/notes/{note}", edit, delete_note},
    {"GET", "/api/v1/contacts/{id}/vcard", exporting, get_vcard},
    {"GET", "/api/v1/contacts/{id}/disclosure", administer, get_disclosure},
    {"GET", "/api/v1/companies", read, get_companies},
    {"GET", "/api/v1/companies/{key}", read, get_company},
    {"GET", "/api/v1/facets", read, get_facets},
    {"POST", "/api/v1/cards", upload, post_cards, BodyKind::upload},
    {"GET", "/api/v1/cards/{id}", read, get_card},
    {"PATCH", "/api/v1/cards/{id}", edit, patch_card, json},
    {"GET", "/api/v1/cards/{id}/image", read, get_image},
    {"GET", "/api/v1/cards/{id}/scan", Permission::review, get_scan},
    {"POST", "/api/v1/cards/{id}/reread", Permission::review, post_reread, json},
    {"GET", "/api/v1/watched-folders", Permission::upload, get_watched_folders},
    {"GET", "/api/v1/jobs", Permission::upload, get_jobs},
    {"GET", "/api/v1/jobs/{id}", Permission::upload, get_job},
    {"GET", "/api/v1/jobs/{id}/picture", Permission::upload, get_job_picture},
    {"POST", "/api/v1/jobs/{id}/cut", Permission::upload, post_cut, json},
    {"POST", "/api/v1/jobs/{id}/retry", Permission::upload, post_retry},
    {"DELETE", "/api/v1/jobs/{id}", Permission::upload, delete_job},
    {"GET", "/api/v1/reviews", Permission::review, get_reviews},
    {"GET", "/api/v1/reviews/{id}", Permission::review, get_review},
    {"POST", "/api/v1/reviews/{id}/decision", Permission::review, post_decision, json},
    {"POST", "/api/v1/reviews/{id}/undo", Permission::review, post_review_undo},
    {"POST", "/api/v1/reviews/decisions", Permission::review, post_decisions, json},
    {"GET", "/api/v1/merges", Permission::review, get_merges},
    {"POST", "/api/v1/merges", edit, post_merge, json},
    {"GET", "/api/v1/merges/explanation", read, get_explanation},
    {"GET", "/api/v1/exports", exporting, get_export},
    {"POST", "/api/v1/exports", exporting, post_export, json},
    {"GET", "/api/v1/events", read, get_events},
    {"GET", "/api/v1/users", administer, get_users},
    {"POST", "/api/v1/users", administer, post_user, json},
    {"GET", "/api/v1/users/{id}", administer, get_user},
    {"PATCH", "/api/v1/users/{id}", administer, patch_user, json},
    {"DELETE", "/api/v1/users/{id}", administer, delete_user},
    {"POST", "/api/v1/users/{id}/password", administer, post_password, json},
    {"GET", "/api/v1/users/{id}/tokens", administer, get_tokens},
    {"DELETE", "/api/v1/users/{id}/tokens/{token}", administer, delete_token},
    {"GET", "/api/v1/groups", administer, get_groups},
    {"POST", "/api/v1/groups", administer, post_group, json},
    {"PATCH", "/api/v1/groups/{id}", administer, patch_group, json},
    {"DELETE", "/api/v1/groups/{id}", administer, delete_group},
    {"GET", "/api/v1/log", administer, get_log},
    {"GET", "/api/v1/statistics", administer, get_statistics},
    {"GET", "/api/v1/health", administer, get_health},
});

/// The next part of a path, up to '/'; takes it away.
std::string_view next_part(std::string_view& path) {
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return part;
}

std::optional<std::vector<std::string>> values_of(std::string_view pattern, std::string_view path) {
  std::vector<std::string> values;
  if (path.ends_with('/')) return std::nullopt;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_part(pattern), given = next_part(path);
    if (!wanted.starts_with('{')) {
      if (wanted != given) return std::nullopt;
      continue;
    }
    auto value = http::percent_decoded(given);
    if (!value || value->empty()) return std::nullopt;
    values.push_back(std::move(*value));
  }
  return pattern.empty() && path.empty() ? std::optional(values) : std::nullopt;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

RouteMatch find_route(std::string_view method, std::string_view path) {
  RouteMatch match;
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Route& route : kRoutes) {
    auto values = values_of(route.path, path);
    if (!values) continue;
    match.allowed.emplace_back(route.method);
    match.is_open = match.is_open || route.permission == Permission::open;
    if (route.method != wanted) continue;
    // A literal part beats a value: reviews/decisions before reviews/{id}.
    if (match.route != nullptr && match.values.size() <= values->size()) continue;
    match.route = &route;
    match.values = std::move(*values);
  }
  return match;
}

}  // namespace review::api
