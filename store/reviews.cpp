#include "store/reviews.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/change_rows.h"
#include "store/decision_rows.h"
#include "store/firm_rows.h"
#include "store/history.h"
#include "store/many_rows.h"
#include "store/matching.h"
#include "store/membership.h"
#include "store/moment.h"
#include "store/review_priority.h"
#include "store/review_rows.h"
#include "store/withdrawing.h"
#include "store/words.h"

namespace store {
namespace {

// The open contact that an id stands for now.
card::ContactId present(Connection& connection, card::ContactId contact) {
  card::ContactId id;
  Query query(connection, "SELECT coalesce(merged_into, id) FROM contact WHERE id = :id");
  query.use(contact.value).into(id.value);
  while (query.next()) {
  }
  return id;
}

struct KnownPair {
  card::ReviewId id;
  std::string status;
};

// Items between two contacts, whichever of their cards they name; open ones first, then the latest.
std::optional<KnownPair> find_pair(Connection& connection, card::ContactId a, card::ContactId b) {
  std::optional<KnownPair> best;
  for (const auto& [x, y] : {std::pair(a, b), std::pair(b, a)}) {
    KnownPair known;
    Query query(
        connection,
        "SELECT r.id, r.status FROM card c JOIN review_item r ON r.card_a = c.id JOIN card d ON d.id = r.card_b "
        "WHERE c.contact_id = :a AND d.contact_id = :b ORDER BY r.id");
    query.use(x.value).use(y.value).into(known.id.value).into(known.status);
    while (query.next())
      if (!best || best->status == "withdrawn" || known.status == "open") best = known;
  }
  return best;
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
              "SELECT r.id, r.kind, r.status, r.card_id, a.contact_id, b.contact_id, r.card_a, r.card_b, r.doubt, "
              "r.score, r.created_at, r.decided_at, r.decided_by FROM review_item r "
              "LEFT JOIN card a ON a.id = r.card_a LEFT JOIN card b ON b.id = r.card_b WHERE " +
                  std::string(condition) + " ORDER BY r.id LIMIT :limit");
  query.use(id.value).use(static_cast<std::int64_t>(limit));
  query.into(item.id.value).into(kind).into(state).into(item.card.value).into(item.contact_a.value);
  query.into(item.contact_b.value)
      .into(item.card_a.value)
      .into(item.card_b.value)
      .into(item.doubt)
      .into(score)
      .into(item.created_at)
      .into(item.decided_at)
      .into(item.decided_by);
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
  auto items = read_items(connection, "r.id = :id", id, 1);
  return items.empty() ? std::nullopt : std::optional(std::move(items.front()));
}

void answer(Connection& connection, const ReviewItem& item, ReviewStatus decision, const std::string& actor,
            ChangeId change) {
  connection.run(
      "UPDATE review_item SET status = :status, decided_at = :at, decided_by = :actor, change_id = :change "
      "WHERE id = :id",
      to_string(decision), now_utc(), nullable(actor), change.value, item.id.value);
  record(connection,
         {.actor = actor,
          .kind = decision == ReviewStatus::accepted ? EventKind::review_accepted : EventKind::review_rejected,
          .contact = item.kind == ReviewKind::merge ? item.contact_a : contact_of(connection, item.card),
          .other_contact = item.contact_b,
          .card = item.card,
          .review = item.id,
          .change = change.value});
}

void decide(Connection& connection, const ReviewItem& item, ReviewStatus decision, const std::string& actor) {
  const ChangeId change =
      add_change(connection, {.actor = actor, .kind = ChangeKind::review, .subject = item.id.value}).id;
  answer(connection, item, decision, actor, change);
  if (item.kind == ReviewKind::card) refresh_firm_keys(connection, item.card);
  if (item.kind != ReviewKind::merge || item.contact_a == item.contact_b) return;
  const auto [low, high] = std::minmax(item.contact_a, item.contact_b);
  if (decision == ReviewStatus::accepted)
    unite(connection, low, high, actor, change);
  else
    keep_apart(connection, cards_of(connection, low), cards_of(connection, high), change);
}

void insert_reasons(Connection& connection, card::ReviewId id, const std::vector<card::MatchReason>& reasons) {
  connection.run("DELETE FROM review_reason WHERE review_id = :id", id.value);
  for (std::size_t i = 0; i < reasons.size(); ++i)
    connection.run(
        "INSERT INTO review_reason (review_id, position, rule, weight) VALUES (:review, :position, :rule, :weight)",
        id.value, static_cast<std::int64_t>(i), reasons[i].rule, static_cast<double>(reasons[i].weight));
}

// A question that came and went keeps its number when it comes back.
void reopen(Connection& connection, card::ReviewId id, const ProposedPair& pair) {
  connection.run(
      "UPDATE review_item SET status = 'open', score = :score, doubt = :doubt, card_a = :a, card_b = :b, "
      "decided_at = NULL, priority = :priority WHERE id = :id",
      static_cast<double>(pair.score), nullable(pair.doubt), pair.a.value, pair.b.value, merge_priority(pair.score),
      id.value);
  insert_reasons(connection, id, pair.reasons);
}

tl::unexpected<card::Error> not_open(card::ReviewId id) {
  return card::fail(card::ErrorKind::wrong_use,
                    "review item " + std::to_string(id.value) + ": not open; `meishi review list` shows what is");
}

}  // namespace

card::ReviewId open_card_review(Connection& connection, card::CardId card, const std::vector<std::string>& doubtful) {
  card::ReviewId id;
  Query query(connection,
              "INSERT INTO review_item (kind, status, card_id, card_owner, card_group, created_at, priority) "
              "SELECT 'card', 'open', c.id, c.owner, c.group_name, :at, :priority FROM card c WHERE c.id = :card "
              "RETURNING id");
  query.use(now_utc()).use(card_priority(doubtful)).use(card.value).into(id.value);
  while (query.next()) {
  }
  record(connection,
         {.kind = EventKind::review_opened, .contact = contact_of(connection, card), .card = card, .review = id});
  return id;
}

void rank_card_review(Connection& connection, card::ReviewId id, const std::vector<std::string>& doubtful) {
  connection.run("UPDATE review_item SET priority = :priority WHERE id = :id", card_priority(doubtful), id.value);
}

std::optional<card::ReviewId> open_pair_review(Connection& connection, const ProposedPair& pair) {
  const card::ContactId a = contact_of(connection, pair.a), b = contact_of(connection, pair.b);
  if (a == b) return std::nullopt;
  if (const auto known = find_pair(connection, a, b)) {
    if (known->status != "withdrawn") return std::nullopt;
    reopen(connection, known->id, pair);
    return known->id;
  }
  card::ReviewId id;
  const auto [low, high] = std::minmax(pair.a, pair.b);
  Query query(connection,
              "INSERT INTO review_item (kind, status, card_a, card_b, contact_a, contact_b, score, doubt, created_at, "
              "priority) VALUES ('merge', 'open', :card_a, :card_b, :a, :b, :score, :doubt, :at, :priority) "
              "RETURNING id");
  query.use(low.value).use(high.value).use(contact_of(connection, low).value).use(contact_of(connection, high).value);
  query.use(static_cast<double>(pair.score)).use(nullable(pair.doubt)).use(now_utc());
  query.use(merge_priority(pair.score)).into(id.value);
  while (query.next()) {
  }
  insert_reasons(connection, id, pair.reasons);
  record(connection, {.kind = EventKind::review_opened, .contact = a, .other_contact = b, .review = id});
  return id;
}

std::optional<card::ReviewId> open_merge_review(Connection& connection, card::ContactId a, card::ContactId b,
                                                float score, const std::vector<card::MatchReason>& reasons) {
  const std::vector<card::CardId> of_a = cards_of(connection, present(connection, a));
  const std::vector<card::CardId> of_b = cards_of(connection, present(connection, b));
  if (of_a.empty() || of_b.empty()) return std::nullopt;
  return open_pair_review(connection,
                          {.a = of_a.front(), .b = of_b.front(), .score = score, .doubt = "score", .reasons = reasons});
}

// Withdrawn and not accepted: should the merge be undone, the question comes back.
void close_answered_reviews(Connection& connection, card::ContactId survivor) {
  connection.run(
      "UPDATE review_item SET status = 'withdrawn', decided_at = :at WHERE status = 'open' AND "
      "card_a IN (SELECT id FROM card WHERE contact_id = :a) AND card_b IN (SELECT id FROM card WHERE contact_id = :b)",
      now_utc(), survivor.value, survivor.value);
}

// A card whose reading was rejected waits for its correction.
std::set<std::int64_t> with_open_review(Connection& connection, const std::vector<std::int64_t>& contacts) {
  std::set<std::int64_t> found;
  select_in(
      connection, "SELECT DISTINCT c.contact_id FROM card c WHERE c.contact_id IN (",
      ") AND (EXISTS (SELECT 1 FROM review_item r WHERE r.card_id = c.id AND r.status IN ('open', 'rejected')) OR "
      "EXISTS (SELECT 1 FROM review_item a WHERE a.card_a = c.id AND a.status = 'open') OR "
      "EXISTS (SELECT 1 FROM review_item b WHERE b.card_b = c.id AND b.status = 'open'))",
      contacts, [&](Query& query) {
        std::int64_t contact = 0;
        query.into(contact);
        while (query.next()) found.insert(contact);
      });
  return found;
}

std::vector<card::ReviewId> settle_proposals(Connection& connection, const std::vector<card::CardId>& cards,
                                             const std::vector<ProposedPair>& pairs) {
  std::set<std::pair<std::int64_t, std::int64_t>> wanted;
  for (const ProposedPair& pair : pairs) {
    const std::int64_t a = contact_of(connection, pair.a).value, b = contact_of(connection, pair.b).value;
    wanted.insert({std::min(a, b), std::max(a, b)});
  }
  std::set<std::int64_t> stale;
  std::vector<std::int64_t> numbers;
  for (const card::CardId card : cards) numbers.push_back(card.value);
  for (const char* side : {"card_a", "card_b"})
    select_in(connection,
              std::string("SELECT r.id, a.contact_id, b.contact_id FROM review_item r JOIN card a ON a.id = r.card_a "
                          "JOIN card b ON b.id = r.card_b WHERE r.status = 'open' AND r.") +
                  side + " IN (",
              ")", numbers, [&](Query& query) {
                std::int64_t id = 0, a = 0, b = 0;
                query.into(id).into(a).into(b);
                while (query.next())
                  if (!wanted.contains(std::minmax(a, b))) stale.insert(id);
              });
  for (const std::int64_t id : stale)
    connection.run("UPDATE review_item SET status = 'withdrawn', decided_at = :at WHERE id = :id", now_utc(), id);
  std::vector<card::ReviewId> opened;
  for (const ProposedPair& pair : pairs)
    opened.push_back(open_pair_review(connection, pair).value_or(card::ReviewId()));
  return opened;
}

card::Result<std::vector<card::ReviewId>> write_proposals(Transaction& transaction,
                                                          const std::vector<card::CardId>& cards,
                                                          const std::vector<ProposedPair>& pairs) {
  return guarded("propose merges", [&] { return settle_proposals(transaction.connection(), cards, pairs); });
}

card::Result<std::vector<card::CardId>> cards_in_question(Transaction& transaction,
                                                          std::span<const card::CardId> cards) {
  return guarded("read the review queue", [&] {
    std::vector<std::int64_t> numbers;
    for (const card::CardId card : cards) numbers.push_back(card.value);
    std::set<card::CardId> found;
    for (const std::string side : {"card_a", "card_b"})
      select_in(transaction.connection(),
                "SELECT " + side + " FROM review_item WHERE status = 'open' AND " + side + " IN (", ")", numbers,
                [&](Query& query) {
                  card::CardId card;
                  query.into(card.value);
                  while (query.next()) found.insert(card);
                });
    return std::vector<card::CardId>(found.begin(), found.end());
  });
}

card::Result<std::int64_t> open_merge_reviews(Transaction& transaction, const std::string& batch) {
  return guarded("count the review queue", [&] {
    std::int64_t items = 0;
    Query query(transaction.connection(),
                "SELECT count(*) FROM review_item r JOIN card a ON a.id = r.card_a JOIN card b ON b.id = r.card_b "
                "WHERE r.status = 'open' AND r.kind = 'merge' AND (a.batch = :batch OR b.batch = :same)");
    query.use(batch).use(batch).into(items);
    while (query.next()) {
    }
    return items;
  });
}

card::Result<std::vector<ReviewItem>> open_reviews(Transaction& transaction, card::ReviewId after, std::size_t limit) {
  return guarded("read the review queue", [&] {
    return read_items(transaction.connection(), "r.status = 'open' AND r.id > :after", after, limit);
  });
}

card::Result<std::optional<ReviewItem>> get_review(Transaction& transaction, card::ReviewId id) {
  return guarded("read a review item", [&] { return read_item(transaction.connection(), id); });
}

card::Result<std::optional<card::ReviewId>> propose_merge(Transaction& transaction, card::ContactId a,
                                                          card::ContactId b, float score,
                                                          const std::vector<card::MatchReason>& reasons) {
  return guarded("propose a merge", [&] { return open_merge_review(transaction.connection(), a, b, score, reasons); });
}

card::Result<void> decide_review(Transaction& transaction, card::ReviewId id, ReviewStatus decision,
                                 const std::string& actor) {
  const auto item = get_review(transaction, id);
  if (!item) return tl::unexpected(item.error());
  if (!*item || (*item)->status != ReviewStatus::open || decision == ReviewStatus::open) return not_open(id);
  return guarded("decide a review item", [&] { decide(transaction.connection(), **item, decision, actor); });
}

card::Result<std::vector<card::CardId>> withdraw_reviewed(Transaction& transaction, card::ReviewId id,
                                                          const std::string& actor) {
  const auto item = get_review(transaction, id);
  if (!item) return tl::unexpected(item.error());
  if (!*item || (*item)->status != ReviewStatus::open || (*item)->kind != ReviewKind::card) return not_open(id);
  return guarded("withdraw what is no card", [&] {
    Connection& connection = transaction.connection();
    const ChangeId change =
        add_change(connection, {.actor = actor, .kind = ChangeKind::review, .subject = id.value}).id;
    answer(connection, **item, ReviewStatus::rejected, actor, change);
    return withdraw_cards(connection, {(*item)->card}, actor, change);
  });
}

}  // namespace store
