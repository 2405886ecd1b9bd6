#pragma once

#include <string_view>

#include "review/http/message.h"
#include "review/services.h"
#include "store/store.h"

/// The shared book for phones and mail programs: CardDAV (RFC 6352) with sync-collection (RFC 6578), read-only. Signed
/// in by HTTP Basic with name and password, or with name and an API token that has the scopes read and export.
namespace review::dav {

/// "/dav/..." or "/.well-known/carddav".
bool is_address(std::string_view path);

/// Throws Refusal.
http::Response answer(const http::Request& request, std::string_view path, store::Store& store, Services& services);

}  // namespace review::dav
