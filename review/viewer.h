#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/users.h"
#include "store/visibility.h"

/// Who asks, and what they may do.
namespace review {

/// What an operation needs; openapi.json names the same words as x-permission. `open`: nothing; `signed_in`: any user.
enum class Permission { open, signed_in, read, upload, review, edit, exporting, administer };
const char* to_string(Permission permission);  ///< "export" for exporting
std::optional<Permission> parse_permission(std::string_view word);

struct Viewer {
  store::User user;
  store::Visibility visibility;
  std::set<Permission> permissions;  ///< the role's, cut down to the token's scopes
  enum class Way { session, token, password, proxy } way = Way::session;
  std::string session_hash;  ///< way session
  std::string csrf_token, expires_at;

  bool may(Permission permission) const;
};

/// Viewer: read; reviewer: also upload and review; editor: also edit and export; administrator: all. `may_export`
/// gives or takes the right to export apart from the role.
std::set<Permission> permissions_of(const store::User& user);
std::vector<std::string> words_of(const std::set<Permission>& permissions);

}  // namespace review
