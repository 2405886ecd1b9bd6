#include "store/versions.h"

#include "store/connection.h"
#include "store/sight_sql.h"

namespace store {
namespace {

std::vector<ContactVersion> versions(Connection& connection, const SightCondition& sight,
                                     std::optional<card::ContactId> only) {
  std::vector<ContactVersion> result;
  ContactVersion version;
  Query query(connection,
              std::string("SELECT k.id, k.revision, count(*) FROM contact k JOIN card c ON c.contact_id = k.id "
                          "WHERE k.merged_into IS NULL AND ") +
                  (only ? "k.id = :id AND " : "") + sight.on("c") + " GROUP BY k.id, k.revision ORDER BY k.id");
  if (only) query.use(only->value);
  sight.bind(query);
  query.into(version.contact.value).into(version.revision).into(version.cards);
  while (query.next()) result.push_back(version);
  return result;
}

std::int64_t number(Connection& connection, std::string_view sql) {
  std::int64_t value = 0;
  Query query(connection, sql);
  query.into(value);
  while (query.next()) {
  }
  return value;
}

}  // namespace

card::Result<std::vector<ContactVersion>> contact_versions(Transaction& transaction, const Visibility& visibility,
                                                           std::optional<card::ContactId> only) {
  return guarded("list contacts", [&] { return versions(transaction.connection(), SightCondition(visibility), only); });
}

card::Result<std::vector<card::ContactId>> contacts_changed_after(Transaction& transaction, std::int64_t event) {
  return guarded("look for changes", [&] {
    std::vector<card::ContactId> contacts;
    card::ContactId contact;
    Query query(transaction.connection(),
                "SELECT contact_id FROM history_event WHERE id > :event AND contact_id IS NOT NULL UNION "
                "SELECT other_contact_id FROM history_event WHERE id > :event2 AND other_contact_id IS NOT NULL");
    query.use(event).use(event).into(contact.value);
    while (query.next()) contacts.push_back(contact);
    return contacts;
  });
}

card::Result<Position> position(Transaction& transaction) {
  return guarded("look for changes", [&] {
    Connection& connection = transaction.connection();
    return Position{.last_event = number(connection, "SELECT coalesce(max(id), 0) FROM history_event"),
                    .erasures = number(connection, "SELECT count(*) FROM operation WHERE action = 'erase'")};
  });
}

}  // namespace store
