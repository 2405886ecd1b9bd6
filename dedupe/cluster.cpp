#include "dedupe/cluster.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "dedupe/keys.h"
#include "dedupe/linkage.h"

namespace dedupe {
namespace {

struct Edge {
  std::size_t a, b;  // indices, a < b
  float bits;
};

/// Disjoint sets; the smallest member names a set, so that nothing depends on the order of unions.
class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// All that cluster() knows of its input, by index of the ordered records.
struct Input {
  std::vector<const Prepared*> records;
  std::vector<card::CardId> ids;  // ascending
  std::vector<Pair> same, different;
  std::vector<Edge> edges;
};

std::vector<const Prepared*> sorted_by_id(std::span<const Prepared> records) {
  std::vector<const Prepared*> sorted;
  for (const Prepared& record : records) sorted.push_back(&record);
  std::sort(sorted.begin(), sorted.end(), [](const Prepared* a, const Prepared* b) { return a->id < b->id; });
  const auto last =
      std::unique(sorted.begin(), sorted.end(), [](const Prepared* a, const Prepared* b) { return a->id == b->id; });
  sorted.erase(last, sorted.end());
  return sorted;
}

std::size_t index_of(const std::vector<card::CardId>& ids, card::CardId id) {
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  return at != ids.end() && *at == id ? static_cast<std::size_t>(at - ids.begin()) : ids.size();
}

void take_assertions(std::span<const Assertion> assertions, Input& input) {
  for (const Assertion& each : assertions) {
    const std::size_t a = index_of(input.ids, each.a), b = index_of(input.ids, each.b);
    if (a == b || a == input.records.size() || b == input.records.size()) continue;
    (each.judgement == Judgement::same ? input.same : input.different).emplace_back(std::min(a, b), std::max(a, b));
  }
  for (std::vector<Pair>* pairs : {&input.same, &input.different}) {
    std::sort(pairs->begin(), pairs->end());
    pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
  }
}

void find_edges(const Model& model, const Frequencies& frequencies, Input& input) {
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < input.records.size(); ++i)
    for (const std::int64_t key : input.records[i]->active_keys) by_key[key].push_back(i);
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < input.records.size(); ++i) {
    others.clear();
    for (const std::int64_t key : input.records[i]->active_keys) {
      const std::vector<std::size_t>& held = by_key[key];
      others.insert(others.end(), std::upper_bound(held.begin(), held.end(), i), held.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::size_t k : others) {
      const float bits = connecting_bits(*input.records[i], *input.records[k], model, frequencies);
      if (std::isfinite(bits)) input.edges.push_back({i, k, bits});
    }
  }
}

Input input_of(std::span<const Prepared> records, std::span<const Assertion> assertions, const Model& model,
               const Frequencies& frequencies) {
  Input input{.records = sorted_by_id(records), .ids = {}, .same = {}, .different = {}, .edges = {}};
  for (const Prepared* record : input.records) input.ids.push_back(record->id);
  take_assertions(assertions, input);
  find_edges(model, frequencies, input);
  return input;
}

using Members = std::vector<std::size_t>;  // ascending

Members everybody_of(const Input& input) {
  Members everybody(input.records.size());
  std::iota(everybody.begin(), everybody.end(), 0U);
  return everybody;
}

std::vector<Members> parts_of(const Members& members, const std::vector<Edge>& edges, const std::vector<Pair>& same) {
  Sets sets(members.size());
  const auto at = [&](std::size_t i) {
    return static_cast<std::size_t>(std::lower_bound(members.begin(), members.end(), i) - members.begin());
  };
  for (const Edge& edge : edges) sets.unite(at(edge.a), at(edge.b));
  for (const auto& [a, b] : same) sets.unite(at(a), at(b));
  std::map<std::size_t, Members> parts;
  for (std::size_t i = 0; i < members.size(); ++i) parts[sets.find(i)].push_back(members[i]);
  std::vector<Members> all;
  for (auto& [first, part] : parts) all.push_back(std::move(part));
  return all;
}

template <class Row, class First>
std::vector<std::vector<Row>> shared_out(const std::vector<Row>& rows, const std::vector<Members>& parts, First first) {
  std::unordered_map<std::size_t, std::size_t> part_of;
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (const std::size_t member : parts[p]) part_of[member] = p;
  std::vector<std::vector<Row>> out(parts.size());
  for (const Row& row : rows) out[part_of.at(first(row))].push_back(row);
  return out;
}

// Above the cap the floor rises bit by bit until the component falls apart; what users hold together stays.
void split_and_join(const Members& members, std::vector<Edge> edges, const Input& input, double floor,
                    const Model& model, const Frequencies& frequencies, const ClusterOptions& options,
                    Clustering& out) {
  std::vector<Pair> same, different;
  const auto inside = [&](const Pair& pair) {
    return std::binary_search(members.begin(), members.end(), pair.first) &&
           std::binary_search(members.begin(), members.end(), pair.second);
  };
  if (members.size() > 1) {
    std::copy_if(input.same.begin(), input.same.end(), std::back_inserter(same), inside);
    std::copy_if(input.different.begin(), input.different.end(), std::back_inserter(different), inside);
  }
  if (members.size() > options.component_cap && !edges.empty()) {
    ++out.cut_components;
    std::erase_if(edges, [&](const Edge& edge) { return edge.bits < floor + 1; });
    const std::vector<Members> parts = parts_of(members, edges, same);
    const auto per_part = shared_out(edges, parts, [](const Edge& edge) { return edge.a; });
    for (std::size_t p = 0; p < parts.size(); ++p)
      split_and_join(parts[p], per_part[p], input, floor + 1, model, frequencies, options, out);
    return;
  }
  Component component;
  for (const std::size_t member : members) {
    component.records.push_back(input.records[member]);
    component.ids.push_back(input.ids[member]);
  }
  const auto local = [&](std::size_t i) {
    return static_cast<std::size_t>(std::lower_bound(members.begin(), members.end(), i) - members.begin());
  };
  for (const auto& [a, b] : same) component.same.emplace_back(local(a), local(b));
  for (const auto& [a, b] : different) component.different.emplace_back(local(a), local(b));
  agglomerate(component, model, frequencies, options, out);
}

void sort(Clustering& clustering) {
  std::sort(clustering.groups.begin(), clustering.groups.end());
  std::sort(clustering.proposals.begin(), clustering.proposals.end(), [](const Proposal& x, const Proposal& y) {
    if (x.comparison.bits != y.comparison.bits) return x.comparison.bits > y.comparison.bits;
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  std::sort(clustering.conflicts.begin(), clustering.conflicts.end(),
            [](const Assertion& x, const Assertion& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
}

Clustering cluster(const Input& input, const Model& model, const Frequencies& frequencies,
                   const ClusterOptions& options) {
  const std::vector<Members> parts = parts_of(everybody_of(input), input.edges, input.same);
  const auto per_part = shared_out(input.edges, parts, [](const Edge& edge) { return edge.a; });
  Clustering out;
  for (std::size_t p = 0; p < parts.size(); ++p)
    split_and_join(parts[p], per_part[p], input, model.floor_bits, model, frequencies, options, out);
  sort(out);
  return out;
}

/// Gives the cards, known by their places in `records`, their own numbers.
void name(Clustering& clustering, std::span<const Prepared* const> records) {
  const auto own = [&](card::CardId& place) { place = records[static_cast<std::size_t>(place.value - 1)]->id; };
  for (std::vector<card::CardId>& group : clustering.groups) {
    for (card::CardId& card : group) own(card);
    std::sort(group.begin(), group.end());
  }
  std::sort(clustering.groups.begin(), clustering.groups.end());
  const auto own_pair = [&](auto& pair) {
    own(pair.a);
    own(pair.b);
    if (pair.b < pair.a) std::swap(pair.a, pair.b);
  };
  for (Proposal& proposal : clustering.proposals) own_pair(proposal);
  for (Assertion& conflict : clustering.conflicts) own_pair(conflict);
}

}  // namespace

const char* to_string(Doubt doubt) {
  switch (doubt) {
    case Doubt::score: return "score";
    case Doubt::veto: return "veto";
    case Doubt::tie: return "tie";
    case Doubt::bridge: return "bridge";
    case Doubt::job_change: return "job_change";
  }
  return "score";
}

std::vector<std::vector<card::CardId>> components(std::span<const Prepared> records,
                                                  std::span<const Assertion> assertions, const Model& model,
                                                  const Frequencies& frequencies) {
  const Input input = input_of(records, assertions, model, frequencies);
  std::vector<std::vector<card::CardId>> found;
  for (const Members& part : parts_of(everybody_of(input), input.edges, input.same)) {
    found.emplace_back();
    for (const std::size_t member : part) found.back().push_back(input.ids[member]);
  }
  return found;
}

Clustering cluster(std::span<const Prepared> records, std::span<const Assertion> assertions, const Model& model,
                   const Frequencies& frequencies, const ClusterOptions& options) {
  return cluster(input_of(records, assertions, model, frequencies), model, frequencies, options);
}

Clustering cluster_in_order(std::span<const Prepared* const> records, std::span<const Assertion> assertions,
                            const Model& model, const Frequencies& frequencies, const ClusterOptions& options) {
  Input input{.records = {records.begin(), records.end()}, .ids = {}, .same = {}, .different = {}, .edges = {}};
  std::unordered_map<std::int64_t, card::CardId> place_of;
  for (const Prepared* record : records) {
    input.ids.push_back({static_cast<std::int64_t>(input.ids.size()) + 1});
    place_of.emplace(record->id.value, input.ids.back());
  }
  std::vector<Assertion> placed;
  for (const Assertion& each : assertions) {
    const auto a = place_of.find(each.a.value), b = place_of.find(each.b.value);
    if (a != place_of.end() && b != place_of.end()) placed.push_back({a->second, b->second, each.judgement});
  }
  take_assertions(placed, input);
  find_edges(model, frequencies, input);
  Clustering clustering = cluster(input, model, frequencies, options);
  name(clustering, records);
  return clustering;
}

Clustering cluster(std::span<const Record> records, std::span<const Assertion> assertions, const Model& model,
                   const Frequencies& frequencies, const ClusterOptions& options) {
  std::vector<Prepared> prepared;
  for (const Record& record : records) prepared.push_back(prepare(record));
  activate_keys(prepared);
  return cluster(prepared, assertions, model, frequencies, options);
}

}  // namespace dedupe
