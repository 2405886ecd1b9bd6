#include "store/contacts.h"

#include "store/affiliation_rows.h"
#include "store/contact_rows.h"
#include "store/history.h"
#include "store/joined.h"
#include "store/reading_rows.h"
#include "store/review_rows.h"
#include "store/words.h"

namespace store {

const char* to_string(Status status) { return status == Status::confirmed ? "confirmed" : "unconfirmed"; }

namespace {

struct ContactRow {
  card::ContactId id;
  std::int64_t revision = 0;
};

// Chains end: a contact that absorbs is open, and merging re-points what was merged into the absorbed one.
std::optional<ContactRow> resolve(Connection& connection, card::ContactId id) {
  ContactRow row;
  Query query(connection,
              "SELECT t.id, t.revision FROM contact c JOIN contact t ON t.id = coalesce(c.merged_into, c.id) "
              "WHERE c.id = :id AND t.withdrawn = 0");
  query.use(id.value).into(row.id.value).into(row.revision);
  while (query.next()) {
  }
  return row.id.value != 0 ? std::optional(row) : std::nullopt;
}

std::optional<EarlierScan> read_earlier_scan(Connection& connection, card::CardId id) {
  EarlierScan earlier;
  Query query(connection,
              "SELECT e.id, e.created_at, e.owner, e.group_name FROM card c JOIN card e ON e.id = c.scan_of "
              "WHERE c.id = :id AND e.withdrawn_by IS NULL");
  query.use(id.value).into(earlier.card.value).into(earlier.created_at).into(earlier.owner).into(earlier.group_name);
  while (query.next()) {
  }
  return earlier.card.value != 0 ? std::optional(earlier) : std::nullopt;
}

CardSummary read_summary(Connection& connection, card::CardId id) {
  CardSummary summary{.id = id, .provenance = {}, .sides = {}, .pictures = {}, .created_at = {}, .scan_of = {}};
  Provenance& provenance = summary.provenance;
  std::string exchanged_on;
  std::int64_t scan_of = 0;
  Query query(connection,
              "SELECT exchanged_on, owner, group_name, event, batch, external_id, created_at, scan_of FROM card "
              "WHERE id = :id");
  query.use(id.value).into(exchanged_on).into(provenance.owner).into(provenance.group_name).into(provenance.event);
  query.into(provenance.batch).into(provenance.external_id).into(summary.created_at).into(scan_of);
  while (query.next()) {
  }
  if (scan_of != 0) summary.scan_of = read_earlier_scan(connection, id);
  provenance.exchanged_on = parse_date(exchanged_on);
  provenance.tags = read_tags(connection, id.value);
  read_sides(connection, summary);
  return summary;
}

StoredContact read(Connection& connection, const ContactRow& row) {
  const std::vector<DatedContact> cards = dated_contacts(connection, row.id);
  StoredContact stored{.id = row.id,
                       .status = has_open_review(connection, row.id) ? Status::unconfirmed : Status::confirmed,
                       .revision = row.revision,
                       .contact = survive(cards),
                       .cards = {},
                       .remarks = read_remarks(connection, row.id)};
  apply_remarks(stored.contact, stored.remarks, cards);
  for (const DatedContact& card : cards) stored.cards.push_back(read_summary(connection, card.card));
  return stored;
}

std::optional<ContactRow> open_contact_after(Connection& connection, card::ContactId after) {
  ContactRow row;
  Query query(connection,
              "SELECT id, revision FROM contact WHERE id > :after AND merged_into IS NULL AND withdrawn = 0 "
              "ORDER BY id LIMIT 1");
  query.use(after.value).into(row.id.value).into(row.revision);
  while (query.next()) {
  }
  return row.id.value != 0 ? std::optional(row) : std::nullopt;
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
    const auto row = resolve(transaction.connection(), id);
    return row ? std::optional(read(transaction.connection(), *row)) : std::nullopt;
  });
}

card::Result<std::optional<card::ContactId>> resolve_contact(Transaction& transaction, card::ContactId id) {
  return guarded("look for a contact", [&]() -> std::optional<card::ContactId> {
    const auto row = resolve(transaction.connection(), id);
    return row ? std::optional(row->id) : std::nullopt;
  });
}

card::Result<void> for_each_contact(Transaction& transaction, const std::function<bool(const StoredContact&)>& visit) {
  return guarded("read the contacts", [&] {
    Connection& connection = transaction.connection();
    for (auto row = open_contact_after(connection, {}); row; row = open_contact_after(connection, row->id))
      if (!visit(read(connection, *row))) return;
  });
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
