#include "store/changes.h"

#include <algorithm>
#include <array>

#include "store/change_rows.h"
#include "store/connection.h"
#include "store/many_rows.h"
#include "store/moment.h"

namespace store {
namespace {

constexpr std::array kKindNames = {"merge", "split", "review", "correction", "remark", "load", "rebuild", "undo"};

ChangeKind parse_kind(const std::string& word) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i)
    if (word == kKindNames[i]) return static_cast<ChangeKind>(i);
  throw DatabaseFailure("a change of a kind that this program does not know");
}

/// `rest` follows FROM change and binds one value; absent: none.
template <class Value>
std::vector<Change> read(Connection& connection, const std::string& rest, const Value& value, std::size_t limit) {
  std::vector<Change> found;
  Change change;
  std::string kind;
  Query query(connection,
              "SELECT id, at, actor, kind, batch, subject, undone_by FROM change " + rest + " LIMIT :limit");
  query.use(value).use(static_cast<std::int64_t>(limit));
  query.into(change.id.value).into(change.at).into(change.actor).into(kind).into(change.batch).into(change.subject);
  query.into(change.undone_by.value);
  while (query.next()) {
    change.kind = parse_kind(kind);
    found.push_back(change);
  }
  return found;
}

std::optional<Change> first(std::vector<Change> found) {
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

// Most books, and every book while it is loaded first, have none: asking for each component's costs more than this.
bool has_assertions(Connection& connection) {
  std::int64_t id = 0;
  Query query(connection, "SELECT max(id) FROM assertion");
  query.into(id);
  while (query.next()) {
  }
  return id != 0;
}

std::vector<Assertion> read_assertions(Connection& connection, const std::vector<card::CardId>& cards) {
  std::vector<Assertion> found;
  if (!has_assertions(connection)) return found;
  std::vector<std::int64_t> numbers;
  for (const card::CardId card : cards) numbers.push_back(card.value);
  for (const char* side : {"card_a", "card_b"})
    select_in(connection,
              std::string("SELECT id, judgement, card_a, card_b, change_id FROM assertion WHERE revoked_by IS NULL "
                          "AND ") +
                  side + " IN (",
              ")", numbers, [&](Query& query) {
                Assertion assertion;
                std::string judgement;
                query.into(assertion.id).into(judgement).into(assertion.a.value).into(assertion.b.value);
                query.into(assertion.change.value);
                while (query.next()) {
                  assertion.judgement = judgement == "same" ? Judgement::same : Judgement::different;
                  found.push_back(assertion);
                }
              });
  return found;
}

}  // namespace

const char* to_string(ChangeKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Change add_change(Connection& connection, Change change) {
  change.at = now_utc();
  Query query(connection,
              "INSERT INTO change (at, actor, kind, batch, subject) VALUES (:at, :actor, :kind, :batch, :subject) "
              "RETURNING id");
  query.use(change.at)
      .use(nullable(change.actor))
      .use(to_string(change.kind))
      .use(nullable(change.batch))
      .use(nullable_number(change.subject));
  query.into(change.id.value);
  while (query.next()) {
  }
  if (change.kind == ChangeKind::load && change.batch.empty()) {
    change.batch = "load-" + std::to_string(change.id.value);
    connection.run("UPDATE change SET batch = :batch WHERE id = :id", change.batch, change.id.value);
  }
  return change;
}

std::optional<Change> read_change(Connection& connection, ChangeId id) {
  return first(read(connection, "WHERE id = :id", id.value, 1));
}

void add_assertion(Connection& connection, ChangeId change, Judgement judgement, card::CardId a, card::CardId b) {
  const auto [low, high] = std::minmax(a, b);
  connection.run("INSERT INTO assertion (judgement, card_a, card_b, change_id) VALUES (:judgement, :a, :b, :change)",
                 judgement == Judgement::same ? "same" : "different", low.value, high.value, change.value);
}

std::vector<Assertion> standing_assertions(Connection& connection, const std::vector<card::CardId>& cards) {
  std::vector<Assertion> found = read_assertions(connection, cards);
  std::ranges::sort(found, {}, &Assertion::id);
  const auto repeated = std::ranges::unique(found, {}, &Assertion::id);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

card::Result<Change> record_change(Transaction& transaction, Change change) {
  return guarded("note a change", [&] { return add_change(transaction.connection(), std::move(change)); });
}

card::Result<std::optional<Change>> get_change(Transaction& transaction, ChangeId id) {
  return guarded("read a change", [&] { return read_change(transaction.connection(), id); });
}

card::Result<std::optional<Change>> find_batch(Transaction& transaction, const std::string& batch) {
  return guarded("look for a batch",
                 [&] { return first(read(transaction.connection(), "WHERE batch = :batch", batch, 1)); });
}

card::Result<std::optional<Change>> last_change(Transaction& transaction) {
  return guarded("look for the last change", [&] {
    return first(read(transaction.connection(),
                      "WHERE undone_by IS NULL AND kind NOT IN ('undo', 'rebuild') AND id > :none ORDER BY id DESC",
                      std::int64_t{0}, 1));
  });
}

card::Result<std::vector<Change>> changes(Transaction& transaction, std::size_t limit) {
  return guarded("read the changes", [&] {
    return read(transaction.connection(), "WHERE id > :none ORDER BY id DESC", std::int64_t{0}, limit);
  });
}

card::Result<std::vector<Assertion>> assertions_of(Transaction& transaction, const std::vector<card::CardId>& cards) {
  return guarded("read decisions", [&] { return standing_assertions(transaction.connection(), cards); });
}

}  // namespace store
