#include "store/users.h"

#include <array>

#include "store/connection.h"
#include "store/joined.h"
#include "store/moment.h"

namespace store {
namespace {

constexpr std::array<const char*, 4> kRoles{"viewer", "reviewer", "editor", "administrator"};

std::vector<std::string> groups_of(Connection& connection, std::int64_t user) {
  std::vector<std::string> groups;
  std::string name;
  Query query(connection,
              "SELECT g.name FROM account_group_member m JOIN account_group g ON g.id = m.group_id "
              "WHERE m.account_id = :user ORDER BY g.name");
  query.use(user).into(name);
  while (query.next()) groups.push_back(name);
  return groups;
}

template <class Value>
std::vector<User> read_users(Connection& connection, const std::string& condition, const Value& value) {
  std::vector<User> users;
  User user;
  std::string role;
  std::optional<std::int64_t> may_export;
  std::int64_t disabled = 0;
  Query query(connection,
              "SELECT id, name, display_name, role, may_export, password_hash, disabled, failed_sign_ins, "
              "locked_until, last_sign_in_at, created_at FROM account WHERE removed_at IS NULL AND " +
                  condition + " ORDER BY name");
  query.use(value).into(user.id).into(user.name).into(user.display_name).into(role).into(may_export);
  query.into(user.password_hash).into(disabled).into(user.failed_sign_ins).into(user.locked_until);
  query.into(user.last_sign_in_at).into(user.created_at);
  while (query.next()) {
    user.role = parse_role(role).value_or(Role::viewer);
    user.may_export = may_export ? std::optional(*may_export != 0) : std::nullopt;
    user.disabled = disabled != 0;
    users.push_back(user);
  }
  for (User& each : users) each.groups = groups_of(connection, each.id);
  return users;
}

std::optional<User> only(std::vector<User> users) {
  return users.empty() ? std::nullopt : std::optional(std::move(users.front()));
}

bool name_is_taken(Connection& connection, const std::string& name) {
  std::int64_t rows = 0;
  Query query(connection, "SELECT count(*) FROM account WHERE name = :name");
  query.use(name).into(rows);
  while (query.next()) {
  }
  return rows != 0;
}

std::optional<std::int64_t> to_column(const std::optional<bool>& flag) {
  return flag ? std::optional<std::int64_t>(*flag ? 1 : 0) : std::nullopt;
}

void write_groups(Connection& connection, std::int64_t user, const std::vector<std::string>& groups) {
  connection.run("DELETE FROM account_group_member WHERE account_id = :user", user);
  for (const std::string& group : groups)
    connection.run(
        "INSERT INTO account_group_member (group_id, account_id) SELECT id, :user FROM account_group WHERE name = "
        ":name",
        user, group);
}

}  // namespace

const char* to_string(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> parse_role(std::string_view word) {
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    if (word == kRoles[i]) return static_cast<Role>(i);
  return std::nullopt;
}

card::Result<std::int64_t> add_user(Transaction& transaction, const User& user) {
  Connection& connection = transaction.connection();
  const auto taken = guarded("read the users", [&] { return name_is_taken(connection, user.name); });
  if (!taken) return tl::unexpected(taken.error());
  if (*taken)
    return card::fail(card::ErrorKind::wrong_use,
                      user.name + ": there is, or was, a user of this name; choose another one");
  return guarded("add a user", [&] {
    std::int64_t id = 0;
    Query query(connection,
                "INSERT INTO account (name, display_name, role, may_export, password_hash, disabled, created_at) "
                "VALUES (:name, :display, :role, :may_export, :hash, :disabled, :at) RETURNING id");
    query.use(user.name).use(nullable(user.display_name)).use(to_string(user.role)).use(to_column(user.may_export));
    query.use(nullable(user.password_hash)).use(std::int64_t{user.disabled}).use(now_utc()).into(id);
    while (query.next()) {
    }
    write_groups(connection, id, user.groups);
    return id;
  });
}

card::Result<std::optional<User>> find_user(Transaction& transaction, std::string_view name) {
  return guarded("read a user", [&] { return only(read_users(transaction.connection(), "name = :name", name)); });
}

card::Result<std::optional<User>> get_user(Transaction& transaction, std::int64_t id) {
  return guarded("read a user", [&] { return only(read_users(transaction.connection(), "id = :id", id)); });
}

card::Result<std::vector<User>> list_users(Transaction& transaction) {
  return guarded("read the users",
                 [&] { return read_users(transaction.connection(), "id > :after", std::int64_t{0}); });
}

card::Result<void> update_user(Transaction& transaction, const User& user) {
  return guarded("change a user", [&] {
    transaction.connection().run(
        "UPDATE account SET display_name = :display, role = :role, may_export = :may_export, disabled = :disabled "
        "WHERE id = :id",
        nullable(user.display_name), to_string(user.role), to_column(user.may_export), std::int64_t{user.disabled},
        user.id);
    write_groups(transaction.connection(), user.id, user.groups);
    if (user.disabled) transaction.connection().run("DELETE FROM session WHERE account_id = :user", user.id);
  });
}

card::Result<void> set_password(Transaction& transaction, std::int64_t user, const std::string& password_hash) {
  return guarded("set a password", [&] {
    transaction.connection().run(
        "UPDATE account SET password_hash = :hash, failed_sign_ins = 0, locked_until = NULL WHERE id = :id",
        password_hash, user);
  });
}

card::Result<void> remove_user(Transaction& transaction, std::int64_t user) {
  return guarded("remove a user", [&] {
    Connection& connection = transaction.connection();
    connection.run("DELETE FROM session WHERE account_id = :user", user);
    connection.run("DELETE FROM api_token WHERE account_id = :user", user);
    connection.run("DELETE FROM saved_search WHERE account_id = :user", user);
    connection.run("DELETE FROM account_group_member WHERE account_id = :user", user);
    connection.run("UPDATE account SET removed_at = :at, password_hash = NULL WHERE id = :id", now_utc(), user);
  });
}

card::Result<void> note_sign_in(Transaction& transaction, std::int64_t user) {
  return guarded("note a sign-in", [&] {
    transaction.connection().run(
        "UPDATE account SET failed_sign_ins = 0, locked_until = NULL, last_sign_in_at = :at WHERE id = :id", now_utc(),
        user);
  });
}

card::Result<void> note_failed_sign_in(Transaction& transaction, std::int64_t user, const std::string& locked_until) {
  return guarded("note a sign-in", [&] {
    transaction.connection().run(
        "UPDATE account SET failed_sign_ins = failed_sign_ins + 1, locked_until = :until WHERE id = :id",
        nullable(locked_until), user);
  });
}

}  // namespace store
