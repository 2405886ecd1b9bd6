#include <algorithm>

#include "store/columns.h"
#include "store/connection.h"
#include "store/many_rows.h"
#include "store/matching.h"
#include "store/membership.h"
#include "store/waiting_rows.h"

namespace store {

card::Result<std::vector<card::CardId>> cards_of_components(Transaction& transaction,
                                                            std::span<const std::int64_t> components) {
  return guarded("read components", [&] {
    std::vector<card::CardId> found;
    select_in(transaction.connection(), "SELECT id FROM card WHERE withdrawn_by IS NULL AND component IN (", ")",
              components, [&](Query& query) {
                card::CardId card;
                query.into(card.value);
                while (query.next()) found.push_back(card);
              });
    std::ranges::sort(found);
    return found;
  });
}

card::Result<std::vector<ComponentCard>> component_rows(Transaction& transaction,
                                                        std::span<const std::int64_t> components) {
  return guarded("read components", [&] {
    std::vector<ComponentCard> found;
    select_in(transaction.connection(),
              "SELECT c.component, c.id, c.contact_id, c.born_in, t.withdrawn FROM card c "
              "JOIN contact t ON t.id = c.contact_id WHERE c.withdrawn_by IS NULL AND c.component IN (",
              ")", components, [&](Query& query) {
                ComponentCard row;
                std::int64_t withdrawn = 0;
                query.into(row.component).into(row.card.value).into(row.contact.value).into(row.born_in.value);
                query.into(withdrawn);
                while (query.next()) {
                  row.withdrawn = withdrawn != 0;
                  found.push_back(row);
                }
              });
    std::ranges::sort(found, {}, [](const ComponentCard& row) { return std::pair(row.component, row.card); });
    return found;
  });
}

card::Result<std::int64_t> component_of(Transaction& transaction, card::CardId card) {
  return guarded("read a component", [&] {
    const auto found = column(transaction.connection(), "SELECT component FROM card WHERE id = :card", card.value);
    return found.empty() ? std::int64_t{0} : found.front();
  });
}

card::Result<std::vector<std::int64_t>> components_beside(Transaction& transaction, std::int64_t component) {
  return guarded("read components", [&] {
    return column(transaction.connection(),
                  "SELECT DISTINCT o.component FROM card c JOIN card o ON o.contact_id = c.contact_id "
                  "WHERE c.component = :component AND c.withdrawn_by IS NULL AND o.withdrawn_by IS NULL ORDER BY 1",
                  component);
  });
}

card::Result<std::vector<std::int64_t>> components_after(Transaction& transaction, std::int64_t after,
                                                         std::size_t limit) {
  return guarded("read components", [&] {
    return column(transaction.connection(),
                  "SELECT DISTINCT component FROM card WHERE component > :after AND withdrawn_by IS NULL "
                  "ORDER BY component LIMIT :limit",
                  after, static_cast<std::int64_t>(limit));
  });
}

card::Result<void> join_component(Transaction& transaction, std::int64_t from, std::int64_t into) {
  return guarded("join components", [&] {
    transaction.connection().run("UPDATE card SET component = :into WHERE component = :from", into, from);
  });
}

card::Result<void> join_asserted_components(Transaction& transaction) {
  return guarded("join components", [&] {
    Connection& connection = transaction.connection();
    std::vector<std::pair<card::CardId, card::CardId>> pairs;
    card::CardId a, b;
    Query query(connection, "SELECT card_a, card_b FROM assertion WHERE judgement = 'same' AND revoked_by IS NULL");
    query.into(a.value).into(b.value);
    while (query.next()) pairs.emplace_back(a, b);
    for (const auto& [first, second] : pairs) join_components(connection, {first, second});
  });
}

card::Result<void> forget_components(Transaction& transaction) {
  return guarded("forget the components", [&] {
    write_waiting_rows(transaction.connection());
    transaction.connection().execute("UPDATE card SET component = id");
    transaction.connection().execute("DELETE FROM match_key");
    transaction.connection().execute("DELETE FROM match_form");
  });
}

card::Result<std::vector<std::int64_t>> shared_components_after(Transaction& transaction, std::int64_t after,
                                                                std::size_t limit) {
  return guarded("read components", [&] {
    return column(transaction.connection(),
                  "SELECT component FROM card WHERE component > :after AND withdrawn_by IS NULL "
                  "GROUP BY component HAVING count(*) > 1 ORDER BY component LIMIT :limit",
                  after, static_cast<std::int64_t>(limit));
  });
}

card::Result<std::vector<CardComponent>> shared_component_cards(Transaction& transaction, std::int64_t after,
                                                                std::size_t limit) {
  const auto shared = shared_components_after(transaction, after, limit);
  if (!shared) return tl::unexpected(shared.error());
  return guarded("read components", [&] {
    std::vector<CardComponent> found;
    if (shared->empty()) return found;
    CardComponent row;
    Query query(transaction.connection(),
                "SELECT id, component FROM card WHERE component >= :first AND component <= :last AND "
                "withdrawn_by IS NULL ORDER BY component, id");
    query.use(shared->front()).use(shared->back()).into(row.card.value).into(row.component);
    while (query.next())
      if (std::ranges::binary_search(*shared, row.component)) found.push_back(row);
    return found;
  });
}

card::Result<void> set_component(Transaction& transaction, std::span<const card::CardId> cards,
                                 std::int64_t component) {
  return guarded("store a component", [&] {
    for (const card::CardId card : cards)
      transaction.connection().run("UPDATE card SET component = :component WHERE id = :card", component, card.value);
  });
}

}  // namespace store
