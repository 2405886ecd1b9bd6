#include "store/history.h"

#include "store/event_rows.h"
#include "store/many_rows.h"
#include "store/moment.h"
#include "store/words.h"

namespace store {
namespace {

std::optional<std::int64_t> nullable_id(std::int64_t id) { return id != 0 ? std::optional(id) : std::nullopt; }

}  // namespace

void record_all(Connection& connection, std::span<const Event> events) {
  const std::string now = now_utc();
  insert_rows<Event>(
      connection, "history_event (at, actor, kind, contact_id, other_contact_id, card_id, review_id, change_id)", 8,
      events, [&](Query& query, const Event& event) {
        query.use(now).use(nullable(event.actor)).use(to_string(event.kind)).use(nullable_id(event.contact.value));
        query.use(nullable_id(event.other_contact.value)).use(nullable_id(event.card.value));
        query.use(nullable_id(event.review.value)).use(nullable_id(event.change));
      });
}

void record(Connection& connection, const Event& event) { record_all(connection, std::span(&event, 1)); }

card::Result<std::vector<Event>> history(Transaction& transaction, card::ContactId contact) {
  return guarded("read the history", [&] {
    std::vector<Event> events;
    Event event;
    std::string kind;
    Query query(transaction.connection(),
                "SELECT h.id, h.at, h.actor, h.kind, h.contact_id, h.other_contact_id, h.card_id, h.review_id, "
                "h.change_id "
                "FROM history_event h WHERE h.contact_id IN (SELECT c.id FROM contact c WHERE c.id = :id OR "
                "c.merged_into = :survivor) OR h.other_contact_id = :other ORDER BY h.id");
    std::int64_t present = contact.value;
    Query resolve(transaction.connection(), "SELECT coalesce(merged_into, id) FROM contact WHERE id = :id");
    resolve.use(contact.value).into(present);
    while (resolve.next()) {
    }
    query.use(present).use(present).use(present);
    query.into(event.id).into(event.at).into(event.actor).into(kind).into(event.contact.value);
    query.into(event.other_contact.value).into(event.card.value).into(event.review.value);
    query.into(event.change);
    while (query.next()) {
      event.kind = parse_event_kind(kind);
      events.push_back(event);
    }
    return events;
  });
}

card::Result<std::vector<Event>> events_after(Transaction& transaction, std::int64_t after, std::size_t limit) {
  return guarded("read the history", [&] {
    std::vector<Event> events;
    Event event;
    std::string kind;
    Query query(transaction.connection(),
                "SELECT id, at, actor, kind, contact_id, other_contact_id, card_id, review_id FROM history_event "
                "WHERE id > :after ORDER BY id LIMIT :limit");
    query.use(after).use(static_cast<std::int64_t>(limit));
    query.into(event.id).into(event.at).into(event.actor).into(kind).into(event.contact.value);
    query.into(event.other_contact.value).into(event.card.value).into(event.review.value);
    while (query.next()) {
      event.kind = parse_event_kind(kind);
      events.push_back(event);
    }
    return events;
  });
}

card::Result<std::int64_t> count_events(Transaction& transaction, std::int64_t change, EventKind kind) {
  return guarded("count events", [&] {
    std::int64_t count = 0;
    Query query(transaction.connection(),
                "SELECT count(*) FROM history_event WHERE change_id = :change AND kind = :kind");
    query.use(change).use(to_string(kind)).into(count);
    while (query.next()) {
    }
    return count;
  });
}

}  // namespace store
