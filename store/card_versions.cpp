#include "store/card_versions.h"

#include <string_view>
#include <vector>

#include "store/affiliation_rows.h"
#include "store/card_order.h"
#include "store/contact_rows.h"
#include "store/firm_rows.h"
#include "store/match_index.h"
#include "store/moment.h"
#include "store/search_index.h"

namespace store {
namespace {

// Corrections go back and forth: the highest version is not always the present one.
std::int64_t next_version(Connection& connection, card::CardId card) {
  std::int64_t version = 0;
  Query query(connection, "SELECT max(version) FROM card_version WHERE card_id = :card");
  query.use(card.value).into(version);
  while (query.next()) {
  }
  return version + 1;
}

// Everything that follows from a card's values; match keys are for the caller.
void show_version(Connection& connection, card::CardId card, std::int64_t version) {
  connection.run("UPDATE card SET version = :version WHERE id = :card", version, card.value);
  remove_match_keys(connection, card.value);
  const std::vector<std::string> readings = remove_search_keys(connection, card.value);
  const CardState state = card_state(connection, card);
  refresh_card_order(connection, card.value, card.value);
  if (state.withdrawn) return;  // nobody finds it; should it come back, the rest does as well
  const SearchEntry entry = search_entry(read_contact(connection, card.value, version), readings);
  const CardSearch search{card.value, &entry};
  add_search_entries(connection, {&search, 1});
  refresh_affiliations(connection, state.contact);
  refresh_firm_keys(connection, card);
  connection.run("UPDATE contact SET revision = revision + 1 WHERE id = :id", state.contact.value);
}

}  // namespace

CardState card_state(Connection& connection, card::CardId card) {
  CardState state;
  std::int64_t withdrawn_by = 0;
  Query query(connection, "SELECT contact_id, version, withdrawn_by FROM card WHERE id = :card");
  query.use(card.value).into(state.contact.value).into(state.version).into(withdrawn_by);
  while (query.next()) {
  }
  state.withdrawn = withdrawn_by != 0;
  if (state.version < 0) throw DatabaseFailure("there is no such card");
  return state;
}

Change add_version(Connection& connection, card::CardId card, const std::string& author, const card::Contact& contact,
                   const std::string& actor) {
  const std::int64_t before = card_state(connection, card).version, version = next_version(connection, card);
  Change change = add_change(connection, {.actor = actor, .kind = ChangeKind::correction, .subject = card.value});
  connection.run(
      "INSERT INTO card_version (card_id, version, author, created_at, change_id, replaces) "
      "VALUES (:card, :version, :author, :at, :change, :before)",
      card.value, version, nullable(author), now_utc(), change.id.value, before);
  const CardValues values{card.value, version, &contact};
  write_contacts(connection, {&values, 1});
  show_version(connection, card, version);
  return change;
}

void take_back_corrections(Connection& connection, ChangeId undone, ChangeId undo, TakenBack& result) {
  struct Correction {
    std::int64_t card = 0, version = 0, replaces = 0, present = 0;
    bool comes_back = false;
  };
  std::vector<Correction> corrections;
  for (const char* column : {"change_id", "undone_by"}) {
    Correction correction;
    Query query(connection, std::string("SELECT v.card_id, v.version, v.replaces, c.version FROM card_version v "
                                        "JOIN card c ON c.id = v.card_id WHERE v.") +
                                column + " = :change");
    query.use(undone.value).into(correction.card).into(correction.version).into(correction.replaces);
    query.into(correction.present);
    correction.comes_back = std::string_view(column) == "undone_by";
    while (query.next()) corrections.push_back(correction);
  }
  for (const Correction& correction : corrections) {
    const std::int64_t from = correction.comes_back ? correction.replaces : correction.version;
    const std::int64_t to = correction.comes_back ? correction.version : correction.replaces;
    if (correction.present != from) {
      result.conflicts.push_back("card " + std::to_string(correction.card) + " was corrected again later");
      continue;
    }
    show_version(connection, {correction.card}, to);
    connection.run("UPDATE card_version SET undone_by = :undo WHERE card_id = :card AND version = :version",
                   nullable_number(correction.comes_back ? 0 : undo.value), correction.card, correction.version);
    result.cards.push_back({correction.card});
    result.returned.push_back({correction.card});
  }
}

}  // namespace store
