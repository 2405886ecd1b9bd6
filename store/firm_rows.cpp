#include "store/firm_rows.h"

#include <optional>

#include "store/contact_rows.h"
#include "store/known_firms.h"
#include "store/match_index.h"

namespace store {
namespace {

// An answer counts for the values that were there when it was given: a later reading is confirmed by nobody.
std::optional<std::int64_t> confirmed_version(Connection& connection, card::CardId card) {
  std::optional<std::int64_t> version;
  Query query(connection,
              "SELECT c.version FROM card c JOIN card_version v ON v.card_id = c.id AND v.version = c.version "
              "WHERE c.id = :card AND c.withdrawn_by IS NULL AND (v.author IS NOT NULL OR EXISTS ("
              "SELECT 1 FROM review_item r JOIN change h ON h.id = r.change_id WHERE r.card_id = c.id AND "
              "r.status = 'accepted' AND h.kind = 'review' AND h.id > coalesce(v.change_id, 0)))");
  query.use(card.value).into(version);
  while (query.next()) {
  }
  return version;
}

}  // namespace

void remove_firm_keys(Connection& connection, card::CardId card) {
  connection.run("DELETE FROM firm_key WHERE card_id = :card", card.value);
}

void refresh_firm_keys(Connection& connection, card::CardId card) {
  remove_firm_keys(connection, card);
  const auto version = confirmed_version(connection, card);
  if (!version) return;
  for (const std::int64_t hash : hashes_of(firm_keys(read_contact(connection, card.value, *version))))
    connection.run("INSERT INTO firm_key (hash, card_id) VALUES (:hash, :card)", hash, card.value);
}

}  // namespace store
