#include <algorithm>

#include "store/connection.h"
#include "store/joined.h"
#include "store/moment.h"
#include "store/users.h"

namespace store {
namespace {

std::string words_of(const std::vector<MaskedField>& fields) {
  std::vector<std::string> words;
  for (const MaskedField field : fields) words.emplace_back(to_string(field));
  return joined(words, ' ');
}

std::vector<MaskedField> fields_of(const std::string& words) {
  std::vector<MaskedField> fields;
  for (const std::string& word : parted(words, ' '))
    if (const auto field = parse_masked_field(word)) fields.push_back(*field);
  return fields;
}

const char* word_of(Group::VisibleTo whom) { return whom == Group::VisibleTo::members ? "members" : "everyone"; }
const char* word_of(Group::ExportedBy whom) { return whom == Group::ExportedBy::members ? "members" : "everyone"; }

std::vector<std::string> members_of(Connection& connection, std::int64_t group) {
  std::vector<std::string> members;
  std::string name;
  Query query(connection,
              "SELECT a.name FROM account_group_member m JOIN account a ON a.id = m.account_id "
              "WHERE m.group_id = :group ORDER BY a.name");
  query.use(group).into(name);
  while (query.next()) members.push_back(name);
  return members;
}

std::vector<Group> read_groups(Connection& connection) {
  std::vector<Group> groups;
  Group group;
  std::string visible_to, masked, exported_by;
  Query query(connection,
              "SELECT g.id, g.name, g.visible_to, g.masked_fields, g.exported_by, "
              "(SELECT count(*) FROM card c WHERE c.group_name = g.name) FROM account_group g ORDER BY g.name");
  query.into(group.id).into(group.name).into(visible_to).into(masked).into(exported_by);
  query.into(group.cards);
  while (query.next()) {
    group.visible_to = visible_to == "everyone" ? Group::VisibleTo::everyone : Group::VisibleTo::members;
    group.masked_fields = fields_of(masked);
    group.exported_by = exported_by == "everyone" ? Group::ExportedBy::everyone : Group::ExportedBy::members;
    groups.push_back(group);
  }
  for (Group& each : groups) each.members = members_of(connection, each.id);
  return groups;
}

void write_members(Connection& connection, const Group& group) {
  connection.run("DELETE FROM account_group_member WHERE group_id = :group", group.id);
  for (const std::string& member : group.members)
    connection.run(
        "INSERT INTO account_group_member (group_id, account_id) SELECT :group, id FROM account "
        "WHERE name = :name AND removed_at IS NULL",
        group.id, member);
}

Visibility read_visibility(Connection& connection, const User& user) {
  Visibility visibility{.everything = false, .owner = user.name, .groups = user.groups, .masked_groups = {}};
  std::string name, masked, exported_by;
  Query query(connection,
              "SELECT name, masked_fields, exported_by FROM account_group WHERE visible_to = 'everyone' ORDER BY name");
  query.into(name).into(masked).into(exported_by);
  while (query.next())
    if (std::ranges::find(user.groups, name) == user.groups.end())
      visibility.masked_groups.push_back({name, fields_of(masked), exported_by == "everyone"});
  return visibility;
}

}  // namespace

card::Result<std::int64_t> add_group(Transaction& transaction, const Group& group) {
  return guarded("add a group", [&] {
    Connection& connection = transaction.connection();
    Group added = group;
    Query query(connection,
                "INSERT INTO account_group (name, visible_to, masked_fields, exported_by, created_at) "
                "VALUES (:name, :visible_to, :masked, :exported_by, :at) RETURNING id");
    query.use(group.name).use(word_of(group.visible_to)).use(nullable(words_of(group.masked_fields)));
    query.use(word_of(group.exported_by)).use(now_utc()).into(added.id);
    while (query.next()) {
    }
    write_members(connection, added);
    return added.id;
  });
}

card::Result<std::vector<Group>> list_groups(Transaction& transaction) {
  return guarded("read the groups", [&] { return read_groups(transaction.connection()); });
}

card::Result<void> update_group(Transaction& transaction, const Group& group) {
  return guarded("change a group", [&] {
    transaction.connection().run(
        "UPDATE account_group SET visible_to = :visible_to, masked_fields = :masked, exported_by = :by WHERE id = :id",
        word_of(group.visible_to), nullable(words_of(group.masked_fields)), word_of(group.exported_by), group.id);
    write_members(transaction.connection(), group);
  });
}

card::Result<void> remove_group(Transaction& transaction, std::int64_t group) {
  return guarded("remove a group", [&] {
    transaction.connection().run("DELETE FROM account_group_member WHERE group_id = :group", group);
    transaction.connection().run("DELETE FROM account_group WHERE id = :group", group);
  });
}

card::Result<Visibility> visibility_of(Transaction& transaction, const User& user) {
  if (user.role == Role::administrator) return Visibility{};
  return guarded("read the groups", [&] { return read_visibility(transaction.connection(), user); });
}

}  // namespace store
