#include "store/reviews.h"

#include <algorithm>

#include "store/history.h"
#include "store/moment.h"
#include "store/review_rows.h"
#include "store/words.h"

namespace store {
namespace {

card::ContactId contact_of(Connection& connection, card::CardId card) {
  card::ContactId contact;
  Query query(connection, "SELECT contact_id FROM card WHERE id = :card");
  query.use(card.value).into(contact.value);
  while (query.next()) {
  }
  return contact;
}

// The open contact that an id stands for now.
card::ContactId present(Connection& connection, card::ContactId contact) {
  card::ContactId id;
  Query query(connection, "SELECT coalesce(merged_into, id) FROM contact WHERE id = :id");
  query.use(contact.value).into(id.value);
  while (query.next()) {
  }
  return id;
}

// Whatever these two absorbed counts: who was told apart stays apart under the survivor's id.
bool was_proposed(Connection& connection, card::ContactId a, card::ContactId b) {
  const auto asked = [&](card::ContactId x, card::ContactId y) {
    std::int64_t items = 0;
    Query query(connection,
                "SELECT count(*) FROM review_item WHERE "
                "contact_a IN (SELECT id FROM contact WHERE id = :x1 OR merged_into = :x2) AND "
                "contact_b IN (SELECT id FROM contact WHERE id = :y1 OR merged_into = :y2)");
    query.use(x.value).use(x.value).use(y.value).use(y.value).into(items);
    while (query.next()) {
    }
    return items != 0;
  };
  return asked(a, b) || asked(b, a);
}

std::vector<card::MatchReason> read_reasons(Connection& connection, card::ReviewId id) {
  std::vector<card::MatchReason> reasons;
  std::string rule;
  double weight = 0;
  Query query(connection, "SELECT rule, weight FROM review_reason WHERE review_id = :id ORDER BY position");
  query.use(id.value).into(rule).into(weight);
  while (query.next()) reasons.push_back({rule, static_cast<float>(weight)});
  return reasons;
}

// `condition` binds one value, the id.
std::vector<ReviewItem> read_items(Connection& connection, std::string_view condition, card::ReviewId id,
                                   std::size_t limit) {
  std::vector<ReviewItem> items;
  ReviewItem item;
  std::string kind, state;
  double score = 0;
  Query query(connection,
              "SELECT id, kind, status, card_id, contact_a, contact_b, score, created_at, decided_at, decided_by "
              "FROM review_item WHERE " + std::string(condition) + " ORDER BY id LIMIT :limit");
  query.use(id.value).use(static_cast<std::int64_t>(limit));
  query.into(item.id.value).into(kind).into(state).into(item.card.value).into(item.contact_a.value);
  query.into(item.contact_b.value).into(score).into(item.created_at).into(item.decided_at).into(item.decided_by);
  while (query.next()) {
    item.kind = parse_review_kind(kind);
    item.status = parse_review_status(state);
    item.score = static_cast<float>(score);
    items.push_back(item);
  }
  for (ReviewItem& each : items) each.reasons = read_reasons(connection, each.id);
  return items;
}

std::optional<ReviewItem> read_item(Connection& connection, card::ReviewId id) {
  auto items = read_items(connection, "id = :id", id, 1);
  return items.empty() ? std::nullopt : std::optional(std::move(items.front()));
}

void decide(Connection& connection, const ReviewItem& item, ReviewStatus decision, const std::string& actor) {
  connection.run(
      "UPDATE review_item SET status = :status, decided_at = :at, decided_by = :actor WHERE id = :id",
      to_string(decision), now_utc(), nullable(actor), item.id.value);
  const bool accepted = decision == ReviewStatus::accepted;
  const bool about_pair = item.kind == ReviewKind::merge;
  record(connection, {.actor = actor,
                      .kind = accepted ? EventKind::review_accepted : EventKind::review_rejected,
                      .contact = about_pair ? item.contact_a : contact_of(connection, item.card),
                      .other_contact = item.contact_b,
                      .card = item.card,
                      .review = item.id});
  if (!accepted || !about_pair) return;
  const card::ContactId a = present(connection, item.contact_a), b = present(connection, item.contact_b);
  if (a != b) merge(connection, std::min(a, b), std::max(a, b), actor);
}

}  // namespace

card::ReviewId open_card_review(Connection& connection, card::CardId card) {
  card::ReviewId id;
  Query query(connection,
              "INSERT INTO review_item (kind, status, card_id, created_at) "
              "VALUES ('card', 'open', :card, :at) RETURNING id");
  query.use(card.value).use(now_utc()).into(id.value);
  while (query.next()) {
  }
  record(connection, {.kind = EventKind::review_opened,
                      .contact = contact_of(connection, card),
                      .card = card,
                      .review = id});
  return id;
}

std::optional<card::ReviewId> open_merge_review(Connection& connection, card::ContactId a, card::ContactId b,
                                                float score, const std::vector<card::MatchReason>& reasons) {
  a = present(connection, a);
  b = present(connection, b);
  if (b < a) std::swap(a, b);
  if (a == b || was_proposed(connection, a, b)) return std::nullopt;
  card::ReviewId id;
  Query query(connection,
              "INSERT INTO review_item (kind, status, contact_a, contact_b, score, created_at) "
              "VALUES ('merge', 'open', :a, :b, :score, :at) RETURNING id");
  query.use(a.value).use(b.value).use(static_cast<double>(score)).use(now_utc()).into(id.value);
  while (query.next()) {
  }
  for (std::size_t i = 0; i < reasons.size(); ++i)
    connection.run(
        "INSERT INTO review_reason (review_id, position, rule, weight) VALUES (:review, :position, :rule, :weight)",
        id.value, static_cast<std::int64_t>(i), reasons[i].rule, static_cast<double>(reasons[i].weight));
  record(connection, {.kind = EventKind::review_opened, .contact = a, .other_contact = b, .review = id});
  return id;
}

void close_answered_reviews(Connection& connection, card::ContactId survivor, const std::string& actor) {
  connection.run(
      "UPDATE review_item SET status = 'accepted', decided_at = :at, decided_by = :actor WHERE status = 'open' AND "
      "contact_a IN (SELECT id FROM contact WHERE id = :a1 OR merged_into = :a2) AND "
      "contact_b IN (SELECT id FROM contact WHERE id = :b1 OR merged_into = :b2)",
      now_utc(), nullable(actor), survivor.value, survivor.value, survivor.value, survivor.value);
}

bool has_open_review(Connection& connection, card::ContactId contact) {
  std::int64_t items = 0;
  Query query(connection,
              "SELECT count(*) FROM ("
              "SELECT r.status FROM card c JOIN review_item r ON r.card_id = c.id WHERE c.contact_id = :c UNION ALL "
              "SELECT r.status FROM contact a JOIN review_item r ON r.contact_a = a.id "
              "WHERE a.id = :a1 OR a.merged_into = :a2 UNION ALL "
              "SELECT r.status FROM contact b JOIN review_item r ON r.contact_b = b.id "
              "WHERE b.id = :b1 OR b.merged_into = :b2) s WHERE s.status = 'open'");
  query.use(contact.value).use(contact.value).use(contact.value).use(contact.value).use(contact.value).into(items);
  while (query.next()) {
  }
  return items != 0;
}

card::Result<std::vector<ReviewItem>> open_reviews(Transaction& transaction, card::ReviewId after, std::size_t limit) {
  return guarded("read the review queue", [&] {
    return read_items(transaction.connection(), "status = 'open' AND id > :after", after, limit);
  });
}

card::Result<std::optional<ReviewItem>> get_review(Transaction& transaction, card::ReviewId id) {
  return guarded("read a review item", [&] { return read_item(transaction.connection(), id); });
}

card::Result<std::optional<card::ReviewId>> propose_merge(Transaction& transaction, card::ContactId a,
                                                          card::ContactId b, float score,
                                                          const std::vector<card::MatchReason>& reasons) {
  return guarded("propose a merge",
                 [&] { return open_merge_review(transaction.connection(), a, b, score, reasons); });
}

card::Result<void> decide_review(Transaction& transaction, card::ReviewId id, ReviewStatus decision,
                                 const std::string& actor) {
  const auto item = get_review(transaction, id);
  if (!item) return tl::unexpected(item.error());
  if (!*item || (*item)->status != ReviewStatus::open || decision == ReviewStatus::open)
    return card::fail(card::ErrorKind::wrong_use,
                      "review item " + std::to_string(id.value) + ": not open; `meishi review list` shows what is");
  return guarded("decide a review item", [&] { decide(transaction.connection(), **item, decision, actor); });
}

}  // namespace store
