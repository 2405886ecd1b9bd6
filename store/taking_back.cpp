// Undoing a change: what it brought no longer holds, what it revoked holds again.

#include <algorithm>
#include <set>

#include "store/affiliation_rows.h"
#include "store/assertion_rows.h"
#include "store/card_versions.h"
#include "store/change_rows.h"
#include "store/contact_rows.h"
#include "store/firm_rows.h"
#include "store/search_index.h"
#include "store/withdrawing.h"

namespace store {
namespace {

/// The only column of the rows that `sql` gives for one value.
std::vector<std::int64_t> numbers(Connection& connection, const std::string& sql, std::int64_t value) {
  std::vector<std::int64_t> found;
  std::int64_t number = 0;
  Query query(connection, sql);
  query.use(value).into(number);
  while (query.next()) found.push_back(number);
  return found;
}

void add_cards(std::vector<card::CardId>& cards, const std::vector<std::int64_t>& numbers) {
  for (const std::int64_t number : numbers) cards.push_back({number});
}

/// The cards that the change, which stands or not by now, said something of; what holds of them is weighed anew.
void weigh_again(Connection& connection, ChangeId change, TakenBack& result) {
  std::vector<card::CardId> cards;
  for (const char* side : {"card_a", "card_b"})
    add_cards(cards, numbers(connection, std::string("SELECT ") + side + " FROM assertion WHERE change_id = :change",
                             change.value));
  const std::vector<card::CardId> weighed = weigh_assertions(connection, cards);
  result.cards.insert(result.cards.end(), weighed.begin(), weighed.end());
}

void take_back_remarks(Connection& connection, ChangeId undone, ChangeId undo) {
  std::set<card::ContactId> contacts;
  for (const char* of : {"change_id", "revoked_by"})
    for (const std::int64_t contact :
         numbers(connection,
                 std::string("SELECT coalesce(c.merged_into, c.id) FROM contact_remark r JOIN contact c ON c.id = "
                             "r.contact_id WHERE r.") +
                     of + " = :change",
                 undone.value))
      contacts.insert({contact});
  connection.run("UPDATE contact_remark SET revoked_by = NULL WHERE revoked_by = :change", undone.value);
  connection.run("UPDATE contact_remark SET revoked_by = :undo WHERE change_id = :change AND revoked_by IS NULL",
                 undo.value, undone.value);
  for (const card::ContactId contact : contacts) {
    connection.run("UPDATE contact SET revision = revision + 1 WHERE id = :contact", contact.value);
    refresh_affiliations(connection, contact);
  }
}

void take_back_answers(Connection& connection, ChangeId undone) {
  const auto cards = numbers(
      connection, "SELECT card_id FROM review_item WHERE change_id = :change AND card_id IS NOT NULL", undone.value);
  connection.run(
      "UPDATE review_item SET status = 'open', decided_at = NULL, decided_by = NULL, change_id = NULL "
      "WHERE change_id = :change",
      undone.value);
  for (const std::int64_t card : cards) refresh_firm_keys(connection, {card});
}

// The row may have been loaded again in the meantime: then this card keeps what it has.
void turn_digest(Connection& connection, std::int64_t card, std::string_view when) {
  connection.run("UPDATE card SET digest = -digest WHERE id = :card AND " + std::string(when) +
                     " AND NOT EXISTS (SELECT 1 FROM card o "
                     "WHERE o.digest = -card.digest)",
                 card);
}

void answer_again(Connection& connection, const Change& change) {
  struct Answer {
    std::int64_t item = 0;
    std::string kind = {}, at = {}, actor = {};
  };
  std::vector<Answer> answers;
  Answer answer;
  Query query(connection,
              "SELECT review_id, kind, at, actor FROM history_event WHERE change_id = :change AND kind IN "
              "('review_accepted', 'review_rejected') ORDER BY id");
  query.use(change.id.value).into(answer.item).into(answer.kind).into(answer.at).into(answer.actor);
  while (query.next()) answers.push_back(answer);
  for (const Answer& each : answers)
    connection.run(
        "UPDATE review_item SET status = :status, decided_at = :at, decided_by = :actor, change_id = :change "
        "WHERE id = :item AND status IN ('open', 'withdrawn')",
        each.kind == "review_accepted" ? "accepted" : "rejected", each.at, nullable(each.actor), change.id.value,
        each.item);
  if (change.kind == ChangeKind::correction)
    connection.run(
        "UPDATE review_item SET status = 'accepted', decided_at = :at, decided_by = :actor, change_id = :change "
        "WHERE card_id = :card AND status = 'open'",
        change.at, nullable(change.actor), change.id.value, change.subject);
}

/// What a change of its own had taken out of the book, an answer for one.
void withdraw_again(Connection& connection, ChangeId change, TakenBack& result) {
  std::vector<card::CardId> cards;
  add_cards(cards, numbers(connection,
                           "SELECT h.card_id FROM history_event h JOIN card c ON c.id = h.card_id WHERE h.change_id = "
                           ":change AND h.kind = 'card_withdrawn' AND c.withdrawn_by IS NULL ORDER BY h.card_id",
                           change.value));
  const auto concerned = withdraw_cards(connection, cards, "", change);
  result.cards.insert(result.cards.end(), concerned.begin(), concerned.end());
}

/// The cards of a load that is undone. Their rows may be loaded again: digests below zero are of withdrawn cards.
void withdraw_load(Connection& connection, ChangeId undone, ChangeId undo, TakenBack& result) {
  const auto loaded = numbers(connection,
                              "SELECT c.id FROM card c JOIN change b ON b.batch = c.batch WHERE b.id = :change AND "
                              "c.withdrawn_by IS NULL ORDER BY c.id",
                              undone.value);
  std::vector<card::CardId> cards;
  add_cards(cards, loaded);
  const auto concerned = withdraw_cards(connection, cards, "", undo);
  result.cards.insert(result.cards.end(), concerned.begin(), concerned.end());
  for (const std::int64_t card : loaded) turn_digest(connection, card, "digest > 0");
}

void bring_back(Connection& connection, ChangeId undone, TakenBack& result) {
  const auto cards = numbers(connection, "SELECT id FROM card WHERE withdrawn_by = :by ORDER BY id", undone.value);
  for (const std::int64_t card : cards) {
    std::int64_t version = 0;
    Query query(connection, "SELECT version FROM card WHERE id = :card");
    query.use(card).into(version);
    while (query.next()) {
    }
    connection.run("UPDATE card SET withdrawn_by = NULL WHERE id = :card", card);
    turn_digest(connection, card, "digest < 0");
    const SearchEntry entry = search_entry(read_contact(connection, card, version), {});
    const CardSearch search{card, &entry};
    add_search_entries(connection, {&search, 1});
    refresh_firm_keys(connection, {card});
  }
  add_cards(result.cards, cards);
  add_cards(result.returned, cards);
}

/// What `undone` had undone stands again; an undo that had brought `undone` back is of no effect any more.
void mark(Connection& connection, ChangeId undone, ChangeId undo) {
  connection.run("UPDATE assertion SET revoked_by = :undo WHERE change_id = :change", undo.value, undone.value);
  connection.run("UPDATE change SET undone_by = NULL WHERE undone_by = :change", undone.value);
  connection.run(
      "UPDATE change SET undone_by = :undo WHERE kind = 'undo' AND undone_by IS NULL AND subject IN "
      "(SELECT id FROM change WHERE kind = 'undo' AND subject = :change)",
      undo.value, undone.value);
  connection.run("UPDATE change SET undone_by = :undo WHERE id = :change", undo.value, undone.value);
}

/// The change stands again.
void give_back(Connection& connection, ChangeId id, TakenBack& result) {
  const std::optional<Change> change = read_change(connection, id);
  if (!change) return;
  weigh_again(connection, id, result);
  answer_again(connection, *change);
  withdraw_again(connection, id, result);
}

}  // namespace

card::Result<TakenBack> take_back(Transaction& transaction, ChangeId undone, ChangeId undo) {
  return guarded("undo a change", [&] {
    Connection& connection = transaction.connection();
    TakenBack result;
    const auto returning =
        numbers(connection, "SELECT id FROM change WHERE undone_by = :undo AND kind <> 'undo'", undone.value);
    mark(connection, undone, undo);
    weigh_again(connection, undone, result);
    take_back_remarks(connection, undone, undo);
    take_back_answers(connection, undone);
    take_back_corrections(connection, undone, undo, result);
    withdraw_load(connection, undone, undo, result);
    bring_back(connection, undone, result);
    for (const std::int64_t change : returning) give_back(connection, {change}, result);
    std::ranges::sort(result.cards);
    const auto repeated = std::ranges::unique(result.cards);
    result.cards.erase(repeated.begin(), repeated.end());
    return result;
  });
}

}  // namespace store
