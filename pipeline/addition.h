#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/grouping.h"
#include "pipeline/matcher.h"
#include "pipeline/neighbours.h"

/// Private to pipeline/: new cards on their way into the contacts.
namespace pipeline {

/// What becomes one component: stored ones, and new cards.
struct Meeting {
  std::int64_t root = 0;  ///< its number
  std::vector<std::int64_t> components;
  std::vector<card::CardId> fresh;  ///< by id

  bool alone() const { return components.empty() && fresh.size() == 1; }
};

/// What the store has of the cards of many components.
struct Around {
  std::vector<store::ComponentCard> rows;  ///< by component and card
  std::vector<dedupe::Assertion> said;
  std::vector<card::CardId> in_question;  ///< sorted

  std::span<const store::ComponentCard> of(std::int64_t component) const {
    const auto [begin, end] = std::ranges::equal_range(rows, component, {}, &store::ComponentCard::component);
    return {begin, end};
  }
};

/// One call of add(): what is known of the new cards while they are being placed.
class Addition {
 public:
  Addition(store::Transaction& transaction, const MatcherOptions& options, CardMemory& memory,
           std::vector<ReadyCard> cards)
      : transaction_(transaction),
        options_(options),
        memory_(memory),
        cards_(std::move(cards)),
        outcomes_(cards_.size(), card::NotACard{}) {}

  card::Result<std::vector<card::Outcome>> run();

 private:
  card::Result<void> number();
  card::Result<std::map<std::int64_t, store::StoredCard>> known_rows();
  card::Result<std::optional<store::StoredCard>> known(const store::NewCard& card);
  card::Result<void> connect();
  card::Result<void> place_components();
  card::Result<void> place_some(std::span<const Meeting> meetings);
  card::Result<void> place(const Meeting& meeting, const Around& around);
  card::Result<std::vector<card::ContactId>> regroup(const Grouped& grouped,
                                                     std::span<const store::ComponentCard> rows);
  card::Result<void> ask(const Grouped& grouped);
  card::Result<void> place_group(const std::vector<card::CardId>& cards, card::ContactId contact);
  card::Result<card::ContactId> store_fresh(std::size_t index, card::ContactId contact, card::ContactId born_in);
  card::ContactId birth(card::CardId card, const std::set<card::CardId>& placed);
  card::Result<std::optional<card::CardId>> scan_of(card::CardId card, const std::set<card::CardId>& placed);
  bool is_fresh(card::CardId card) const { return index_.contains(card.value); }

  store::Transaction& transaction_;
  const MatcherOptions& options_;
  CardMemory& memory_;
  std::vector<ReadyCard> cards_;
  std::vector<card::Outcome> outcomes_;
  std::vector<store::PlacedCard> placed_;
  std::unordered_map<std::int64_t, std::size_t> index_;        ///< of the cards that are new, by id
  std::unordered_map<std::int64_t, std::vector<Link>> links_;  ///< of the new cards, by id
  std::unordered_map<std::int64_t, card::ContactId> births_;   ///< of the cards that new ones meet, and of those stored
  Components components_;
};

}  // namespace pipeline
