// Everything of new cards but the row that it hangs on, table by table.

#include <algorithm>
#include <map>
#include <variant>

#include "store/affiliation_rows.h"
#include "store/card_batch.h"
#include "store/card_order.h"
#include "store/contact_rows.h"
#include "store/event_rows.h"
#include "store/many_rows.h"
#include "store/match_index.h"
#include "store/reading_rows.h"
#include "store/search_index.h"

namespace store {
namespace {

using Cards = const std::vector<PlacedCard>&;

void write_values(Connection& connection, Cards cards) {
  const std::string now = now_utc();
  insert_rows<PlacedCard>(
      connection, "card_version (card_id, version, created_at)", 3, cards,
      [&](Query& query, const PlacedCard& card) { query.use(card.id.value).use(std::int64_t{0}).use(now); });
  std::vector<CardValues> values;
  for (const PlacedCard& card : cards) values.push_back({card.id.value, 0, &card.card->reading.contact});
  write_contacts(connection, values);
  for (const PlacedCard& card : cards) {
    write_sides(connection, card.id.value, *card.card);
    write_tags(connection, card.id.value, card.card->provenance.tags);
    write_reading(connection, card.id.value, *card.card);
    write_likely_name(connection, card.id.value, *card.card);
  }
}

void write_keys(Connection& connection, Cards cards) {
  std::vector<CardKeys> keys;
  std::vector<CardSearch> searches;
  for (const PlacedCard& placed : cards) {
    const NewCard& card = *placed.card;
    std::vector<std::int64_t> hashes = hashes_of(card.match_keys);
    hashes.insert(hashes.end(), card.key_hashes.begin(), card.key_hashes.end());
    keys.push_back({.card_id = placed.id.value, .hashes = std::move(hashes), .form = placed.form});
    searches.push_back({placed.id.value, &placed.search});
  }
  add_new_match_keys(connection, keys);
  add_search_entries(connection, searches);
}

void write_contact_views(Connection& connection, Cards cards) {
  std::map<card::ContactId, std::vector<const PlacedCard*>> by_contact;
  for (const PlacedCard& card : cards) by_contact[card.contact].push_back(&card);
  std::vector<ContactPosts> fresh;
  std::vector<card::ContactId> grown;
  std::vector<std::int64_t> numbers;
  for (const auto& [contact, placed] : by_contact) {
    if (!std::ranges::any_of(placed, &PlacedCard::begins_contact)) {
      grown.push_back(contact);
      numbers.push_back(contact.value);
      continue;
    }
    fresh.push_back({.contact = contact, .cards = {}});
    for (const PlacedCard* each : placed)
      fresh.back().cards.push_back(
          {each->id, each->card->provenance.exchanged_on, posts_of(each->card->reading.contact)});
  }
  refresh_affiliations(connection, grown);
  select_in(connection, "UPDATE contact SET revision = revision + 1 WHERE id IN (", ")", numbers, [](Query& query) {
    while (query.next()) {
    }
  });
  write_affiliations(connection, std::move(fresh));
}

void write_history(Connection& connection, Cards cards) {
  std::vector<Event> events;
  for (const PlacedCard& card : cards) {
    const std::string& actor = card.card->provenance.owner;
    if (card.begins_contact)
      events.push_back({.actor = actor, .kind = EventKind::contact_created, .contact = card.contact});
    events.push_back({.actor = actor, .kind = EventKind::card_added, .contact = card.contact, .card = card.id});
  }
  record_all(connection, events);
}

void complete(Connection& connection, std::vector<PlacedCard>& cards) {
  std::ranges::sort(cards, {}, &PlacedCard::id);
  write_values(connection, cards);
  write_keys(connection, cards);
  write_card_orders(connection, cards);
  write_contact_views(connection, cards);
  write_history(connection, cards);
}

}  // namespace

std::optional<PlacedCard> placed_card(const NewCard& card, const card::Outcome& outcome) {
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome))
    return PlacedCard{&card, inserted->card, inserted->contact, true, {}, {}};
  if (const auto* merged = std::get_if<card::Merged>(&outcome))
    return PlacedCard{&card, merged->card, merged->contact, false, {}, {}};
  return std::nullopt;
}

card::Result<void> complete_cards(Transaction& transaction, std::vector<PlacedCard> cards) {
  return guarded("store cards", [&] { complete(transaction.connection(), cards); });
}

}  // namespace store
