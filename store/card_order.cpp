#include "store/card_order.h"

#include <string>
#include <string_view>

#include "store/many_rows.h"

namespace store {
namespace {

std::string_view first_of(std::string_view printed, std::string_view likely, std::string_view name) {
  if (!printed.empty()) return printed;
  return likely.empty() ? name : likely;
}

std::string reading_of(const NewCard& card) {
  const card::Contact& contact = card.reading.contact;
  std::string reading(first_of(contact.family_kana, card.likely_family_kana, contact.family_name));
  reading += ' ';
  return reading.append(first_of(contact.given_kana, card.likely_given_kana, contact.given_name));
}

}  // namespace

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

void write_card_orders(Connection& connection, std::span<const PlacedCard> cards) {
  constexpr Column kColumns[] = {{}, {"lower"}, {"lower"}, {}};
  insert_rows<PlacedCard>(connection, "card_order (card_id, reading, company, exchanged_on)", kColumns, cards,
                          [](Query& query, const PlacedCard& placed) {
                            const NewCard& card = *placed.card;
                            const card::Contact& contact = card.reading.contact;
                            const auto& date = card.provenance.exchanged_on;
                            query.use(placed.id.value).use(reading_of(card));
                            query.use(first_of(contact.company_kana, {}, contact.company));
                            query.use(date ? to_string(*date) : std::string());
                          });
}

}  // namespace store
