#include "store/match_index.h"

#include <algorithm>
#include <map>
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

bool has_match_key(Connection& connection, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    std::int64_t card = 0;
    Query query(connection, "SELECT card_id FROM match_key WHERE hash = :hash LIMIT 1");
    query.use(match_hash(key)).into(card);
    while (query.next()) {
    }
    if (card != 0) return true;
  }
  return false;
}

void remove_match_keys(Connection& connection, std::int64_t card_id) {
  connection.run("DELETE FROM match_key WHERE card_id = :card", card_id);
}

namespace {

// Of one person's many cards the latest stand for all.
constexpr std::size_t kCardsOfAContact = 5;
// No key of one person has more cards than this.
constexpr std::int64_t kMostCardsOfAKey = 2000;

using CardsByContact = std::map<std::int64_t, std::set<std::int64_t>>;

void add_cards_with(Connection& connection, std::int64_t hash, std::size_t max_contacts, CardsByContact& cards) {
  CardsByContact found;
  std::int64_t card = 0, contact = 0, rows = 0;
  Query query(connection,
              "SELECT k.card_id, c.contact_id FROM match_key k JOIN card c ON c.id = k.card_id "
              "WHERE k.hash = :hash ORDER BY k.card_id DESC LIMIT :limit");
  query.use(hash).use(kMostCardsOfAKey + 1).into(card).into(contact);
  while (found.size() <= max_contacts && query.next()) {
    ++rows;
    std::set<std::int64_t>& held = found[contact];
    if (held.size() < kCardsOfAContact) held.insert(card);
  }
  if (found.size() > max_contacts || rows > kMostCardsOfAKey) return;
  for (const auto& [id, held] : found) cards[id].insert(held.begin(), held.end());
}

Candidate read_candidate(Connection& connection, std::int64_t contact_id, std::int64_t card_id) {
  std::int64_t version = 0;
  Query query(connection, "SELECT version FROM card WHERE id = :card");
  query.use(card_id).into(version);
  while (query.next()) {
  }
  return {{contact_id}, {card_id}, read_contact(connection, card_id, version)};
}

}  // namespace

card::Result<std::vector<Candidate>> find_candidates(Transaction& transaction, std::span<const std::string> match_keys,
                                                     int max_contacts_per_key) {
  return guarded("look for matching contacts", [&] {
    Connection& connection = transaction.connection();
    const auto max_contacts = static_cast<std::size_t>(std::max(0, max_contacts_per_key));
    CardsByContact cards;
    for (const std::string& key : match_keys) add_cards_with(connection, match_hash(key), max_contacts, cards);
    std::vector<Candidate> candidates;
    for (const auto& [contact, held] : cards)
      for (const std::int64_t card : held) candidates.push_back(read_candidate(connection, contact, card));
    return candidates;
  });
}

}  // namespace store
