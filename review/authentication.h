#pragma once

#include <optional>
#include <string>

#include "review/http/message.h"
#include "review/services.h"
#include "review/viewer.h"
#include "store/store.h"

/// Finding out who asks.
namespace review {

/// The name of the session cookie; under TLS with the prefix that browsers hold to a secure, host-only cookie.
std::string session_cookie_name(bool secure);
std::string cookie(const http::Request& request, std::string_view name);  ///< its value; empty when absent

/// Who sent the request: by API token, session cookie, the trusted proxy's header, or (`allow_password`, for CardDAV)
/// name and password or token by HTTP Basic. Nothing when nobody could be made out. Throws Refusal on trouble.
enum class BasicPassword { refused, allowed };
std::optional<Viewer> authenticate(const http::Request& request, store::Store& store, Services& services,
                                   BasicPassword basic);

/// Throws Refusal 403 when a change asked for by session does not prove that our page sent it: the header
/// X-CSRF-Token must carry the session's token, and Sec-Fetch-Site, where a browser sends it, must be our own site.
void require_own_page(const http::Request& request, const Viewer& viewer);

/// Checks name and password with lock-out (after ten failures in a row for a quarter of an hour and longer) and the
/// limit by address; throws Refusal 401 or 429. Logs what happened.
store::User sign_in(const std::string& name, const std::string& password, const http::Request& request,
                    store::Store& store, Services& services);

/// Opens a session: gives the Set-Cookie line. A session that the browser had is ended, so that none can be planted.
struct OpenedSession {
  Viewer viewer;
  std::string set_cookie;
};
OpenedSession open_session(const store::User& user, const http::Request& request, store::Store& store,
                           Services& services);
std::string session_ending_cookie(bool secure);

/// Sessions live since the last use; prolonged when a twentieth of the time has passed.
void prolong_session(const Viewer& viewer, store::Store& store, const Services& services);

}  // namespace review
