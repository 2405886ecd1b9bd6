#include "store/provenance.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/affiliation_rows.h"
#include "store/card_order.h"
#include "store/connection.h"
#include "store/contact_reading.h"
#include "store/history.h"
#include "store/membership.h"
#include "store/moment.h"
#include "store/reading_rows.h"

namespace store {
namespace {

void note_change(Connection& connection, card::CardId card, const std::string& actor) {
  const card::ContactId contact = contact_of(connection, card);
  connection.run("UPDATE contact SET revision = revision + 1 WHERE id = :contact", contact.value);
  record(connection, {.actor = actor, .kind = EventKind::origin_changed, .contact = contact, .card = card});
}

void write(Connection& connection, card::CardId card, const Provenance& provenance) {
  const auto day = provenance.exchanged_on ? std::optional(to_string(*provenance.exchanged_on)) : std::nullopt;
  connection.run(
      "UPDATE card SET exchanged_on = :day, owner = :owner, group_name = :group, event = :event WHERE id = :card", day,
      nullable(provenance.owner), nullable(provenance.group_name), nullable(provenance.event), card.value);
  connection.run("UPDATE review_item SET card_owner = :owner, card_group = :group WHERE card_id = :card",
                 nullable(provenance.owner), nullable(provenance.group_name), card.value);
  connection.run("DELETE FROM card_tag WHERE card_id = :card", card.value);
  write_tags(connection, card.value, provenance.tags);
  refresh_card_order(connection, card.value, card.value);
  refresh_affiliations(connection, contact_of(connection, card));
}

card::CardId write_contact_tags(Connection& connection, card::ContactId contact, const std::vector<std::string>& tags) {
  const auto read = std::move(read_contacts(connection, {contact}).front());
  if (!read || read->stored.cards.empty()) return {};
  std::set<std::string> missing(tags.begin(), tags.end());
  for (const CardSummary& card : read->stored.cards) {
    for (const std::string& tag : card.provenance.tags) {
      missing.erase(tag);
      if (std::ranges::find(tags, tag) == tags.end())
        connection.run("DELETE FROM card_tag WHERE card_id = :card AND tag = :tag", card.id.value, tag);
    }
  }
  const card::CardId present = read->stored.cards.front().id;
  write_tags(connection, present.value, {missing.begin(), missing.end()});
  return present;
}

}  // namespace

card::Result<void> set_provenance(Transaction& transaction, card::CardId card, const Provenance& provenance,
                                  const std::string& actor) {
  return guarded("change where a card belongs", [&] {
    write(transaction.connection(), card, provenance);
    note_change(transaction.connection(), card, actor);
  });
}

card::Result<void> set_tags(Transaction& transaction, card::ContactId contact, const std::vector<std::string>& tags,
                            const std::string& actor) {
  return guarded("set tags", [&] {
    const card::CardId present = write_contact_tags(transaction.connection(), contact, tags);
    if (present.value != 0) note_change(transaction.connection(), present, actor);
  });
}

}  // namespace store
