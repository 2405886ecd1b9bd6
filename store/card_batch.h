#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "card/contact.h"
#include "card/match.h"
#include "card/result.h"
#include "store/cards.h"
#include "store/store.h"

/// Many cards in one transaction: add_card (store/cards.h) in two steps, with what can be worked out beforehand.
namespace store {

/// What a card is found by in searches (store/search_index.h).
struct SearchEntry {
  std::string folded;      ///< the card's texts
  std::string beginnings;  ///< where a search may begin (search_beginnings)
  std::string readings;    ///< that the card was folded with, joined by line feeds
};
/// A pure function; some tens of microseconds.
SearchEntry search_entry(const card::Contact& contact, const std::vector<std::string>& readings);

/// Writes the row that all others of the card hang on; what add_card says holds. complete_cards must follow in the same
/// transaction, for the cards that came out as Inserted or Merged.
card::Result<card::Outcome> place_card(Transaction& transaction, const NewCard& card,
                                       const card::MatchDecision& decision);

struct PlacedCard {
  const NewCard* card = nullptr;
  card::CardId id;
  card::ContactId contact;
  bool begins_contact = false;
  SearchEntry search;
  std::string form;  ///< dedupe/prepared_text.h; empty: to be made when it is needed
};
/// Without search and form; nothing for a card that was not stored.
std::optional<PlacedCard> placed_card(const NewCard& card, const card::Outcome& outcome);

card::Result<void> complete_cards(Transaction& transaction, std::vector<PlacedCard> cards);

}  // namespace store
