// Undoing a change: what it brought no longer holds, what it revoked holds again.

#include <algorithm>

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

void take_back_assertions(Connection& connection, ChangeId undone, ChangeId undo, TakenBack& result) {
  for (const char* side : {"card_a", "card_b"}) {
    const std::string select = std::string("SELECT ") + side + " FROM assertion WHERE ";
    add_cards(result.cards, numbers(connection, select + "change_id = :change", undone.value));
    add_cards(result.cards, numbers(connection, select + "revoked_by = :change", undone.value));
  }
  connection.run("UPDATE assertion SET revoked_by = NULL WHERE revoked_by = :change", undone.value);
  connection.run("UPDATE assertion SET revoked_by = :undo WHERE change_id = :change AND revoked_by IS NULL", undo.value,
                 undone.value);
}

void take_back_remarks(Connection& connection, ChangeId undone, ChangeId undo) {
  for (const char* of : {"change_id", "revoked_by"})
    connection.run(std::string("UPDATE contact SET revision = revision + 1 WHERE id IN (SELECT coalesce(c.merged_into, "
                               "c.id) FROM contact_remark r JOIN contact c ON c.id = r.contact_id WHERE r.") +
                       of + " = :change)",
                   undone.value);
  connection.run("UPDATE contact_remark SET revoked_by = NULL WHERE revoked_by = :change", undone.value);
  connection.run("UPDATE contact_remark SET revoked_by = :undo WHERE change_id = :change AND revoked_by IS NULL",
                 undo.value, undone.value);
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

/// The cards of a load that is undone. Their rows may be loaded again.
void withdraw_load(Connection& connection, ChangeId undone, ChangeId undo, TakenBack& result) {
  const auto loaded = numbers(connection,
                              "SELECT c.id FROM card c JOIN change b ON b.batch = c.batch WHERE b.id = :change AND "
                              "c.withdrawn_by IS NULL ORDER BY c.id",
                              undone.value);
  std::vector<card::CardId> cards;
  add_cards(cards, loaded);
  const auto concerned = withdraw_cards(connection, cards, "", undo);
  result.cards.insert(result.cards.end(), concerned.begin(), concerned.end());
  for (const std::int64_t card : loaded) connection.run("UPDATE card SET digest = NULL WHERE id = :card", card);
}

void bring_back(Connection& connection, ChangeId undone, TakenBack& result) {
  const auto cards = numbers(connection, "SELECT id FROM card WHERE withdrawn_by = :undo ORDER BY id", undone.value);
  for (const std::int64_t card : cards) {
    std::int64_t version = 0;
    Query query(connection, "SELECT version FROM card WHERE id = :card");
    query.use(card).into(version);
    while (query.next()) {
    }
    connection.run("UPDATE card SET withdrawn_by = NULL WHERE id = :card", card);
    const SearchEntry entry = search_entry(read_contact(connection, card, version), {});
    const CardSearch search{card, &entry};
    add_search_entries(connection, {&search, 1});
    refresh_firm_keys(connection, {card});
  }
  add_cards(result.cards, cards);
  add_cards(result.returned, cards);
}

}  // namespace

card::Result<TakenBack> take_back(Transaction& transaction, ChangeId undone, ChangeId undo) {
  return guarded("undo a change", [&] {
    Connection& connection = transaction.connection();
    TakenBack result;
    take_back_assertions(connection, undone, undo, result);
    take_back_remarks(connection, undone, undo);
    take_back_answers(connection, undone);
    take_back_corrections(connection, undone, undo, result);
    withdraw_load(connection, undone, undo, result);
    bring_back(connection, undone, result);
    // An undo that is undone: what it undid stands again.
    connection.run("UPDATE change SET undone_by = NULL WHERE undone_by = :change", undone.value);
    connection.run("UPDATE change SET undone_by = :undo WHERE id = :change", undo.value, undone.value);
    std::ranges::sort(result.cards);
    const auto repeated = std::ranges::unique(result.cards);
    result.cards.erase(repeated.begin(), repeated.end());
    return result;
  });
}

}  // namespace store
