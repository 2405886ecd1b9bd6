#include "store/withdrawing.h"

#include <algorithm>
#include <set>

#include "store/affiliation_rows.h"
#include "store/contact_rows.h"
#include "store/firm_rows.h"
#include "store/history.h"
#include "store/match_index.h"
#include "store/membership.h"
#include "store/moment.h"
#include "store/search_index.h"

namespace store {
namespace {

card::ContactId create_withdrawn(Connection& connection) {
  card::ContactId id;
  Query query(connection, "INSERT INTO contact (created_at, withdrawn) VALUES (:at, 1) RETURNING id");
  query.use(now_utc()).into(id.value);
  while (query.next()) {
  }
  return id;
}

/// Whoever shares the component may have been held together by the card.
void add_component(Connection& connection, card::CardId card, std::set<card::CardId>& concerned) {
  card::CardId other;
  Query query(connection,
              "SELECT o.id FROM card c JOIN card o ON o.component = c.component WHERE c.id = :card AND "
              "o.withdrawn_by IS NULL");
  query.use(card.value).into(other.value);
  while (query.next()) concerned.insert(other);
}

/// Nobody can be asked about a card that is not there; should it come back, the question does as well.
void withdraw_pairs(Connection& connection, card::CardId card) {
  for (const char* side : {"card_a", "card_b"})
    connection.run(
        std::string("UPDATE review_item SET status = 'withdrawn', decided_at = :at WHERE status = 'open' AND ") + side +
            " = :card",
        now_utc(), card.value);
}

void leave(Connection& connection, card::ContactId contact, card::ContactId nowhere) {
  connection.run("UPDATE contact SET revision = revision + 1 WHERE id = :id", contact.value);
  if (cards_of(connection, contact).empty())
    close_if_empty(connection, contact, nowhere);
  else
    refresh_affiliations(connection, contact);
}

}  // namespace

std::vector<card::CardId> withdraw_cards(Connection& connection, const std::vector<card::CardId>& cards,
                                         const std::string& actor, ChangeId by) {
  if (cards.empty()) return {};
  const card::ContactId nowhere = create_withdrawn(connection);
  std::set<card::ContactId> left;
  std::set<card::CardId> concerned;
  for (const card::CardId card : cards) {
    const card::ContactId contact = contact_of(connection, card);
    left.insert(contact);
    add_component(connection, card, concerned);
    remove_match_keys(connection, card.value);
    remove_search_keys(connection, card.value);
    remove_firm_keys(connection, card);
    connection.run("UPDATE card SET withdrawn_by = :by, contact_id = :nowhere WHERE id = :card", by.value,
                   nowhere.value, card.value);
    record(connection, {.actor = actor,
                        .kind = EventKind::card_withdrawn,
                        .contact = nowhere,
                        .other_contact = contact,
                        .card = card,
                        .change = by.value});
    connection.run(
        "UPDATE review_item SET status = 'withdrawn', change_id = :by WHERE card_id = :card AND status = 'open'",
        by.value, card.value);
    withdraw_pairs(connection, card);
  }
  for (const card::CardId card : cards) concerned.erase(card);
  for (const card::ContactId contact : left) leave(connection, contact, nowhere);
  return {concerned.begin(), concerned.end()};
}

}  // namespace store
