#include "store/contacts.h"

#include <utility>

#include "store/columns.h"
#include "store/contact_reading.h"
#include "store/contact_rows.h"
#include "store/joined.h"
#include "store/reading_rows.h"
#include "store/words.h"

namespace store {

const char* to_string(Status status) { return status == Status::confirmed ? "confirmed" : "unconfirmed"; }

namespace {

constexpr std::int64_t kReadAtOnce = 64;

void visit_all(Connection& connection, const std::function<bool(const StoredContact&)>& visit) {
  for (std::int64_t last = 0;;) {
    std::vector<card::ContactId> ids;
    for (const std::int64_t id : column(connection,
                                        "SELECT id FROM contact WHERE id > :after AND merged_into IS NULL AND "
                                        "withdrawn = 0 ORDER BY id LIMIT :limit",
                                        last, kReadAtOnce))
      ids.push_back({id});
    if (ids.empty()) return;
    for (const auto& contact : read_contacts(connection, ids))
      if (contact && !visit(contact->stored)) return;
    last = ids.back().value;
  }
}

std::optional<CardDetails> read_details(Connection& connection, card::CardId id) {
  CardDetails details;
  std::int64_t version = -1;
  std::string languages, decision;
  Query query(connection,
              "SELECT c.contact_id, c.version, v.author, c.languages, c.engine, c.decision, c.turned_degrees "
              "FROM card c JOIN card_version v ON v.card_id = c.id AND v.version = c.version WHERE c.id = :id");
  query.use(id.value).into(details.contact_id.value).into(version).into(details.author).into(languages);
  query.into(details.engine).into(decision).into(details.turned_degrees);
  while (query.next()) {
  }
  if (version < 0) return std::nullopt;
  details.languages = parted(languages, ' ');
  details.decision = parse_decision(decision);
  details.summary = read_summary(connection, id);
  details.contact = read_contact(connection, id.value, version);
  read_reading(connection, id.value, details);
  return details;
}

}  // namespace

card::Result<std::optional<StoredContact>> get_contact(Transaction& transaction, card::ContactId id) {
  return guarded("read a contact", [&]() -> std::optional<StoredContact> {
    auto contact = std::move(read_contacts(transaction.connection(), {id}).front());
    return contact ? std::optional(std::move(contact->stored)) : std::nullopt;
  });
}

card::Result<std::optional<card::ContactId>> resolve_contact(Transaction& transaction, card::ContactId id) {
  return guarded("look for a contact", [&]() -> std::optional<card::ContactId> {
    const auto open = column(transaction.connection(),
                             "SELECT t.id FROM contact c JOIN contact t ON t.id = coalesce(c.merged_into, c.id) "
                             "WHERE c.id = :id AND t.withdrawn = 0",
                             id.value);
    return open.empty() ? std::nullopt : std::optional(card::ContactId{open.front()});
  });
}

card::Result<void> for_each_contact(Transaction& transaction, const std::function<bool(const StoredContact&)>& visit) {
  return guarded("read the contacts", [&] { visit_all(transaction.connection(), visit); });
}

card::Result<std::int64_t> count_contacts(Transaction& transaction) {
  return guarded("count the contacts", [&] {
    std::int64_t count = 0;
    Query query(transaction.connection(), "SELECT count(*) FROM contact WHERE merged_into IS NULL AND withdrawn = 0");
    query.into(count);
    while (query.next()) {
    }
    return count;
  });
}

card::Result<std::optional<CardDetails>> get_card(Transaction& transaction, card::CardId id) {
  return guarded("read a card", [&] { return read_details(transaction.connection(), id); });
}

}  // namespace store
