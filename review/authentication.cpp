#include "review/authentication.h"

#include <algorithm>
#include <chrono>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "review/call.h"
#include "review/secrets.h"
#include "store/log.h"
#include "store/sign_in.h"

namespace review {
namespace {

constexpr int kFailuresBeforeLock = 10;
constexpr std::string_view kTokenPrefix = "meishi_";

std::string moment_in(std::chrono::seconds ahead) {
  const std::time_t at = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() + ahead);
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(at));
}

std::optional<Viewer> viewer_of(store::Transaction& transaction, const std::optional<store::User>& user,
                                Viewer::Way way) {
  if (!user || user->disabled) return std::nullopt;
  Viewer viewer;
  viewer.user = *user;
  viewer.visibility = must(store::visibility_of(transaction, *user));
  viewer.permissions = permissions_of(*user);
  viewer.way = way;
  return viewer;
}

std::optional<Viewer> by_token(const std::string& token, store::Store& store) {
  auto transaction = must(store::Transaction::begin(store, store::Access::read));
  const auto found = must(store::find_token(transaction, hash_token(token)));
  if (!found) return std::nullopt;
  auto viewer = viewer_of(transaction, must(store::get_user(transaction, found->user)), Viewer::Way::token);
  if (!viewer) return std::nullopt;
  std::erase_if(viewer->permissions, [&](Permission permission) {
    return std::ranges::find(found->scopes, to_string(permission)) == found->scopes.end();
  });
  return viewer;
}

std::optional<Viewer> by_session(const std::string& token, store::Store& store) {
  auto transaction = must(store::Transaction::begin(store, store::Access::read));
  const auto session = must(store::find_session(transaction, hash_token(token)));
  if (!session) return std::nullopt;
  auto viewer = viewer_of(transaction, must(store::get_user(transaction, session->user)), Viewer::Way::session);
  if (!viewer) return std::nullopt;
  viewer->session_hash = session->token_hash;
  viewer->csrf_token = session->csrf_token;
  viewer->expires_at = session->expires_at;
  return viewer;
}

std::optional<Viewer> by_name(std::string_view name, store::Store& store, Viewer::Way way) {
  auto transaction = must(store::Transaction::begin(store, store::Access::read));
  return viewer_of(transaction, must(store::find_user(transaction, name)), way);
}

int sextet(char c) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t at = kDigits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const int value = sextet(c);
    if (value < 0) break;
    buffer = (buffer << 6U) | static_cast<unsigned>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((buffer >> static_cast<unsigned>(bits)) & 0xFFU);
  }
  return bytes;
}

/// A password that was right a moment ago, so that a client that sends it with each request is not hashed each time.
class RecentPasswords {
 public:
  bool knows(const std::string& credentials) {
    const std::scoped_lock lock(mutex_);
    const auto found = known_.find(hash_token(credentials));
    return found != known_.end() && Clock::now() < found->second;
  }
  void remember(const std::string& credentials) {
    const std::scoped_lock lock(mutex_);
    std::erase_if(known_, [](const auto& entry) { return entry.second < Clock::now(); });
    known_.insert_or_assign(hash_token(credentials), Clock::now() + std::chrono::minutes(5));
  }

 private:
  using Clock = std::chrono::steady_clock;
  std::mutex mutex_;
  std::map<std::string, Clock::time_point> known_;
};

std::optional<Viewer> by_basic(std::string_view encoded, const http::Request& request, store::Store& store,
                               Services& services) {
  static RecentPasswords recent;
  const std::string credentials = from_base64(encoded);
  const std::size_t colon = credentials.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const std::string name = credentials.substr(0, colon), password = credentials.substr(colon + 1);
  if (password.starts_with(kTokenPrefix)) {
    auto viewer = by_token(password, store);
    return viewer && viewer->user.name == name ? viewer : std::nullopt;
  }
  auto held = by_name(name, store, Viewer::Way::password);
  const std::string key = credentials + '\n' + (held ? held->user.password_hash : "");
  if (held && recent.knows(key)) return held;
  sign_in(name, password, request, store, services);
  recent.remember(key);
  return by_name(name, store, Viewer::Way::password);
}

void log_sign_in(store::Transaction& transaction, const std::string& name, const http::Request& request, bool done,
                 const std::string& detail) {
  must(store::log_operation(transaction, {.actor = name.substr(0, 200),
                                          .address = request.remote_address,
                                          .action = done ? "sign_in" : "sign_in_failed",
                                          .outcome = done ? "done" : "refused",
                                          .detail = detail}));
}

/// Locked for a quarter of an hour at the tenth failure in a row, twice as long at each further tenth.
std::string lock_after(int failures) {
  if (failures < kFailuresBeforeLock || failures % kFailuresBeforeLock != 0) return {};
  const int doublings = std::min(failures / kFailuresBeforeLock - 1, 6);
  return moment_in(std::chrono::minutes(15 << doublings));
}

[[noreturn]] void note_failure(const std::optional<store::User>& user, const std::string& name,
                               const http::Request& request, store::Store& store, Services& services) {
  ++services.counts.failed_sign_ins;
  auto transaction = must(store::Transaction::begin(store, store::Access::write));
  if (user) {
    const auto now = must(store::get_user(transaction, user->id));
    const int failures = (now ? now->failed_sign_ins : 0) + 1;
    must(store::note_failed_sign_in(transaction, user->id, lock_after(failures)));
  }
  log_sign_in(transaction, user ? name : "", request, false, user ? "" : "no such user");
  must(transaction.commit());
  throw Refusal{401, ProblemCode::wrong_sign_in, "name or password is wrong"};
}

}  // namespace

std::string session_cookie_name(bool secure) { return secure ? "__Host-meishi_session" : "meishi_session"; }

std::string cookie(const http::Request& request, std::string_view name) {
  std::string_view rest = request.header("cookie");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return std::string(pair.substr(name.size() + 1));
  }
  return {};
}

std::optional<Viewer> authenticate(const http::Request& request, store::Store& store, Services& services,
                                   BasicPassword basic) {
  const std::string_view authorization = request.header("authorization");
  if (authorization.starts_with("Bearer ")) return by_token(std::string(authorization.substr(7)), store);
  if (authorization.starts_with("Basic ") && basic == BasicPassword::allowed)
    return by_basic(authorization.substr(6), request, store, services);
  if (!authorization.empty()) return std::nullopt;
  const std::string& header = services.options.proxy_user_header;
  if (!header.empty() && request.by_trusted_proxy) {
    const std::string_view name = request.header(header);
    if (!name.empty()) return by_name(name, store, Viewer::Way::proxy);
  }
  const std::string token = cookie(request, session_cookie_name(request.secure));
  return token.empty() ? std::nullopt : by_session(token, store);
}

void require_own_page(const http::Request& request, const Viewer& viewer) {
  if (viewer.way == Viewer::Way::token || viewer.way == Viewer::Way::password) return;
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none")
    throw Refusal{403, ProblemCode::other_site, "the request came from another site"};
  const std::string_view given = request.header("x-csrf-token");
  if (viewer.way == Viewer::Way::proxy && !given.empty()) return;  // a header of ours: another site cannot add it
  if (given.empty() || !same_secret(given, viewer.csrf_token))
    throw Refusal{403, ProblemCode::stale_session,
                  "the header X-CSRF-Token does not carry the session's token; read it from /api/v1/session",
                  "X-CSRF-Token"};
}

store::User sign_in(const std::string& name, const std::string& password, const http::Request& request,
                    store::Store& store, Services& services) {
  if (!services.sign_ins.take(request.remote_address))
    throw Refusal{429,
                  ProblemCode::too_many_attempts,
                  "too many attempts from this address; wait a minute",
                  "",
                  {{"Retry-After", "60"}}};
  std::optional<store::User> user;
  {
    auto transaction = must(store::Transaction::begin(store, store::Access::read));
    user = must(store::find_user(transaction, name));
  }
  const bool locked = user && !user->locked_until.empty() && user->locked_until > moment_in(std::chrono::seconds(0));
  if (locked)
    throw Refusal{429,
                  ProblemCode::too_many_attempts,
                  "too many attempts for this name; wait, or ask an administrator for a new password",
                  "",
                  {{"Retry-After", "900"}}};
  const bool fits = password_fits(password, user && !user->disabled ? user->password_hash : std::string());
  if (!fits) note_failure(user, name, request, store, services);
  services.sign_ins.give_back(request.remote_address);
  ++services.counts.sign_ins;
  auto transaction = must(store::Transaction::begin(store, store::Access::write));
  must(store::note_sign_in(transaction, user->id));
  log_sign_in(transaction, name, request, true, "");
  must(transaction.commit());
  return *user;
}

OpenedSession open_session(const store::User& user, const http::Request& request, store::Store& store,
                           Services& services) {
  const std::string token = random_token();
  const store::SignedIn session{.token_hash = hash_token(token),
                                .user = user.id,
                                .csrf_token = random_token(),
                                .created_at = {},
                                .seen_at = {},
                                .expires_at = moment_in(services.options.session_time)};
  auto transaction = must(store::Transaction::begin(store, store::Access::write));
  const std::string earlier = cookie(request, session_cookie_name(request.secure));
  if (!earlier.empty()) must(store::end_session(transaction, hash_token(earlier)));
  must(store::forget_old_sessions(transaction));
  must(store::add_session(transaction, session));
  auto viewer = viewer_of(transaction, must(store::get_user(transaction, user.id)), Viewer::Way::session);
  must(transaction.commit());
  if (!viewer) throw Refusal{401, ProblemCode::wrong_sign_in, "name or password is wrong"};
  viewer->session_hash = session.token_hash;
  viewer->csrf_token = session.csrf_token;
  viewer->expires_at = session.expires_at;
  return {std::move(*viewer),
          fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}", session_cookie_name(request.secure), token,
                      request.secure ? "; Secure" : "")};
}

std::string session_ending_cookie(bool secure) {
  return fmt::format("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict{}", session_cookie_name(secure),
                     secure ? "; Secure" : "");
}

void prolong_session(const Viewer& viewer, store::Store& store, const Services& services) {
  if (viewer.way != Viewer::Way::session) return;
  const auto time = services.options.session_time;
  if (viewer.expires_at >= moment_in(std::chrono::duration_cast<std::chrono::seconds>(time) * 19 / 20)) return;
  auto transaction = must(store::Transaction::begin(store, store::Access::write));
  must(store::touch_session(transaction, viewer.session_hash, moment_in(time)));
  must(transaction.commit());
}

}  // namespace review
