#include <algorithm>

#include "store/columns.h"
#include "store/connection.h"
#include "store/contact_rows.h"
#include "store/match_index.h"
#include "store/matching.h"

namespace store {
namespace {

std::vector<card::FieldConfidence> read_confidence(Connection& connection, std::int64_t card) {
  std::vector<card::FieldConfidence> found;
  std::string path;
  double confidence = 0;
  Query query(connection,
              "SELECT path, confidence FROM card_evidence WHERE card_id = :card AND confidence IS NOT NULL "
              "ORDER BY position");
  query.use(card).into(path).into(confidence);
  while (query.next()) found.push_back({path, static_cast<float>(confidence)});
  return found;
}

std::optional<MatchCard> read_match_card(Connection& connection, card::CardId id) {
  MatchCard card;
  std::int64_t version = 0;
  std::string exchanged_on, engine;
  Query query(connection,
              "SELECT id, contact_id, born_in, component, version, exchanged_on, engine FROM card WHERE id = :card "
              "AND withdrawn_by IS NULL");
  query.use(id.value).into(card.id.value).into(card.contact.value).into(card.born_in.value).into(card.component);
  query.into(version).into(exchanged_on).into(engine);
  while (query.next()) {
  }
  if (card.id.value == 0) return std::nullopt;
  card.exchanged_on = parse_date(exchanged_on);
  card.values = read_contact(connection, id.value, version);
  if (version == 0 && !engine.empty()) card.confidence = read_confidence(connection, id.value);
  card.keys = column(connection, "SELECT hash FROM match_key WHERE card_id = :card ORDER BY hash", id.value);
  return card;
}

}  // namespace

card::Result<std::vector<card::CardId>> holders(Transaction& transaction, std::int64_t key, std::size_t limit) {
  return guarded("look for cards with a key", [&] {
    return as_cards(column(transaction.connection(),
                           "SELECT card_id FROM match_key WHERE hash = :hash ORDER BY card_id LIMIT :limit", key,
                           static_cast<std::int64_t>(limit)));
  });
}

card::Result<std::vector<MatchCard>> match_cards(Transaction& transaction, std::span<const card::CardId> ids) {
  return guarded("read cards for matching", [&] {
    std::vector<MatchCard> cards;
    for (const card::CardId id : ids)
      if (auto card = read_match_card(transaction.connection(), id)) cards.push_back(std::move(*card));
    return cards;
  });
}

card::Result<std::vector<card::CardId>> contact_cards(Transaction& transaction, card::ContactId contact) {
  return guarded("read the cards of a contact", [&] {
    return as_cards(
        column(transaction.connection(), "SELECT id FROM card WHERE contact_id = :contact ORDER BY id", contact.value));
  });
}

card::Result<card::ContactId> birth_of(Transaction& transaction, card::CardId card) {
  return guarded("read a card", [&] {
    const auto found = column(transaction.connection(), "SELECT born_in FROM card WHERE id = :card", card.value);
    return card::ContactId{found.empty() ? 0 : found.front()};
  });
}

card::Result<std::vector<card::CardId>> cards_after(Transaction& transaction, card::CardId after, std::size_t limit) {
  return guarded("read the cards", [&] {
    return as_cards(column(transaction.connection(),
                           "SELECT id FROM card WHERE id > :after AND withdrawn_by IS NULL ORDER BY id LIMIT :limit",
                           after.value, static_cast<std::int64_t>(limit)));
  });
}

card::Result<std::int64_t> count_cards(Transaction& transaction) {
  return guarded("count the cards", [&] {
    Connection& connection = transaction.connection();
    return single(connection, "SELECT coalesce(max(id), 0) FROM card") -
           single(connection, "SELECT count(*) FROM card WHERE withdrawn_by IS NOT NULL");
  });
}

card::Result<card::CardId> next_card_id(Transaction& transaction) {
  return guarded("number a card", [&] {
    return card::CardId{single(transaction.connection(), "SELECT coalesce(max(id), 0) + 1 FROM card")};
  });
}

card::Result<std::optional<StoredCard>> find_digest(Transaction& transaction, std::int64_t digest) {
  return guarded("look for a known row", [&]() -> std::optional<StoredCard> {
    StoredCard stored;
    Query query(transaction.connection(), "SELECT contact_id, id FROM card WHERE digest = :digest");
    query.use(digest).into(stored.contact.value).into(stored.card.value);
    while (query.next()) {
    }
    return stored.card.value != 0 ? std::optional(stored) : std::nullopt;
  });
}

card::Result<std::vector<std::int64_t>> retired_keys(Transaction& transaction) {
  return guarded("read the retired keys", [&] {
    return column(transaction.connection(), "SELECT hash FROM retired_key WHERE hash >= :first", 0);
  });
}

card::Result<std::int64_t> count_retired_keys(Transaction& transaction) {
  return guarded("count the retired keys",
                 [&] { return single(transaction.connection(), "SELECT count(*) FROM retired_key"); });
}

card::Result<void> retire_key(Transaction& transaction, std::int64_t key) {
  return guarded("retire a key", [&] {
    transaction.connection().run("INSERT INTO retired_key (hash) VALUES (:hash)", key);
    transaction.connection().run("DELETE FROM match_key WHERE hash = :hash", key);
  });
}

card::Result<void> forget_retired_keys(Transaction& transaction) {
  return guarded("forget the retired keys", [&] { transaction.connection().execute("DELETE FROM retired_key"); });
}

card::Result<void> set_match_keys(Transaction& transaction, card::CardId card, std::span<const std::int64_t> keys) {
  return guarded("store the keys of a card", [&] {
    Connection& connection = transaction.connection();
    remove_match_keys(connection, card.value);
    for (const std::int64_t key : keys)
      connection.run("INSERT INTO match_key (hash, card_id) VALUES (:hash, :card)", key, card.value);
  });
}

card::Result<std::string> matching_state(Transaction& transaction, const std::string& name) {
  return guarded("read the state of matching", [&] {
    std::string value;
    Query query(transaction.connection(), "SELECT value FROM matching_state WHERE name = :name");
    query.use(name).into(value);
    while (query.next()) {
    }
    return value;
  });
}

card::Result<void> set_matching_state(Transaction& transaction, const std::string& name, const std::string& value) {
  return guarded("note the state of matching", [&] {
    transaction.connection().run("DELETE FROM matching_state WHERE name = :name", name);
    transaction.connection().run("INSERT INTO matching_state (name, value) VALUES (:name, :value)", name, value);
  });
}

}  // namespace store
