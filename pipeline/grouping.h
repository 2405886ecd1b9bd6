#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/census.h"
#include "pipeline/matcher.h"
#include "pipeline/neighbours.h"

/// Private to pipeline/: components into contacts.
namespace pipeline {

/// Cards of whole components with what was said of them, clustered.
struct Grouped {
  std::vector<card::CardId> cards;
  dedupe::Clustering clustering;
};

/// Clusters the cards of the components.
card::Result<Grouped> group_components(store::Transaction& transaction, CardMemory& memory,
                                       const MatcherOptions& options, const std::vector<std::int64_t>& components);

/// The same for cards (sorted, in the memory) of whole components. `said`: of others as well.
Grouped group_cards(const CardMemory& memory, const MatcherOptions& options, std::vector<card::CardId> cards,
                    std::span<const dedupe::Assertion> said);

/// What was said of pairs of these cards (sorted).
card::Result<std::vector<dedupe::Assertion>> assertions(store::Transaction& transaction,
                                                        const std::vector<card::CardId>& cards);

/// Those of the components (whole ones, their cards in the memory) that `after` groups otherwise than `before`, or of
/// which it proposes other pairs.
card::Result<std::vector<std::int64_t>> grouped_otherwise(store::Transaction& transaction, const CardMemory& memory,
                                                          std::span<const Component> components,
                                                          const dedupe::Model& model, const dedupe::Frequencies& before,
                                                          const dedupe::Frequencies& after);

/// What the components (whole ones, their cards in the memory) fall into that are more than one by now, without the
/// first part of each, which keeps the number. The cards of a contact stay together.
card::Result<std::vector<Component>> parted(store::Transaction& transaction, const CardMemory& memory,
                                            std::span<const Component> components, const dedupe::Model& model,
                                            const dedupe::Frequencies& frequencies);

/// The components that the cards of these ones (whole, with all cards of their contacts, all in the memory) make by
/// now, each known by its first card: with the cards that had another number. Those of a contact are in one.
card::Result<std::vector<Component>> renumbered(store::Transaction& transaction, const CardMemory& memory,
                                                const std::vector<std::int64_t>& components, const dedupe::Model& model,
                                                const dedupe::Frequencies& frequencies);

/// Opens and closes merge items so that they are what the clustering proposes. All cards are stored.
card::Result<std::vector<card::ReviewId>> propose(store::Transaction& transaction, const Grouped& grouped);

/// The cards of all contacts of these components are in these components: adds what is missing.
card::Result<void> complete(store::Transaction& transaction, std::vector<std::int64_t>& components);

}  // namespace pipeline
