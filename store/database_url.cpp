#include "store/database_url.h"

#include <algorithm>

namespace store {
namespace {

constexpr std::string_view kSqlite = "sqlite:";
constexpr std::string_view kPostgresql[] = {"postgresql://", "postgres://"};

std::string_view postgresql_scheme(std::string_view url) {
  for (const std::string_view scheme : kPostgresql)
    if (url.starts_with(scheme)) return scheme;
  return {};
}

/// "user:password@host/database?options" without ":password" and "?options".
std::string shown_target(std::string_view target) {
  const std::size_t at = target.rfind('@');
  const std::string_view user = at == std::string_view::npos ? "" : target.substr(0, target.find(':'));
  std::string_view place = at == std::string_view::npos ? target : target.substr(at + 1);
  place = place.substr(0, place.find('?'));
  return std::string(user.substr(0, at)) + (at == std::string_view::npos ? "" : "@") + std::string(place);
}

std::optional<DatabaseUrl> postgresql_url(std::string_view url, std::string_view scheme) {
  const std::string_view target = url.substr(scheme.size());
  const std::string_view authority = target.substr(0, target.find_first_of("/?"));
  const auto signs = std::count(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(authority.size()), '@');
  const std::string_view path = target.substr(authority.size(), target.find('?') - authority.size());
  if (signs > 1 || path.find('@') != std::string_view::npos) return std::nullopt;
  // An unescaped ? in a password would make an option of what follows it, the host included.
  if (signs == 0 && target.find('@', authority.size()) != std::string_view::npos) return std::nullopt;
  if (std::any_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }))
    return std::nullopt;
  return DatabaseUrl{.kind = DatabaseKind::postgresql, .target = std::string(url), .shown = without_password(url)};
}

}  // namespace

std::optional<DatabaseUrl> parse_database_url(std::string_view url) {
  if (const std::string_view scheme = postgresql_scheme(url); !scheme.empty()) return postgresql_url(url, scheme);
  if (!url.starts_with(kSqlite) || url.size() == kSqlite.size() || url.find('"') != std::string_view::npos)
    return std::nullopt;
  const std::string path(url.substr(kSqlite.size()));
  return DatabaseUrl{.kind = DatabaseKind::sqlite, .target = path, .shown = std::string(url)};
}

std::string without_password(std::string_view url) {
  if (url.starts_with(kSqlite)) return std::string(url);
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return std::string(url.substr(0, url.find(':')));
  return std::string(url.substr(0, slashes + 3)) + shown_target(url.substr(slashes + 3));
}

}  // namespace store
