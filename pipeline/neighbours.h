#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/matcher.h"

/// Private to pipeline/: which stored cards new or changed ones may be one person with.
namespace pipeline {

/// A card whose keys are looked up: new, or stored with other values than before. prepared.id names it.
using Subject = MatchInput;

struct Link {
  card::CardId a, b;
  float bits = 0;  ///< dedupe::connecting_bits()

  std::pair<card::CardId, card::CardId> pair() const { return {a, b}; }
};

/// Components that are one because a pair of their cards connects them. Numbers of components are numbers of cards: a
/// new card begins with its own.
class Components {
 public:
  std::int64_t root(std::int64_t component);
  void join(std::int64_t a, std::int64_t b);                 ///< the lower number stays
  std::map<std::int64_t, std::vector<std::int64_t>> sets();  ///< by root; all numbers that were ever asked for

 private:
  std::map<std::int64_t, std::int64_t> parent_;
};

struct Neighbourhood {
  std::vector<Link> links;                           ///< pairs with a subject that connect, sorted
  std::vector<std::vector<card::CardId>> unsettled;  ///< stored cards that lost a key, by key
};

/// Components in which cards lost a key that they had in common: what met there alone no longer does. Where one card
/// lost it, nothing changes.
card::Result<std::set<std::int64_t>> unsettled_components(store::Transaction& transaction,
                                                          const Neighbourhood& neighbourhood);

/// Looks the subjects' keys up, retires those that became crowded, sets the subjects' active keys and scores the pairs.
/// Subjects are moved into the memory; their ids and active keys stay. The subjects must not have rows in the key
/// table. `foreseen`: scores that are known, by pair.
card::Result<Neighbourhood> find_neighbours(store::Transaction& transaction, CardMemory& memory,
                                            const MatcherOptions& options, std::vector<Subject>& subjects,
                                            std::span<const Link> foreseen = {});

}  // namespace pipeline
