#include "store/columns.h"

namespace store {

std::vector<std::int64_t> column(Connection& connection, std::string_view sql, std::int64_t value,
                                 std::optional<std::int64_t> limit) {
  std::vector<std::int64_t> found;
  std::int64_t number = 0;
  Query query(connection, sql);
  query.use(value);
  if (limit) query.use(*limit);
  query.into(number);
  while (query.next()) found.push_back(number);
  return found;
}

std::vector<card::CardId> as_cards(const std::vector<std::int64_t>& numbers) {
  std::vector<card::CardId> cards;
  cards.reserve(numbers.size());
  for (const std::int64_t number : numbers) cards.push_back({number});
  return cards;
}

std::int64_t single(Connection& connection, std::string_view sql) {
  std::int64_t number = 0;
  Query query(connection, sql);
  query.into(number);
  while (query.next()) {
  }
  return number;
}

}  // namespace store
