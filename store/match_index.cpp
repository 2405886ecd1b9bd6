#include "store/match_index.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>

#include "store/cards.h"
#include "store/contact_rows.h"
#include "store/many_rows.h"
#include "store/waiting_rows.h"

namespace store {

std::int64_t match_hash(std::string_view key) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  hash ^= hash >> 33;
  return static_cast<std::int64_t>(hash >> 1);
}

std::vector<std::int64_t> hashes_of(const std::vector<std::string>& keys) {
  std::set<std::int64_t> hashes;
  for (const std::string& key : keys) hashes.insert(match_hash(key));
  return {hashes.begin(), hashes.end()};
}

namespace {

std::string to_text(const std::vector<std::int64_t>& hashes) {
  std::string text;
  char digits[24];
  for (const std::int64_t hash : hashes) {
    if (!text.empty()) text += ' ';
    text.append(digits, std::to_chars(std::begin(digits), std::end(digits), hash).ptr);
  }
  return text;
}

}  // namespace

std::vector<std::int64_t> parse_hashes(std::string_view text) {
  std::vector<std::int64_t> hashes;
  for (const char *at = text.data(), *end = at + text.size(); at < end; ++at) {
    std::int64_t hash = 0;
    const auto read = std::from_chars(at, end, hash);
    if (read.ec != std::errc()) break;
    hashes.push_back(hash);
    at = read.ptr;
  }
  return hashes;
}

namespace {

std::vector<MatchRow> rows_of(std::span<const CardKeys> cards) {
  std::vector<MatchRow> rows;
  for (const CardKeys& card : cards)
    for (const std::int64_t hash : card.hashes) rows.emplace_back(hash, card.card_id);
  std::sort(rows.begin(), rows.end());  // in the order of the index
  return rows;
}

void insert_forms(Connection& connection, std::span<const CardKeys> cards) {
  insert_rows<CardKeys>(connection, "match_form (card_id, keys, form)", 3, cards,
                        [](Query& query, const CardKeys& card) {
                          query.use(card.card_id).use(to_text(card.hashes)).use(nullable(card.form));
                        });
}

}  // namespace

void add_match_keys(Connection& connection, std::span<const CardKeys> cards) {
  write_waiting_rows(connection);
  insert_rows<MatchRow>(connection, "match_key (hash, card_id)", 2, rows_of(cards),
                        [](Query& query, const MatchRow& row) { query.use(row.first).use(row.second); });
  insert_forms(connection, cards);
}

void add_new_match_keys(Connection& connection, std::span<const CardKeys> cards) {
  WaitingRows* waiting = waiting_rows(connection);
  if (waiting == nullptr || cards.empty()) return add_match_keys(connection, cards);
  waiting->add_match_keys(connection, rows_of(cards), cards.size(),
                          std::ranges::min_element(cards, {}, &CardKeys::card_id)->card_id);
  insert_forms(connection, cards);
}

bool has_match_key(Connection& connection, const std::vector<std::string>& keys) {
  write_waiting_rows(connection);
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
  write_waiting_rows(connection);
  std::string keys;
  Query query(connection, "SELECT keys FROM match_form WHERE card_id = :card");
  query.use(card_id).into(keys);
  while (query.next()) {
  }
  for (const std::int64_t hash : parse_hashes(keys))
    connection.run("DELETE FROM match_key WHERE hash = :hash AND card_id = :card", hash, card_id);
  connection.run("DELETE FROM match_form WHERE card_id = :card", card_id);
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
    write_waiting_rows(connection);
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
