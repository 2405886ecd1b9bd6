#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "dedupe/frequencies.h"
#include "pipeline/card_memory.h"
#include "store/store.h"

/// Private to pipeline/: how common names, companies and towns are in the store itself. What is counted depends on the
/// stored cards alone and is kept with the store, so that decisions are a function of cards and this.
namespace pipeline {

/// Of a sample of 16,384 cards (store::sample_of_cards); nothing stands out in a store of fewer than 1,024.
card::Result<std::vector<dedupe::TermShare>> count_terms(store::Transaction& transaction, CardMemory& memory);

/// What the store keeps of the last count, and a number that tells one count from another.
card::Result<std::vector<dedupe::TermShare>> kept_terms(store::Transaction& transaction);
card::Result<std::string> kept_terms_number(store::Transaction& transaction);
card::Result<void> keep_terms(store::Transaction& transaction, std::span<const dedupe::TermShare> shares);

/// Terms whose share is not the same in both.
std::set<dedupe::Term> changed_terms(std::span<const dedupe::TermShare> before,
                                     std::span<const dedupe::TermShare> after);

/// A component and its cards, by id.
struct Component {
  std::int64_t number = 0;
  std::vector<card::CardId> cards;
};
/// Visits the components of several cards, thousands at a time, with their cards in the memory. With `terms`: those in
/// which several cards bear one of them, because no other pair's score depends on them.
using VisitComponents = std::function<card::Result<void>(std::span<const Component>)>;
card::Result<void> for_shared_components(store::Transaction& transaction, CardMemory& memory,
                                         const std::set<dedupe::Term>* terms, const VisitComponents& visit);

}  // namespace pipeline
