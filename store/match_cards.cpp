#include <algorithm>

#include "store/bulk.h"
#include "store/columns.h"
#include "store/connection.h"
#include "store/contact_rows.h"
#include "store/dialect.h"
#include "store/many_rows.h"
#include "store/match_index.h"
#include "store/matching.h"
#include "store/waiting_rows.h"

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
  std::string keys;
  Query stored(connection, "SELECT keys FROM match_form WHERE card_id = :card");
  stored.use(id.value).into(keys);
  while (stored.next()) {
  }
  card.keys = parse_hashes(keys);
  return card;
}

std::vector<std::int64_t> numbers_of(std::span<const card::CardId> ids) {
  std::vector<std::int64_t> numbers;
  for (const card::CardId id : ids) numbers.push_back(id.value);
  return numbers;
}

}  // namespace

namespace {

/// The rows that waited, and those of the index.
std::vector<KeyHolder> with_indexed(Connection& connection, std::span<const std::int64_t> keys,
                                    std::span<const MatchRow> waited) {
  std::vector<KeyHolder> found;
  for (const auto& [key, card] : waited) found.push_back({key, {card}});
  select_in(connection, "SELECT hash, card_id FROM match_key WHERE hash IN (", ")", keys, [&](Query& query) {
    KeyHolder row;
    query.into(row.key).into(row.card.value);
    while (query.next()) found.push_back(row);
  });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

card::Result<std::vector<KeyHolder>> holders(Transaction& transaction, std::span<const std::int64_t> keys) {
  return guarded("look for cards with a key", [&] {
    Connection& connection = transaction.connection();
    std::vector<MatchRow> waited;
    if (WaitingRows* waiting = waiting_rows(connection); waiting != nullptr)
      waiting->find(connection, keys, waited);
    else
      write_waiting_rows(connection);
    return with_indexed(connection, keys, waited);
  });
}

card::Result<std::vector<KeyHolder>> committed_holders(Transaction& transaction, std::span<const std::int64_t> keys,
                                                       Store& written) {
  return guarded("look for cards with a key", [&] {
    Connection& connection = transaction.connection();
    const std::int64_t last = single(connection, "SELECT coalesce(max(id), 0) FROM card");
    std::vector<MatchRow> waited;
    find_waiting(written, keys, waited);
    std::erase_if(waited, [&](const MatchRow& row) { return row.second > last; });
    return with_indexed(connection, keys, waited);
  });
}

card::Result<std::vector<MatchForm>> match_forms(Transaction& transaction, std::span<const card::CardId> ids) {
  return guarded("read cards for matching", [&] {
    std::vector<MatchForm> found;
    select_in(transaction.connection(), "SELECT card_id, keys, form FROM match_form WHERE card_id IN (", ")",
              numbers_of(ids), [&](Query& query) {
                MatchForm row;
                std::string keys;
                query.into(row.card.value).into(keys).into(row.form);
                while (query.next()) {
                  row.keys = parse_hashes(keys);
                  found.push_back(row);
                }
              });
    return found;
  });
}

card::Result<void> for_each_form(Transaction& transaction, std::span<const card::CardId> ids,
                                 const std::function<void(card::CardId, const std::string&)>& visit) {
  return guarded("read cards for matching", [&] {
    select_in(transaction.connection(), "SELECT card_id, form FROM match_form WHERE form IS NOT NULL AND card_id IN (",
              ")", numbers_of(ids), [&](Query& query) {
                card::CardId card;
                std::string form;
                query.into(card.value).into(form);
                while (query.next()) visit(card, form);
              });
  });
}

card::Result<std::vector<CardFront>> fronts_of(Transaction& transaction, std::span<const card::CardId> ids) {
  return guarded("read perceptual hashes", [&] {
    std::vector<CardFront> fronts;
    select_in(
        transaction.connection(),
        "SELECT card_id, picture_hash FROM card_side WHERE side = 0 AND picture_hash IS NOT NULL AND card_id IN (", ")",
        numbers_of(ids), [&](Query& query) {
          CardFront front;
          std::int64_t hash = 0;
          query.into(front.card.value).into(hash);
          while (query.next()) {
            front.picture_hash = static_cast<std::uint64_t>(hash);
            fronts.push_back(front);
          }
        });
    return fronts;
  });
}

card::Result<std::vector<CardComponent>> components_of(Transaction& transaction, std::span<const card::CardId> ids) {
  return guarded("read components", [&] {
    std::vector<CardComponent> found;
    select_in(transaction.connection(), "SELECT id, component FROM card WHERE id IN (", ")", numbers_of(ids),
              [&](Query& query) {
                CardComponent row;
                query.into(row.card.value).into(row.component);
                while (query.next()) found.push_back(row);
              });
    return found;
  });
}

card::Result<std::vector<StoredCard>> contacts_of(Transaction& transaction, std::span<const card::CardId> ids) {
  return guarded("read the contacts of cards", [&] {
    std::vector<StoredCard> found;
    select_in(transaction.connection(), "SELECT contact_id, id FROM card WHERE id IN (", ")", numbers_of(ids),
              [&](Query& query) {
                StoredCard row;
                query.into(row.contact.value).into(row.card.value);
                while (query.next()) found.push_back(row);
              });
    std::ranges::sort(found, {}, &StoredCard::card);
    return found;
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

card::Result<std::vector<card::CardId>> sample_of_cards(Transaction& transaction, std::size_t most) {
  const auto all = count_cards(transaction);
  if (!all) return tl::unexpected(all.error());
  return guarded("choose cards", [&] {
    Connection& connection = transaction.connection();
    const std::int64_t rows =
        single(connection, "SELECT count(digest) FROM card WHERE digest IS NOT NULL AND digest >= 0");
    const std::int64_t wanted = std::min<std::int64_t>(*all, static_cast<std::int64_t>(most));
    const std::int64_t of_rows = *all == 0 ? 0 : (wanted * rows + *all - 1) / *all;
    std::vector<card::CardId> cards = as_cards(column(
        connection, "SELECT id FROM card WHERE digest IS NOT NULL AND digest >= :least ORDER BY digest LIMIT :most", 0,
        of_rows));
    const std::vector<card::CardId> scans = as_cards(column(
        connection,
        "SELECT s.card_id FROM card_side s JOIN card c ON c.id = s.card_id WHERE s.source_sha256 IS NOT NULL AND "
        "s.side = :front AND c.withdrawn_by IS NULL ORDER BY s.source_sha256, s.source_page, s.source_card "
        "LIMIT :most",
        0, wanted - of_rows));
    cards.insert(cards.end(), scans.begin(), scans.end());
    std::sort(cards.begin(), cards.end());
    return cards;
  });
}

card::Result<card::CardId> next_card_id(Transaction& transaction) {
  return guarded("number a card", [&] {
    return card::CardId{single(transaction.connection(), "SELECT coalesce(max(id), 0) + 1 FROM card")};
  });
}

card::Result<std::map<std::int64_t, StoredCard>> find_digests(Transaction& transaction,
                                                              std::span<const std::int64_t> digests) {
  return guarded("look for known rows", [&] {
    std::map<std::int64_t, StoredCard> known;
    select_in(transaction.connection(), "SELECT digest, contact_id, id FROM card WHERE digest IN (", ")", digests,
              [&](Query& query) {
                std::int64_t digest = 0;
                StoredCard stored;
                query.into(digest).into(stored.contact.value).into(stored.card.value);
                while (query.next()) known.emplace(digest, stored);
              });
    return known;
  });
}

card::Result<std::vector<std::int64_t>> retired_keys(Transaction& transaction, std::int64_t known) {
  return guarded("read the retired keys",
                 [&] { return column(transaction.connection(), transaction.dialect().retired_since, known); });
}

card::Result<std::int64_t> count_retired_keys(Transaction& transaction) {
  return guarded("count the retired keys",
                 [&] { return single(transaction.connection(), transaction.dialect().count_retired); });
}

card::Result<void> retire_key(Transaction& transaction, std::int64_t key) {
  return guarded("retire a key", [&] {
    if (waiting_rows(transaction.connection()) == nullptr) write_waiting_rows(transaction.connection());
    transaction.connection().run("INSERT INTO retired_key (hash) VALUES (:hash)", key);
    transaction.connection().run("DELETE FROM match_key WHERE hash = :hash", key);
    if (WaitingRows* waiting = waiting_rows(transaction.connection()); waiting != nullptr) waiting->retire(key);
  });
}

card::Result<void> forget_retired_keys(Transaction& transaction) {
  return guarded("forget the retired keys", [&] { transaction.connection().execute("DELETE FROM retired_key"); });
}

card::Result<void> set_match_keys(Transaction& transaction, card::CardId card, const std::vector<std::int64_t>& keys,
                                  const std::string& form) {
  return guarded("store the keys of a card", [&] {
    remove_match_keys(transaction.connection(), card.value);
    const CardKeys row{.card_id = card.value, .hashes = keys, .form = form};
    add_match_keys(transaction.connection(), {&row, 1});
  });
}

card::Result<void> drop_match_keys(Transaction& transaction, card::CardId card) {
  return guarded("drop the keys of a card", [&] { remove_match_keys(transaction.connection(), card.value); });
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
