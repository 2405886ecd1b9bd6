#include "store/review_queue.h"

#include <charconv>
#include <functional>

#include "store/connection.h"
#include "store/moment.h"
#include "store/sight_sql.h"

namespace store {
namespace {

/// For counting: in the index review_open_card.
constexpr const char* kKind = "r.kind";
/// For a list: no index answers this, so that the rows are read in the order of review_open_priority and none is
/// sorted.
constexpr const char* kKindOfRow = "(r.kind || '')";

/// Whoever decides has to see all that a decision is about: the card, or every card of both contacts.
std::string decidable_card(const SightCondition& sight, const std::string& kind) {
  return kind + " = 'card' AND " + sight.in_full("r.card_owner", "r.card_group", "r");
}

std::string decidable_merge(const SightCondition& sight, const std::string& kind) {
  const auto contact = [&](const std::string& column, const std::string& place) {
    return "NOT EXISTS (SELECT 1 FROM card " + place + "_named JOIN card " + place + " ON " + place +
           ".contact_id = " + place + "_named.contact_id WHERE " + place + "_named.id = r." + column + " AND " + place +
           ".withdrawn_by IS NULL AND NOT " + sight.in_full(place + ".owner", place + ".group_name", place) + ")";
  };
  return kind + " = 'merge' AND " + contact("card_a", "a") + " AND " + contact("card_b", "b");
}

std::string decidable(const SightCondition& sight) {
  return "((" + decidable_card(sight, kKindOfRow) + ") OR (" + decidable_merge(sight, kKindOfRow) + "))";
}

void bind_decidable(Query& query, const SightCondition& sight) {
  for (int place = 0; place < 3; ++place) sight.bind_in_full(query);
}

std::string open_or_decided(const QueueFilter& filter) {
  return filter.state == QueueFilter::State::open ? "r.status = 'open'" : "r.status <> 'open'";
}

std::string of_kind(const QueueFilter& filter, const std::string& kind) {
  if (!filter.kind) return "";
  return " AND " + kind + (*filter.kind == ReviewKind::card ? " = 'card'" : " = 'merge'");
}

std::vector<std::string> doubtful_paths(Connection& connection, card::CardId card) {
  std::vector<std::string> paths;
  std::string path;
  Query query(connection, "SELECT path FROM card_evidence WHERE card_id = :card AND doubtful = 1 ORDER BY position");
  query.use(card.value).into(path);
  while (query.next()) paths.push_back(path);
  return paths;
}

struct Ranked {
  card::ReviewId id;
  double priority = 0;
};

std::vector<Ranked> ranked(Connection& connection, const QueueFilter& filter, const SightCondition& sight,
                           std::int64_t first, std::size_t limit) {
  std::vector<Ranked> rows;
  Ranked row;
  Query query(
      connection,
      "SELECT r.id, r.priority FROM review_item r WHERE " + open_or_decided(filter) + of_kind(filter, kKindOfRow) +
          // What is about withdrawn cards alone is closed with them: who sees everything decides all that is open.
          (sight.is_everything() ? "" : " AND " + decidable(sight)) + " ORDER BY " +
          (filter.state == QueueFilter::State::open ? "r.priority DESC, r.id" : "r.decided_at DESC, r.id DESC") +
          " LIMIT :limit OFFSET :first");
  if (!sight.is_everything()) bind_decidable(query, sight);
  query.use(static_cast<std::int64_t>(limit)).use(first).into(row.id.value).into(row.priority);
  while (query.next()) rows.push_back(row);
  return rows;
}

std::int64_t count(
    Connection& connection, const std::string& condition, const std::function<void(Query&)>& bind = [](Query&) {}) {
  std::int64_t items = 0;
  Query query(connection, "SELECT count(*) FROM review_item r WHERE " + condition);
  bind(query);
  query.into(items);
  while (query.next()) {
  }
  return items;
}

/// Kind by kind, which an OR of both would keep from the index.
std::int64_t count(Connection& connection, const QueueFilter& filter, const SightCondition& sight) {
  const std::string status = open_or_decided(filter);
  if (sight.is_everything()) return count(connection, status + of_kind(filter, kKind));
  std::int64_t items = 0;
  if (filter.kind != ReviewKind::merge)
    items += count(connection, status + " AND " + decidable_card(sight, kKind),
                   [&](Query& query) { sight.bind_in_full(query); });
  if (filter.kind != ReviewKind::card)
    items += count(connection, status + " AND " + decidable_merge(sight, kKind), [&](Query& query) {
      sight.bind_in_full(query);
      sight.bind_in_full(query);
    });
  return items;
}

QueuedReview queued(Connection& connection, const ReviewItem& item, double priority) {
  QueuedReview review{.item = item, .doubtful = {}, .priority = priority};
  if (item.kind == ReviewKind::card) review.doubtful = doubtful_paths(connection, item.card);
  return review;
}

std::optional<std::int64_t> parse_offset(const std::string& cursor) {
  std::int64_t first = 0;
  if (cursor.empty()) return first;
  const auto read = std::from_chars(cursor.data(), cursor.data() + cursor.size(), first);
  return read.ec == std::errc() && read.ptr == cursor.data() + cursor.size() && first >= 0 ? std::optional(first)
                                                                                           : std::nullopt;
}

std::vector<card::ReviewId> open_ids_of(Connection& connection, card::ContactId contact) {
  std::vector<card::ReviewId> ids;
  card::ReviewId id;
  Query query(connection,
              "SELECT r.id FROM card c JOIN review_item r ON r.card_id = c.id WHERE c.contact_id = :c AND "
              "r.status = 'open' UNION "
              "SELECT r.id FROM contact k JOIN review_item r ON r.contact_a = k.id "
              "WHERE (k.id = :a1 OR k.merged_into = :a2) AND r.status = 'open' UNION "
              "SELECT r.id FROM contact k JOIN review_item r ON r.contact_b = k.id "
              "WHERE (k.id = :b1 OR k.merged_into = :b2) AND r.status = 'open' ORDER BY 1");
  query.use(contact.value).use(contact.value).use(contact.value).use(contact.value).use(contact.value).into(id.value);
  while (query.next()) ids.push_back(id);
  return ids;
}

bool is_decidable(Connection& connection, card::ReviewId id, const SightCondition& sight) {
  std::int64_t rows = 0;
  Query query(connection, "SELECT count(*) FROM review_item r WHERE r.id = :id AND " + decidable(sight));
  query.use(id.value);
  bind_decidable(query, sight);
  query.into(rows);
  while (query.next()) {
  }
  return rows != 0;
}

}  // namespace

card::Result<QueuePage> list_reviews(Transaction& transaction, const QueueFilter& filter, const Visibility& visibility,
                                     std::size_t limit, const std::string& cursor) {
  const auto first = parse_offset(cursor);
  if (!first) return card::fail(card::ErrorKind::wrong_use, "the cursor is none; take it from the page before");
  Connection& connection = transaction.connection();
  const SightCondition sight(visibility);
  const auto rows =
      guarded("read the review queue", [&] { return ranked(connection, filter, sight, *first, limit + 1); });
  if (!rows) return tl::unexpected(rows.error());
  QueuePage page;
  for (std::size_t i = 0; i < std::min(limit, rows->size()); ++i) {
    const auto item = get_review(transaction, (*rows)[i].id);
    if (!item) return tl::unexpected(item.error());
    if (*item) page.items.push_back(queued(connection, **item, (*rows)[i].priority));
  }
  if (rows->size() > limit) page.next_cursor = std::to_string(*first + static_cast<std::int64_t>(limit));
  const auto total = guarded("count the review queue", [&] { return count(connection, filter, sight); });
  if (!total) return tl::unexpected(total.error());
  page.total = *total;
  return page;
}

card::Result<std::optional<QueuedReview>> see_review(Transaction& transaction, card::ReviewId id,
                                                     const Visibility& visibility) {
  const auto item = get_review(transaction, id);
  if (!item) return tl::unexpected(item.error());
  return guarded("read a review item", [&]() -> std::optional<QueuedReview> {
    const SightCondition sight(visibility);
    if (!*item || !is_decidable(transaction.connection(), id, sight)) return std::nullopt;
    return queued(transaction.connection(), **item, 0);
  });
}

card::Result<std::vector<ReviewItem>> open_reviews_of(Transaction& transaction, card::ContactId contact) {
  const auto ids = guarded("read the review queue", [&] { return open_ids_of(transaction.connection(), contact); });
  if (!ids) return tl::unexpected(ids.error());
  std::vector<ReviewItem> items;
  for (const card::ReviewId id : *ids) {
    auto item = get_review(transaction, id);
    if (!item) return tl::unexpected(item.error());
    if (*item) items.push_back(std::move(**item));
  }
  return items;
}

card::Result<void> record_effort(Transaction& transaction, card::ReviewId id, const std::string& actor,
                                 std::optional<std::int64_t> elapsed_ms) {
  return guarded("note a decision's time", [&] {
    transaction.connection().run(
        "INSERT INTO review_effort (review_id, actor, at, elapsed_ms) VALUES (:review, :actor, :at, :ms) "
        "ON CONFLICT DO NOTHING",
        id.value, actor, now_utc(), elapsed_ms);
  });
}

}  // namespace store
