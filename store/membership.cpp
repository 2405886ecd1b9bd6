#include "store/membership.h"

#include <algorithm>
#include <map>
#include <set>

#include "store/affiliation_rows.h"
#include "store/contact_numbers.h"
#include "store/history.h"
#include "store/many_rows.h"
#include "store/moment.h"

namespace store {
namespace {

struct Row {
  card::ContactId contact, born_in;
  bool withdrawn = false;  ///< of the contact: the card comes back
};

std::map<card::CardId, Row> read_rows(Connection& connection, const std::vector<CardGroup>& groups) {
  std::vector<std::int64_t> cards;
  for (const CardGroup& group : groups)
    for (const card::CardId card : group.cards) cards.push_back(card.value);
  std::map<card::CardId, Row> rows;
  select_in(connection,
            "SELECT c.id, c.contact_id, c.born_in, t.withdrawn FROM card c JOIN contact t ON t.id = c.contact_id "
            "WHERE c.id IN (",
            ")", cards, [&](Query& query) {
              card::CardId card;
              Row row;
              std::int64_t withdrawn = 0;
              query.into(card.value).into(row.contact.value).into(row.born_in.value).into(withdrawn);
              while (query.next()) {
                row.withdrawn = withdrawn != 0;
                rows[card] = row;
              }
            });
  return rows;
}

std::int64_t number(Connection& connection, std::string_view sql, std::int64_t value) {
  std::int64_t found = 0;
  Query query(connection, sql);
  query.use(value).into(found);
  while (query.next()) {
  }
  return found;
}

bool is_open(Connection& connection, card::ContactId contact) {
  return number(connection, "SELECT count(*) FROM contact WHERE id = :id AND merged_into IS NULL AND withdrawn = 0",
                contact.value) != 0;
}

card::ContactId create_contact(Connection& connection, const std::string& actor, std::int64_t change) {
  card::ContactId id;
  Query query(connection, "INSERT INTO contact (created_at) VALUES (:at) RETURNING id");
  query.use(now_utc()).into(id.value);
  while (query.next()) {
  }
  record(connection, {.actor = actor, .kind = EventKind::contact_created, .contact = id, .change = change});
  return id;
}

/// The groups' cards with the contacts that they are in, and all these contacts.
struct Region {
  std::vector<std::vector<NumberedCard>> groups;
  std::set<card::ContactId> contacts, births;
};

Region read_region(Connection& connection, const std::vector<CardGroup>& groups) {
  const std::map<card::CardId, Row> rows = read_rows(connection, groups);
  Region region;
  for (const CardGroup& group : groups) {
    region.groups.emplace_back();
    for (const card::CardId card : group.cards) {
      const Row& row = rows.at(card);
      region.groups.back().push_back({card, row.withdrawn ? card::ContactId() : row.contact, row.born_in});
      region.contacts.insert(row.contact);
      if (row.born_in.value != 0) region.births.insert(row.born_in);
    }
  }
  return region;
}

/// Where the cards were before the change that this one undoes, as far as that one moved them: there they go back, so
/// that everybody has the old number again.
std::map<card::CardId, card::ContactId> places_before(Connection& connection, std::int64_t change) {
  std::map<card::CardId, card::ContactId> places;
  if (change == 0) return places;
  card::CardId card;
  card::ContactId from;
  Query query(connection,
              "SELECT h.card_id, h.other_contact_id FROM change u JOIN history_event h ON h.change_id = u.subject "
              "WHERE u.id = :change AND u.kind = 'undo' AND h.kind = 'card_moved' AND h.other_contact_id IS NOT NULL "
              "ORDER BY h.id");
  query.use(change).into(card.value).into(from.value);
  while (query.next()) places.emplace(card, from);
  return places;
}

std::vector<card::ContactId> numbers_of(Connection& connection, const std::vector<CardGroup>& groups, Region region,
                                        std::int64_t change) {
  std::set<card::ContactId> outside = region.births;
  const std::map<card::CardId, card::ContactId> before = places_before(connection, change);
  for (std::vector<NumberedCard>& group : region.groups)
    for (NumberedCard& card : group)
      if (const auto place = before.find(card.card); place != before.end()) {
        card.contact = place->second;
        outside.insert(card.contact);
      }
  std::set<card::ContactId> taken;
  for (const card::ContactId contact : outside)
    if (!region.contacts.contains(contact) && is_open(connection, contact)) taken.insert(contact);
  for (const CardGroup& group : groups)
    if (group.contact.value != 0) taken.insert(group.contact);
  std::vector<card::ContactId> numbers = number_groups(region.groups, taken);
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i].contact.value != 0) numbers[i] = groups[i].contact;
  return numbers;
}

// Where people look for a closed contact: the one that holds most of the cards that began in it.
card::ContactId successor(Connection& connection, card::ContactId closed) {
  card::ContactId contact;
  std::int64_t cards = 0;
  Query query(connection,
              "SELECT contact_id, count(*) AS cards FROM card WHERE born_in = :closed AND withdrawn_by IS NULL "
              "GROUP BY contact_id ORDER BY cards DESC, contact_id LIMIT 1");
  query.use(closed.value).into(contact.value).into(cards);
  while (query.next()) {
  }
  return contact;
}

std::vector<card::ContactId> closed_into(Connection& connection, card::ContactId contact) {
  std::vector<card::ContactId> closed;
  card::ContactId id;
  Query query(connection, "SELECT id FROM contact WHERE merged_into = :contact ORDER BY id");
  query.use(contact.value).into(id.value);
  while (query.next()) closed.push_back(id);
  return closed;
}

void point(Connection& connection, card::ContactId closed, card::ContactId into) {
  connection.run("UPDATE contact SET merged_into = :into WHERE id = :closed", into.value, closed.value);
}

/// Closed contacts, old and new, lead to where their cards are.
void point_closed(Connection& connection, const std::set<card::ContactId>& contacts,
                  const std::map<card::ContactId, card::ContactId>& emptied) {
  std::set<card::ContactId> closed;
  for (const card::ContactId contact : contacts)
    for (const card::ContactId each : closed_into(connection, contact)) closed.insert(each);
  for (const auto& [contact, into] : emptied) closed.insert(contact);
  for (const card::ContactId contact : closed) {
    card::ContactId into = successor(connection, contact);
    const auto found = emptied.find(contact);
    if (into.value == 0 && found != emptied.end()) into = found->second;
    if (into.value != 0) point(connection, contact, into);
  }
  // What led to a contact that is closed now, and has no cards of its own, follows it.
  for (const auto& [contact, into] : emptied)
    for (const card::ContactId each : closed_into(connection, contact)) {
      const auto target = number(connection, "SELECT merged_into FROM contact WHERE id = :id", contact.value);
      point(connection, each, {target});
    }
}

class Move {
 public:
  Move(Connection& connection, const std::string& actor, std::int64_t change)
      : connection_(connection), actor_(actor), change_(change) {}

  card::ContactId take(const std::vector<NumberedCard>& cards, card::ContactId contact, const Region& region);
  void finish(const Region& region);

 private:
  Connection& connection_;
  const std::string& actor_;
  std::int64_t change_;
  std::set<card::ContactId> touched_;
  std::map<card::ContactId, card::ContactId> went_;  ///< by the contact that cards left, the lowest that took some
};

card::ContactId Move::take(const std::vector<NumberedCard>& cards, card::ContactId contact, const Region& region) {
  const bool fresh = contact.value == 0;
  if (fresh) contact = create_contact(connection_, actor_, change_);
  const bool reopened = !fresh && !region.contacts.contains(contact) && !is_open(connection_, contact);
  if (reopened) connection_.run("UPDATE contact SET merged_into = NULL WHERE id = :id", contact.value);
  card::ContactId from;
  for (const NumberedCard& card : cards) {
    if (card.contact == contact) continue;
    from = card.contact;
    connection_.run("UPDATE card SET contact_id = :contact WHERE id = :card", contact.value, card.card.value);
    record(connection_, {.actor = actor_,
                         .kind = EventKind::card_moved,
                         .contact = contact,
                         .other_contact = from,
                         .card = card.card,
                         .change = change_});
    touched_.insert(contact);
    if (from.value == 0) continue;
    touched_.insert(from);
    card::ContactId& taker = went_.try_emplace(from, contact).first->second;
    taker = std::min(taker, contact);
  }
  if (fresh || reopened)
    record(connection_, {.actor = actor_,
                         .kind = EventKind::contact_split,
                         .contact = contact,
                         .other_contact = from,
                         .change = change_});
  return contact;
}

void Move::finish(const Region& region) {
  std::map<card::ContactId, card::ContactId> emptied;
  for (const card::ContactId contact : touched_) {
    if (!cards_of(connection_, contact).empty()) continue;
    card::ContactId into = successor(connection_, contact);
    if (into.value == 0) into = went_.at(contact);  // none of its cards began in it
    emptied[contact] = into;
  }
  if (!touched_.empty()) point_closed(connection_, region.contacts, emptied);
  for (const auto& [contact, into] : emptied)
    record(connection_,
           {.actor = actor_,
            .kind = EventKind::contacts_merged,
            .contact = {number(connection_, "SELECT merged_into FROM contact WHERE id = :id", contact.value)},
            .other_contact = contact,
            .change = change_});
  for (const card::ContactId contact : touched_) {
    connection_.run("UPDATE contact SET revision = revision + 1 WHERE id = :id", contact.value);
    refresh_affiliations(connection_, contact);
  }
}

}  // namespace

std::vector<card::ContactId> move_into_groups(Connection& connection, const std::vector<CardGroup>& groups,
                                              const std::string& actor, std::int64_t change) {
  const Region region = read_region(connection, groups);
  std::vector<card::ContactId> numbers = numbers_of(connection, groups, region, change);
  Move move(connection, actor, change);
  for (std::size_t i = 0; i < groups.size(); ++i) numbers[i] = move.take(region.groups[i], numbers[i], region);
  move.finish(region);
  return numbers;
}

card::ContactId contact_of(Connection& connection, card::CardId card) {
  card::ContactId contact;
  Query query(connection, "SELECT contact_id FROM card WHERE id = :card");
  query.use(card.value).into(contact.value);
  while (query.next()) {
  }
  return contact;
}

std::vector<card::CardId> cards_of(Connection& connection, card::ContactId contact) {
  std::vector<card::CardId> cards;
  card::CardId card;
  Query query(connection, "SELECT id FROM card WHERE contact_id = :contact ORDER BY id");
  query.use(contact.value).into(card.value);
  while (query.next()) cards.push_back(card);
  return cards;
}

void join_components(Connection& connection, const std::vector<card::CardId>& cards) {
  std::set<std::int64_t> components;
  for (const card::CardId card : cards)
    components.insert(number(connection, "SELECT component FROM card WHERE id = :card", card.value));
  for (const std::int64_t component : components)
    if (component != *components.begin())
      connection.run("UPDATE card SET component = :lowest WHERE component = :component", *components.begin(),
                     component);
}

void close_if_empty(Connection& connection, card::ContactId contact, card::ContactId into) {
  if (!cards_of(connection, contact).empty()) return;
  refresh_affiliations(connection, contact);
  connection.run("UPDATE contact SET merged_into = :into, revision = revision + 1 WHERE id = :id", into.value,
                 contact.value);
  connection.run("UPDATE contact SET merged_into = :into WHERE merged_into = :id", into.value, contact.value);
}

card::Result<std::vector<card::ContactId>> write_groups(Transaction& transaction, const std::vector<CardGroup>& groups,
                                                        const std::string& actor, std::int64_t change) {
  return guarded("group cards", [&] { return move_into_groups(transaction.connection(), groups, actor, change); });
}

}  // namespace store
