#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "dedupe/cluster.h"

/// Private to dedupe/: one component, all pairs scored, agglomerated.
namespace dedupe {

/// Indices into a component's records.
using Pair = std::pair<std::size_t, std::size_t>;

struct Component {
  std::vector<const Prepared*> records;
  std::vector<card::CardId> ids;      ///< of the records, by which ties are settled; ascending
  std::vector<Pair> same, different;  ///< what users have said
};

/// Appends the component's groups and proposals; the groups in no order.
void agglomerate(const Component& component, const Model& model, const Frequencies& frequencies,
                 const ClusterOptions& options, Clustering& out);

}  // namespace dedupe
