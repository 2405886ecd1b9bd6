#include "store/seen.h"

#include <algorithm>

#include "store/affiliation_rows.h"
#include "store/connection.h"
#include "store/moment.h"

namespace store {
namespace {

std::optional<std::vector<MaskedField>> sight_of(const Visibility& visibility, const Provenance& provenance) {
  return sight(visibility, provenance.owner, provenance.group_name);
}

void add_masked(std::vector<MaskedField>& all, const std::vector<MaskedField>& further) {
  for (const MaskedField field : further)
    if (std::ranges::find(all, field) == all.end()) all.push_back(field);
}

// A picture shows every field: whatever is masked, it goes too. Of a card out of sight nobody is told.
void mask_summary(CardSummary& card, const std::vector<MaskedField>& masked, const Visibility& visibility) {
  if (card.scan_of && !sight(visibility, card.scan_of->owner, card.scan_of->group_name)) card.scan_of.reset();
  if (masked.empty()) return;
  for (SidePictures& side : card.pictures) side = {};
}

bool has_visible_review(Connection& connection, const std::vector<CardSummary>& cards) {
  std::int64_t open = 0;
  for (const CardSummary& card : cards) {
    Query query(connection, "SELECT count(*) FROM review_item WHERE card_id = :card AND status = 'open'");
    query.use(card.id.value).into(open);
    while (query.next()) {
    }
    if (open != 0) return true;
  }
  return false;
}

/// The contact from the cards in sight; the order of `stored.cards` (present one first) stays.
std::optional<SeenContact> narrowed(Connection& connection, StoredContact stored, const Visibility& visibility) {
  SeenContact seen;
  const std::size_t all = stored.cards.size();
  std::vector<DatedContact> contacts = dated_contacts(connection, stored.id);
  std::vector<DatedContact> visible;
  std::vector<CardSummary> cards;
  for (CardSummary& card : stored.cards) {
    const auto masked = sight_of(visibility, card.provenance);
    const auto dated = std::ranges::find(contacts, card.id, &DatedContact::card);
    if (!masked || dated == contacts.end()) continue;
    mask(dated->contact, *masked);
    add_masked(seen.masked, *masked);
    mask_summary(card, *masked, visibility);
    visible.push_back(*dated);
    cards.push_back(std::move(card));
  }
  if (cards.empty()) return std::nullopt;
  seen.in_full = cards.size() == all && seen.masked.empty();
  if (!seen.in_full) {
    stored.contact = survive(visible);
    stored.status = has_visible_review(connection, cards) ? Status::unconfirmed : Status::confirmed;
  }
  stored.cards = std::move(cards);
  seen.stored = std::move(stored);
  return seen;
}

void mask_card(CardDetails& card, const std::vector<MaskedField>& masked, const Visibility& visibility) {
  mask_summary(card.summary, masked, visibility);
  if (masked.empty()) return;
  mask(card.contact, masked);
  card.evidence.clear();
  card.lines.clear();
  card.barcodes.clear();
  card.doubtful.clear();
}

}  // namespace

card::Result<std::optional<SeenContact>> see_contact(Transaction& transaction, card::ContactId id,
                                                     const Visibility& visibility) {
  auto stored = get_contact(transaction, id);
  if (!stored) return tl::unexpected(stored.error());
  if (!*stored) return std::optional<SeenContact>();
  if (visibility.everything) return std::optional(SeenContact{.stored = std::move(**stored), .masked = {}});
  return guarded("read a contact", [&] { return narrowed(transaction.connection(), std::move(**stored), visibility); });
}

card::Result<std::optional<SeenCard>> see_card(Transaction& transaction, card::CardId id,
                                               const Visibility& visibility) {
  auto card = get_card(transaction, id);
  if (!card) return tl::unexpected(card.error());
  if (!*card) return std::optional<SeenCard>();
  const auto masked = sight_of(visibility, (*card)->summary.provenance);
  if (!masked) return std::optional<SeenCard>();
  mask_card(**card, *masked, visibility);
  return std::optional(SeenCard{.card = std::move(**card), .masked = *masked});
}

card::Result<std::vector<Affiliation>> see_affiliations(Transaction& transaction, card::ContactId id,
                                                        const Visibility& visibility) {
  auto all = affiliations(transaction, id);
  if (!all || visibility.everything) return all;
  const auto seen = see_contact(transaction, id, visibility);
  if (!seen) return tl::unexpected(seen.error());
  std::vector<Affiliation> result;
  for (Affiliation& each : *all) {
    std::optional<Date> from, to;
    std::erase_if(each.cards, [&](card::CardId card) {
      if (!*seen) return true;
      const auto found = std::ranges::find((*seen)->stored.cards, card, &CardSummary::id);
      if (found == (*seen)->stored.cards.end()) return true;
      const auto& date = found->provenance.exchanged_on;
      if (date && (!from || *date < *from)) from = date;
      if (date && (!to || *date > *to)) to = date;
      return false;
    });
    each.seen_from = from;
    each.seen_to = to;
    if (!each.cards.empty()) result.push_back(std::move(each));
  }
  return result;
}

card::Result<std::vector<Note>> notes_of(Transaction& transaction, card::ContactId contact) {
  return guarded("read notes", [&] {
    std::vector<Note> notes;
    Note note;
    Query query(transaction.connection(),
                "SELECT n.id, n.text, n.author, n.created_at FROM contact_note n JOIN contact c ON c.id = n.contact_id "
                "WHERE c.id = :id OR c.merged_into = :survivor ORDER BY n.id");
    query.use(contact.value).use(contact.value);
    query.into(note.id).into(note.text).into(note.author).into(note.created_at);
    while (query.next()) notes.push_back(note);
    return notes;
  });
}

card::Result<Note> add_note(Transaction& transaction, card::ContactId contact, const std::string& text,
                            const std::string& author) {
  return guarded("add a note", [&] {
    Note note{.text = text, .author = author, .created_at = now_utc()};
    Query query(
        transaction.connection(),
        "INSERT INTO contact_note (contact_id, text, author, created_at) VALUES (:contact, :text, :author, :at) "
        "RETURNING id");
    query.use(contact.value).use(text).use(author).use(note.created_at).into(note.id);
    while (query.next()) {
    }
    return note;
  });
}

card::Result<bool> remove_note(Transaction& transaction, card::ContactId contact, std::int64_t note) {
  return guarded("remove a note", [&] {
    std::int64_t removed = 0;
    Query query(transaction.connection(),
                "DELETE FROM contact_note WHERE id = :id AND contact_id IN "
                "(SELECT id FROM contact WHERE id = :contact OR merged_into = :survivor) RETURNING id");
    query.use(note).use(contact.value).use(contact.value).into(removed);
    while (query.next()) {
    }
    return removed != 0;
  });
}

}  // namespace store
