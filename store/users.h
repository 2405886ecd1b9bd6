#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"
#include "store/visibility.h"

/// People who sign in, their groups, sessions and keys. Passwords and tokens come hashed (review/secrets.h); this
/// folder never sees one.
namespace store {

enum class Role { viewer, reviewer, editor, administrator };
const char* to_string(Role role);
std::optional<Role> parse_role(std::string_view word);

struct User {
  std::int64_t id = 0;
  std::string name;          ///< what they sign in with; also their cards' `owner`
  std::string display_name;  ///< empty: the name
  Role role = Role::viewer;
  std::optional<bool> may_export;  ///< nothing: as the role has it
  std::string password_hash;       ///< empty: cannot sign in by password
  bool disabled = false;
  int failed_sign_ins = 0;                                ///< since the last success
  std::string locked_until, last_sign_in_at, created_at;  ///< UTC; empty: none
  std::vector<std::string> groups;                        ///< by name
};

/// Adds a user; gives its id. Fails with wrong_use when the name is taken, also by a user who was removed.
card::Result<std::int64_t> add_user(Transaction& transaction, const User& user);
card::Result<std::optional<User>> find_user(Transaction& transaction, std::string_view name);
card::Result<std::optional<User>> get_user(Transaction& transaction, std::int64_t id);
card::Result<std::vector<User>> list_users(Transaction& transaction);  ///< by name
/// Writes display name, role, may_export, disabled and groups (all of which must exist).
card::Result<void> update_user(Transaction& transaction, const User& user);
/// Sets the hash, lifts a lock-out.
card::Result<void> set_password(Transaction& transaction, std::int64_t user, const std::string& password_hash);
/// The user can no longer sign in; sessions and tokens are gone.
card::Result<void> remove_user(Transaction& transaction, std::int64_t user);
card::Result<void> note_sign_in(Transaction& transaction, std::int64_t user);
card::Result<void> note_failed_sign_in(Transaction& transaction, std::int64_t user, const std::string& locked_until);

struct Group {
  std::int64_t id = 0;
  std::string name;
  enum class VisibleTo { members, everyone } visible_to = VisibleTo::members;
  std::vector<MaskedField> masked_fields;
  enum class ExportedBy { members, everyone } exported_by = ExportedBy::everyone;  ///< of those who may export at all
  std::vector<std::string> members;                                                ///< users' names
  std::int64_t cards = 0;
};
card::Result<std::int64_t> add_group(Transaction& transaction, const Group& group);
card::Result<std::vector<Group>> list_groups(Transaction& transaction);
card::Result<void> update_group(Transaction& transaction, const Group& group);  ///< rules and members; not the name
card::Result<void> remove_group(Transaction& transaction, std::int64_t group);

/// What this user may see: administrators everything, others by the groups' rules.
card::Result<Visibility> visibility_of(Transaction& transaction, const User& user);

}  // namespace store
