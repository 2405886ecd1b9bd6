#include "store/card_order.h"

#include <string>

namespace store {

// A half of the name stands by its printed reading, else by the likely one of the name that was read, else as written.
void refresh_card_order(Connection& connection, std::int64_t first, std::int64_t last) {
  connection.run("DELETE FROM card_order WHERE card_id >= :first AND card_id <= :last", first, last);
  const auto half = [](const std::string& name) {
    const auto value = [](const std::string& field) {
      return "max(CASE WHEN v.field = '" + field + "' THEN v.value END)";
    };
    return "lower(coalesce(" + value(name + "_kana") + ", CASE WHEN c.version = 0 OR " + value(name + "_name") +
           " = (SELECT r.value FROM card_text_value r WHERE r.card_id = c.id AND r.version = 0 AND r.field = '" + name +
           "_name' AND r.position = 0) THEN max(n." + name + "_kana) END, " + value(name + "_name") + ", ''))";
  };
  connection.run("INSERT INTO card_order (card_id, reading, company, exchanged_on) SELECT c.id, " + half("family") +
                     " || ' ' || " + half("given") +
                     ", lower(coalesce(max(CASE WHEN v.field = 'company_kana' THEN v.value END), "
                     "max(CASE WHEN v.field = 'company' THEN v.value END), '')), coalesce(c.exchanged_on, '') "
                     "FROM card c LEFT JOIN card_text_value v ON v.card_id = c.id AND v.version = c.version "
                     "LEFT JOIN likely_name n ON n.card_id = c.id "
                     "WHERE c.id >= :first AND c.id <= :last GROUP BY c.id",
                 first, last);
}

}  // namespace store
