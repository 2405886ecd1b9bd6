#include "store/match_index.h"

#include <set>

#include "store/cards.h"
#include "store/contact_rows.h"

namespace store {

std::int64_t match_hash(std::string_view key) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  hash ^= hash >> 33;
  return static_cast<std::int64_t>(hash >> 1);
}

void add_match_keys(Connection& connection, std::int64_t card_id, const std::vector<std::string>& keys) {
  std::set<std::int64_t> hashes;
  for (const std::string& key : keys) hashes.insert(match_hash(key));
  for (const std::int64_t hash : hashes)
    connection.run("INSERT INTO match_key (hash, card_id) VALUES (:hash, :card)", hash, card_id);
}

void remove_match_keys(Connection& connection, std::int64_t card_id) {
  connection.run("DELETE FROM match_key WHERE card_id = :card", card_id);
}

namespace {

void add_cards_with(Connection& connection, std::int64_t hash, int max_cards, std::set<std::int64_t>& cards) {
  std::vector<std::int64_t> found;
  std::int64_t card = 0;
  Query query(connection, "SELECT card_id FROM match_key WHERE hash = :hash ORDER BY card_id LIMIT :limit");
  query.use(hash).use(std::int64_t{max_cards} + 1).into(card);
  while (query.next()) found.push_back(card);
  if (found.size() <= static_cast<std::size_t>(max_cards)) cards.insert(found.begin(), found.end());
}

Candidate read_candidate(Connection& connection, std::int64_t card_id) {
  std::int64_t contact_id = 0, version = 0;
  Query query(connection, "SELECT contact_id, version FROM card WHERE id = :card");
  query.use(card_id).into(contact_id).into(version);
  while (query.next()) {
  }
  return {{contact_id}, {card_id}, read_contact(connection, card_id, version)};
}

}  // namespace

card::Result<std::vector<Candidate>> find_candidates(Transaction& transaction, std::span<const std::string> match_keys,
                                                     int max_cards_per_key) {
  return guarded("look for matching contacts", [&] {
    Connection& connection = transaction.connection();
    std::set<std::int64_t> cards;
    for (const std::string& key : match_keys) add_cards_with(connection, match_hash(key), max_cards_per_key, cards);
    std::vector<Candidate> candidates;
    for (const std::int64_t card : cards) candidates.push_back(read_candidate(connection, card));
    return candidates;
  });
}

}  // namespace store
