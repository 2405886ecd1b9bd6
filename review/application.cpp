#include "review/application.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "review/api/description.h"
#include "review/api/routes.h"
#include "review/authentication.h"
#include "review/call.h"
#include "review/dav/dav.h"

namespace review {
namespace {

using Clock = std::chrono::steady_clock;

std::string_view path_of(const http::Request& request) {
  return std::string_view(request.target).substr(0, request.target.find('?'));
}

std::string_view query_of(const http::Request& request) {
  const std::size_t mark = request.target.find('?');
  return mark == std::string::npos ? std::string_view() : std::string_view(request.target).substr(mark + 1);
}

bool is_api(std::string_view path) { return path.starts_with("/api/") || path == "/healthz" || path == "/metrics"; }

bool changes_something(const http::Request& request) {
  return request.method != "GET" && request.method != "HEAD" && request.method != "OPTIONS";
}

[[noreturn]] void refuse_unknown(const api::RouteMatch& match) {
  if (match.allowed.empty())
    throw Refusal{404, ProblemCode::not_found, "the API has no such address; see /api/v1/openapi.json"};
  throw Refusal{405,
                ProblemCode::malformed,
                "the address does not take this method",
                "",
                {{"Allow", fmt::format("{}", fmt::join(match.allowed, ", "))}}};
}

Viewer signed_in(const http::Request& request, store::Store& store, Services& services) {
  if (auto viewer = authenticate(request, store, services, BasicPassword::refused)) return std::move(*viewer);
  throw Refusal{
      401, ProblemCode::signed_out, "sign in first, or send an API token", "", {{"WWW-Authenticate", "Bearer"}}};
}

/// Whoever is not signed in is told so first, and not which addresses and methods there are.
const api::Route& route_or_refuse(const api::RouteMatch& match, const http::Request& request, Services& services) {
  if (match.route != nullptr) return *match.route;
  if (!match.is_open) {
    auto store = must(services.stores.borrow());
    signed_in(request, *store, services);
  }
  refuse_unknown(match);
}

/// Who asks, once it is clear that they may. For open routes a viewer without a user.
Viewer admitted(const http::Request& request, const api::Route& route, store::Store& store, Services& services) {
  if (route.permission == Permission::open) return {};
  Viewer viewer = signed_in(request, store, services);
  if (!services.requests.take(viewer.user.name))
    throw Refusal{429, ProblemCode::too_many_requests, "too many requests; slow down", "", {{"Retry-After", "1"}}};
  if (!viewer.may(route.permission)) {
    services.log.add({.actor = viewer.user.name,
                      .address = request.remote_address,
                      .action = "refused",
                      .outcome = "refused",
                      .detail = std::string(route.method) + " " + std::string(route.path)});
    throw Refusal{403, ProblemCode::no_right, fmt::format("this needs the right to {}", to_string(route.permission))};
  }
  if (changes_something(request)) require_own_page(request, viewer);
  prolong_session(viewer, store, services);
  return viewer;
}

void require_json(const http::Request& request, const api::Route& route) {
  if (route.body != api::BodyKind::json) return;
  if (!request.header("content-type").starts_with("application/json"))
    throw Refusal{415, ProblemCode::malformed, "send the body as application/json"};
}

std::vector<http::Header> query_or_refuse(const http::Request& request, const api::Route& route) {
  auto query = http::parse_query(query_of(request));
  if (!query) throw Refusal{400, ProblemCode::malformed, "the query string is not well-formed"};
  const std::string fault = api::query_rules(route.method, route.path).fault(*query);
  if (!fault.empty()) throw Refusal{400, ProblemCode::malformed, fault};
  return std::move(*query);
}

/// Headers of every answer (OWASP Secure Headers Project, 2025).
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSafetyHeaders{
    {{"Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
      "font-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; form-action 'self'; "
      "base-uri 'none'; frame-ancestors 'none'"},
     {"X-Content-Type-Options", "nosniff"},
     {"X-Frame-Options", "DENY"},
     {"Referrer-Policy", "no-referrer"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Cross-Origin-Resource-Policy", "same-origin"},
     {"Permissions-Policy", "camera=(self), microphone=(), geolocation=()"}}};

bool has_header(const http::Response& response, std::string_view name) {
  return std::ranges::find(response.headers, name, &http::Header::first) != response.headers.end();
}

void count(ApiCounts& counts, int status, Clock::time_point begin) {
  ++(status < 400 ? counts.answers_2xx : status < 500 ? counts.answers_4xx : counts.answers_5xx);
  counts.answer_micros += std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
}

}  // namespace

http::Request MeishiApplication::as_seen(const http::Request& request) const {
  http::Request seen = request;
  const auto& proxies = services_.options.trusted_proxies;
  seen.by_trusted_proxy = std::ranges::find(proxies, request.remote_address) != proxies.end();
  if (!seen.by_trusted_proxy) return seen;
  // The proxy appends the address it saw; whatever stands before was sent by the client.
  const std::string_view chain = request.header("x-forwarded-for");
  const std::size_t last = chain.find_last_of(", ");
  const std::string_view client = last == std::string_view::npos ? chain : chain.substr(last + 1);
  if (!client.empty() && client.size() <= 64) seen.remote_address = std::string(client);
  seen.secure = request.secure || request.header("x-forwarded-proto") == "https";
  return seen;
}

http::BodyPlan MeishiApplication::plan_body(const http::Request& head) {
  const std::string_view path = path_of(head);
  if (dav::is_address(path)) return {.limit_bytes = 4U << 20U};
  if (!is_api(path)) return {.limit_bytes = 64 * 1024};
  const api::RouteMatch match = api::find_route(head.method, path);
  const api::Route& route = route_or_refuse(match, head, services_);
  if (route.body == api::BodyKind::none) return {.limit_bytes = 64 * 1024};  // taken and not looked at
  if (route.body == api::BodyKind::json) return {.limit_bytes = api::kJsonBytes};
  auto store = must(services_.stores.borrow());
  admitted(head, route, *store, services_);
  return {.limit_bytes = services_.options.upload_bytes, .where = http::BodyPlan::Where::file};
}

std::pair<http::BodyPlan, std::optional<http::Response>> MeishiApplication::admit(const http::Request& head) {
  const http::Request seen = as_seen(head);
  try {
    return {plan_body(seen), std::nullopt};
  } catch (const Refusal& refusal) {
    return {{}, finished(seen, to_response(refusal))};
  } catch (const std::exception&) {
    return {{}, finished(seen, to_response({500, ProblemCode::internal, "something went wrong here"}))};
  }
}

http::Response MeishiApplication::call_endpoint(const http::Request& request, std::string_view path) {
  const api::RouteMatch match = api::find_route(request.method, path);
  const api::Route& route = route_or_refuse(match, request, services_);
  auto store = must(services_.stores.borrow());
  const Viewer viewer = admitted(request, route, *store, services_);
  require_json(request, route);
  Call call{request, match.values, query_or_refuse(request, route), *store, viewer, services_};
  return route.endpoint(call);
}

http::Response MeishiApplication::respond(const http::Request& request) {
  const std::string_view path = path_of(request);
  if (request.target.size() > 8192 || !path.starts_with('/'))
    throw Refusal{400, ProblemCode::malformed, "the address is not well-formed"};
  if (dav::is_address(path)) {
    auto store = must(services_.stores.borrow());
    return dav::answer(request, path, *store, services_);
  }
  if (is_api(path)) return call_endpoint(request, path);
  const auto decoded = http::percent_decoded(path);
  if (!decoded) throw Refusal{400, ProblemCode::malformed, "the address is not well-formed"};
  return page_.answer(request, *decoded);
}

http::Response MeishiApplication::finished(const http::Request& request, http::Response response) const {
  for (const auto& [name, value] : kSafetyHeaders) response.with(name, value);
  if (request.secure) response.with("Strict-Transport-Security", "max-age=31536000");
  if (!has_header(response, "Cache-Control")) response.with("Cache-Control", "no-store");
  return response;
}

http::Response MeishiApplication::answer(const http::Request& request) {
  const auto begin = Clock::now();
  const http::Request seen = as_seen(request);
  http::Response response;
  try {
    response = respond(seen);
  } catch (const Refusal& refusal) {
    response = to_response(refusal);
  } catch (const std::exception& trouble) {
    if (services_.options.remark) services_.options.remark(std::string("internal error: ") + trouble.what());
    response = to_response({500, ProblemCode::internal, "something went wrong here; the server's log says more"});
  }
  count(services_.counts, response.status, begin);
  return finished(seen, std::move(response));
}

}  // namespace review
