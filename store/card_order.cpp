#include "store/card_order.h"

namespace store {

// The same words as in the migration that made the table.
void refresh_card_order(Connection& connection, std::int64_t first, std::int64_t last) {
  connection.run("DELETE FROM card_order WHERE card_id >= :first AND card_id <= :last", first, last);
  connection.run(
      "INSERT INTO card_order (card_id, reading, company, exchanged_on) SELECT c.id, "
      "lower(coalesce(max(CASE WHEN v.field = 'family_kana' THEN v.value END), "
      "max(CASE WHEN v.field = 'family_name' THEN v.value END), '')) || ' ' || "
      "lower(coalesce(max(CASE WHEN v.field = 'given_kana' THEN v.value END), "
      "max(CASE WHEN v.field = 'given_name' THEN v.value END), '')), "
      "lower(coalesce(max(CASE WHEN v.field = 'company_kana' THEN v.value END), "
      "max(CASE WHEN v.field = 'company' THEN v.value END), '')), coalesce(c.exchanged_on, '') "
      "FROM card c LEFT JOIN card_text_value v ON v.card_id = c.id AND v.version = c.version "
      "WHERE c.id >= :first AND c.id <= :last GROUP BY c.id",
      first, last);
}

}  // namespace store
