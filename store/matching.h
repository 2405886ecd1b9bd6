#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "card/contact.h"
#include "card/match.h"
#include "card/result.h"
#include "store/cards.h"
#include "store/reviews.h"
#include "store/store.h"

/// What matching reads of the store and writes into it. Whoever uses these holds a write transaction; who is whom is
/// decided outside (pipeline/matcher.h).
namespace store {

/// A card as matching needs it.
struct MatchCard {
  card::CardId id;
  card::ContactId contact;
  card::ContactId born_in;     ///< the contact that it began in
  std::int64_t component = 0;  ///< cards that may be one person share it
  std::optional<Date> exchanged_on;
  card::Contact values;                           ///< the present version
  std::vector<card::FieldConfidence> confidence;  ///< of the version as read; empty once corrected, and for list rows
  std::vector<std::int64_t> keys;                 ///< hashes; keys that were retired since may be among them
};

struct KeyHolder {
  std::int64_t key = 0;  ///< hash
  card::CardId card;
  friend auto operator<=>(const KeyHolder&, const KeyHolder&) = default;
};
/// The cards with the keys (sorted), by key and card; withdrawn ones have no keys.
card::Result<std::vector<KeyHolder>> holders(Transaction& transaction, std::span<const std::int64_t> keys);

/// The same for a transaction that only reads, while keys wait on the connection of `written`, of which those are added
/// whose cards it sees.
card::Result<std::vector<KeyHolder>> committed_holders(Transaction& transaction, std::span<const std::int64_t> keys,
                                                       Store& written);

/// A card in the form in which it is compared, as the store keeps it.
struct MatchForm {
  card::CardId card;
  std::string form;                ///< dedupe/prepared_text.h; empty: not made yet
  std::vector<std::int64_t> keys;  ///< as in MatchCard
};
/// In no order; ids without one are left out.
card::Result<std::vector<MatchForm>> match_forms(Transaction& transaction, std::span<const card::CardId> ids);
/// The same without the keys: calls visit(card, form) for every card that has a form.
card::Result<void> for_each_form(Transaction& transaction, std::span<const card::CardId> ids,
                                 const std::function<void(card::CardId, const std::string&)>& visit);
struct CardComponent {
  card::CardId card;
  std::int64_t component = 0;
};
/// In no order; a card may come twice.
card::Result<std::vector<CardComponent>> components_of(Transaction& transaction, std::span<const card::CardId> ids);
/// The contacts that the cards are in, by card.
card::Result<std::vector<StoredCard>> contacts_of(Transaction& transaction, std::span<const card::CardId> ids);
struct CardFront {
  card::CardId card;
  std::uint64_t picture_hash = 0;
};
/// The perceptual hashes of the cards' fronts, in no order; cards without one are left out.
card::Result<std::vector<CardFront>> fronts_of(Transaction& transaction, std::span<const card::CardId> ids);
/// In the order of the ids; ids without a card, and withdrawn cards, are left out.
card::Result<std::vector<MatchCard>> match_cards(Transaction& transaction, std::span<const card::CardId> ids);
card::Result<std::vector<card::CardId>> contact_cards(Transaction& transaction, card::ContactId contact);
card::Result<std::vector<card::CardId>> cards_of_components(Transaction& transaction,
                                                            std::span<const std::int64_t> components);  ///< by id
/// A card as one of its component.
struct ComponentCard {
  std::int64_t component = 0;
  card::CardId card;
  card::ContactId contact;
  card::ContactId born_in;
  bool withdrawn = false;  ///< the contact: the card comes back
};
/// By component and card.
card::Result<std::vector<ComponentCard>> component_rows(Transaction& transaction,
                                                        std::span<const std::int64_t> components);
card::Result<std::int64_t> component_of(Transaction& transaction, card::CardId card);
/// The components of the other cards of the contacts of the component's cards; usually none but itself.
card::Result<std::vector<std::int64_t>> components_beside(Transaction& transaction, std::int64_t component);
/// Every component, by number, `limit` of them after `after`.
card::Result<std::vector<std::int64_t>> components_after(Transaction& transaction, std::int64_t after,
                                                         std::size_t limit);
/// Those of several cards.
card::Result<std::vector<std::int64_t>> shared_components_after(Transaction& transaction, std::int64_t after,
                                                                std::size_t limit);
card::Result<void> join_component(Transaction& transaction, std::int64_t from, std::int64_t into);
/// The components of cards that somebody said are one person become one.
card::Result<void> join_asserted_components(Transaction& transaction);
/// Every card is a component of its own, without keys.
card::Result<void> forget_components(Transaction& transaction);
/// All cards that are not withdrawn, by id, `limit` of them after `after`.
card::Result<std::vector<card::CardId>> cards_after(Transaction& transaction, card::CardId after, std::size_t limit);

card::Result<std::int64_t> count_cards(Transaction& transaction);  ///< without withdrawn ones; quick
card::Result<card::CardId> next_card_id(Transaction& transaction);
/// The stored ones of these list rows, by digest.
card::Result<std::map<std::int64_t, StoredCard>> find_digests(Transaction& transaction,
                                                              std::span<const std::int64_t> digests);

/// About `most` cards, or all, chosen by what was stored (the digest of a list's row, the hash of a scan) and not by
/// when it came: the same for the same cards. Without withdrawn ones; by id.
card::Result<std::vector<card::CardId>> sample_of_cards(Transaction& transaction, std::size_t most);
/// The cards of components of several cards, by component and card: of `limit` such components after `after`.
card::Result<std::vector<CardComponent>> shared_component_cards(Transaction& transaction, std::int64_t after,
                                                                std::size_t limit);

/// Under what the contacts were worked out ("model", "population", "terms"); empty: nothing noted yet.
card::Result<std::string> matching_state(Transaction& transaction, const std::string& name);
card::Result<void> set_matching_state(Transaction& transaction, const std::string& name, const std::string& value);

/// Those that came behind the first `known`; others may be among them.
card::Result<std::vector<std::int64_t>> retired_keys(Transaction& transaction, std::int64_t known = 0);
card::Result<std::int64_t> count_retired_keys(Transaction& transaction);  ///< quick on SQLite
/// The key proposes nobody from now on.
card::Result<void> retire_key(Transaction& transaction, std::int64_t key);
card::Result<void> forget_retired_keys(Transaction& transaction);
/// `form` as in MatchForm.
card::Result<void> set_match_keys(Transaction& transaction, card::CardId card, const std::vector<std::int64_t>& keys,
                                  const std::string& form);
/// The card has no keys for now.
card::Result<void> drop_match_keys(Transaction& transaction, card::CardId card);
card::Result<void> set_component(Transaction& transaction, std::span<const card::CardId> cards, std::int64_t component);

/// A group of cards that are one person, and the contact that they shall be; value 0: a new one.
struct CardGroup {
  std::vector<card::CardId> cards;
  card::ContactId contact;
};
/// Moves cards between contacts: closes contacts that lose all their cards (they resolve to where most of the cards
/// born in them are), opens closed ones again, notes what happened. Groups hold stored cards only. Gives the contact of
/// each group.
card::Result<std::vector<card::ContactId>> write_groups(Transaction& transaction, const std::vector<CardGroup>& groups,
                                                        const std::string& actor, std::int64_t change);

/// A pair of cards that may be one person.
struct ProposedPair {
  card::CardId a, b;  ///< a < b
  float score = 0;
  std::string doubt;
  std::vector<card::MatchReason> reasons;
};
/// Those of the cards of which an open merge item asks; sorted.
card::Result<std::vector<card::CardId>> cards_in_question(Transaction& transaction,
                                                          std::span<const card::CardId> cards);
/// Makes the open merge items between the contacts of `cards` be those of `pairs`: opens what is new, closes what is no
/// longer doubtful. Gives the ids of the items that were opened, beside the pairs; value 0: none.
card::Result<std::vector<card::ReviewId>> write_proposals(Transaction& transaction,
                                                          const std::vector<card::CardId>& cards,
                                                          const std::vector<ProposedPair>& pairs);

}  // namespace store
