#include "review/viewer.h"

#include <array>
#include <utility>

namespace review {
namespace {

constexpr std::array<std::pair<Permission, const char*>, 8> kWords{{{Permission::open, "open"},
                                                                    {Permission::signed_in, "signed_in"},
                                                                    {Permission::read, "read"},
                                                                    {Permission::upload, "upload"},
                                                                    {Permission::review, "review"},
                                                                    {Permission::edit, "edit"},
                                                                    {Permission::exporting, "export"},
                                                                    {Permission::administer, "administer"}}};

/// The least role that has a right.
constexpr std::array<std::pair<Permission, store::Role>, 6> kLeastRole{
    {{Permission::read, store::Role::viewer},
     {Permission::upload, store::Role::reviewer},
     {Permission::review, store::Role::reviewer},
     {Permission::edit, store::Role::editor},
     {Permission::exporting, store::Role::editor},
     {Permission::administer, store::Role::administrator}}};

}  // namespace

const char* to_string(Permission permission) {
  for (const auto& [value, word] : kWords)
    if (value == permission) return word;
  return "";
}

std::optional<Permission> parse_permission(std::string_view word) {
  for (const auto& [value, name] : kWords)
    if (word == name) return value;
  return std::nullopt;
}

bool Viewer::may(Permission permission) const {
  return permission == Permission::open || permission == Permission::signed_in || permissions.contains(permission);
}

std::set<Permission> permissions_of(const store::User& user) {
  std::set<Permission> permissions;
  for (const auto& [permission, least] : kLeastRole)
    if (user.role >= least) permissions.insert(permission);
  if (user.may_export && *user.may_export) permissions.insert(Permission::exporting);
  if (user.may_export && !*user.may_export) permissions.erase(Permission::exporting);
  return permissions;
}

std::vector<std::string> words_of(const std::set<Permission>& permissions) {
  std::vector<std::string> words;
  for (const Permission permission : permissions) words.emplace_back(to_string(permission));
  return words;
}

}  // namespace review
