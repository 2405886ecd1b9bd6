#include "store/seen.h"

#include <algorithm>
#include <utility>

#include "store/columns.h"
#include "store/contact_reading.h"

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
  for (const CardSummary& card : cards)
    if (!column(connection, "SELECT 1 FROM review_item WHERE card_id = :card AND status = 'open' LIMIT 1",
                card.id.value)
             .empty())
      return true;
  return false;
}

/// The contact from the cards in sight; the order of `stored.cards` (present one first) stays.
std::optional<SeenContact> narrowed(Connection& connection, ReadContact read, const Visibility& visibility) {
  SeenContact seen;
  StoredContact& stored = read.stored;
  const std::size_t all = stored.cards.size();
  std::vector<DatedContact> visible;
  std::vector<CardSummary> cards;
  for (std::size_t i = 0; i < all; ++i) {
    CardSummary& card = stored.cards[i];
    const auto masked = sight_of(visibility, card.provenance);
    if (!masked) continue;
    mask(read.cards[i].contact, *masked);
    add_masked(seen.masked, *masked);
    mask_summary(card, *masked, visibility);
    visible.push_back(std::move(read.cards[i]));
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

std::optional<SeenContact> seen_by(Connection& connection, ReadContact read, const Visibility& visibility) {
  if (visibility.everything) return SeenContact{.stored = std::move(read.stored), .masked = {}};
  return narrowed(connection, std::move(read), visibility);
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

const CardSummary* find_card(const std::vector<CardSummary>& cards, card::CardId id) {
  const auto found = std::ranges::find(cards, id, &CardSummary::id);
  return found == cards.end() ? nullptr : &*found;
}

/// From when to when the cards in sight show the post.
void date_by(Affiliation& post, const std::vector<CardSummary>& cards) {
  post.seen_from = post.seen_to = std::nullopt;
  for (const card::CardId id : post.cards) {
    const CardSummary* card = find_card(cards, id);
    const auto date = card != nullptr ? card->provenance.exchanged_on : std::nullopt;
    if (date && (!post.seen_from || *date < *post.seen_from)) post.seen_from = date;
    if (date && (!post.seen_to || *date > *post.seen_to)) post.seen_to = date;
  }
}

/// The posts of the first card that shows any, whatever cards out of sight say.
void mark_current(std::vector<Affiliation>& posts, const std::vector<CardSummary>& present_first) {
  const auto shows = [](const Affiliation& post, card::CardId card) {
    return std::ranges::find(post.cards, card) != post.cards.end();
  };
  const auto first = std::ranges::find_if(present_first, [&](const CardSummary& card) {
    return std::ranges::any_of(posts, [&](const Affiliation& post) { return shows(post, card.id); });
  });
  for (Affiliation& post : posts) post.current = first != present_first.end() && shows(post, first->id);
}

}  // namespace

card::Result<std::vector<std::optional<SeenContact>>> see_contacts(Transaction& transaction,
                                                                   const std::vector<card::ContactId>& ids,
                                                                   const Visibility& visibility) {
  return guarded("read contacts", [&] {
    Connection& connection = transaction.connection();
    std::vector<std::optional<SeenContact>> seen;
    for (std::optional<ReadContact>& read : read_contacts(connection, ids))
      seen.push_back(read ? seen_by(connection, std::move(*read), visibility) : std::nullopt);
    return seen;
  });
}

card::Result<std::optional<SeenContact>> see_contact(Transaction& transaction, card::ContactId id,
                                                     const Visibility& visibility) {
  auto seen = see_contacts(transaction, {id}, visibility);
  if (!seen) return tl::unexpected(seen.error());
  return std::move(seen->front());
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
  if (*seen && (*seen)->in_full) return all;
  std::vector<Affiliation> result;
  for (Affiliation& each : *all) {
    std::erase_if(each.cards, [&](card::CardId card) { return !*seen || !find_card((*seen)->stored.cards, card); });
    if (each.cards.empty()) continue;
    date_by(each, (*seen)->stored.cards);
    result.push_back(std::move(each));
  }
  if (*seen) mark_current(result, (*seen)->stored.cards);
  return result;
}

}  // namespace store
