#include "dedupe/linkage.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace dedupe {
namespace {

constexpr double kSteps = 1024;  // scores are whole multiples of 1/1024 bit: sums do not depend on their order
constexpr std::int64_t kNever = INT64_MIN;

std::int64_t steps(double bits) { return static_cast<std::int64_t>(std::llround(bits * kSteps)); }

/// What stands between two groups. Sums and maxima over all pairs of their cards.
struct Link {
  std::int64_t sum = 0;
  std::int64_t pairs = 0;              ///< that say something
  std::int64_t asked = kNever;         ///< strongest pair that a person may be asked about
  std::int64_t vetoed_asked = kNever;  ///< the same although something is vetoed
  std::int64_t acceptable = kNever;    ///< strongest pair that would be joined by itself
  bool different = false;              ///< a user said so
  bool vetoed = false;
  bool tied = false;

  void add(const Link& other) {
    sum += other.sum;
    pairs += other.pairs;
    asked = std::max(asked, other.asked);
    vetoed_asked = std::max(vetoed_asked, other.vetoed_asked);
    acceptable = std::max(acceptable, other.acceptable);
    different = different || other.different;
    vetoed = vetoed || other.vetoed;
    tied = tied || other.tied;
  }
  double mean() const { return pairs == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(pairs); }
};

/// The groups of one component while they grow. A group is known by its first card.
class Groups {
 public:
  Groups(const Component& component, const Model& model, const Frequencies& frequencies);

  void contract_same(std::vector<Assertion>& conflicts);
  void join_all();
  void report(const ClusterOptions& options, Clustering& out) const;

 private:
  Link& link(std::size_t a, std::size_t b) { return links_[std::min(a, b) * count_ + std::max(a, b)]; }
  const Link& link(std::size_t a, std::size_t b) const { return links_[std::min(a, b) * count_ + std::max(a, b)]; }
  bool joinable(const Link& each) const;
  std::optional<Pair> best_join() const;
  std::vector<std::size_t> contradicting(Pair join) const;
  void unite(std::size_t a, std::size_t b);
  std::optional<Proposal> proposal(std::size_t a, std::size_t b) const;
  Doubt doubt_of(const Link& each, const Comparison& best) const;

  const Component& component_;
  const Model& model_;
  const Frequencies& frequencies_;
  std::size_t count_;
  std::vector<Link> links_;                        // upper triangle, by the groups' first cards
  std::vector<std::vector<std::size_t>> members_;  // empty: absorbed by another group
  std::vector<std::size_t> alive_;                 // ascending
};

Groups::Groups(const Component& component, const Model& model, const Frequencies& frequencies)
    : component_(component),
      model_(model),
      frequencies_(frequencies),
      count_(component.records.size()),
      links_(count_ * count_),
      members_(count_) {
  for (std::size_t a = 0; a < count_; ++a) {
    alive_.push_back(a);
    members_[a] = {a};
    for (std::size_t b = a + 1; b < count_; ++b) {
      const Comparison comparison = score(*component.records[a], *component.records[b], model, frequencies);
      Link& each = link(a, b);
      const std::int64_t bits = steps(comparison.bits);
      if (worth_asking(comparison, model, Vetoed::no)) each.asked = bits;
      if (worth_asking(comparison, model, Vetoed::yes)) each.vetoed_asked = bits;
      // A pair that has little to compare says nothing against what others say.
      if (!comparison.silent || comparison.bits >= model.link_bits) {
        each.sum = bits;
        each.pairs = 1;
      }
      each.vetoed = comparison.vetoes != 0;
      if (acceptable(comparison, model)) each.acceptable = bits;
    }
  }
  for (const auto& [a, b] : component.different) link(a, b).different = true;
}

void Groups::unite(std::size_t a, std::size_t b) {
  if (a > b) std::swap(a, b);
  for (const std::size_t other : alive_)
    if (other != a && other != b) link(a, other).add(link(b, other));
  members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
  std::sort(members_[a].begin(), members_[a].end());
  members_[b].clear();
  std::erase(alive_, b);
}

void Groups::contract_same(std::vector<Assertion>& conflicts) {
  std::vector<std::size_t> group(count_);
  for (std::size_t i = 0; i < count_; ++i) group[i] = i;
  for (const auto& [a, b] : component_.same) {
    const std::size_t x = group[a], y = group[b];
    if (x == y) continue;
    unite(x, y);
    for (std::size_t& each : group)
      if (each == std::max(x, y)) each = std::min(x, y);
  }
  for (const auto& [a, b] : component_.different)
    if (group[a] == group[b]) conflicts.push_back({component_.ids[a], component_.ids[b], Judgement::different});
}

bool Groups::joinable(const Link& each) const {
  return !each.different && !each.vetoed && !each.tied && each.acceptable != kNever &&
         each.mean() >= model_.link_bits * kSteps;
}

std::optional<Pair> Groups::best_join() const {
  std::optional<Pair> best;
  for (std::size_t i = 0; i < alive_.size(); ++i)
    for (std::size_t k = i + 1; k < alive_.size(); ++k) {
      const Link& each = link(alive_[i], alive_[k]);
      if (!joinable(each)) continue;
      if (!best || each.mean() > link(best->first, best->second).mean()) best = Pair{alive_[i], alive_[k]};
    }
  return best;
}

// Groups that could as well join one of the two, and could not join both together.
std::vector<std::size_t> Groups::contradicting(Pair join) const {
  const auto [a, b] = join;
  const double bar = link(a, b).mean() - model_.margin_bits * kSteps;
  std::vector<std::size_t> found;
  for (const std::size_t other : alive_) {
    if (other == a || other == b) continue;
    const Link &to_a = link(a, other), &to_b = link(b, other);
    const bool rival = (joinable(to_a) && to_a.mean() >= bar) || (joinable(to_b) && to_b.mean() >= bar);
    if (!rival) continue;
    Link both = to_a;
    both.add(to_b);
    if (!joinable(both)) found.push_back(other);
  }
  return found;
}

void Groups::join_all() {
  while (const std::optional<Pair> join = best_join()) {
    const std::vector<std::size_t> rivals = contradicting(*join);
    if (rivals.empty()) {
      unite(join->first, join->second);
      continue;
    }
    link(join->first, join->second).tied = true;
    for (const std::size_t rival : rivals)
      for (const std::size_t end : {join->first, join->second})
        if (joinable(link(end, rival))) link(end, rival).tied = true;
  }
}

Doubt Groups::doubt_of(const Link& each, const Comparison& best) const {
  if (each.tied) return Doubt::tie;
  if (each.vetoed) return Doubt::veto;
  if (each.acceptable != kNever) return Doubt::bridge;
  return best.job_change ? Doubt::job_change : Doubt::score;
}

// The strongest pair stands for the two groups; among equals the oldest cards.
std::optional<Proposal> Groups::proposal(std::size_t a, std::size_t b) const {
  const Link& each = link(a, b);
  const Vetoed vetoed = each.vetoed ? Vetoed::yes : Vetoed::no;
  if (each.different || (each.vetoed ? each.vetoed_asked : each.asked) == kNever) return std::nullopt;
  std::optional<Proposal> best;
  for (const std::size_t x : members_[a])
    for (const std::size_t y : members_[b]) {
      const std::size_t first = std::min(x, y), second = std::max(x, y);
      const Comparison comparison =
          score(*component_.records[first], *component_.records[second], model_, frequencies_);
      if (!worth_asking(comparison, model_, vetoed)) continue;
      const card::CardId low = component_.ids[first], high = component_.ids[second];
      const bool better =
          !best || comparison.bits > best->comparison.bits ||
          (comparison.bits == best->comparison.bits && std::pair(low, high) < std::pair(best->a, best->b));
      if (better) best = Proposal{low, high, doubt_of(each, comparison), comparison};
    }
  return best;
}

void Groups::report(const ClusterOptions& options, Clustering& out) const {
  struct Between {
    Proposal proposal;
    Pair groups;
  };
  std::vector<Between> all;
  for (std::size_t i = 0; i < alive_.size(); ++i) {
    std::vector<card::CardId> group;
    for (const std::size_t member : members_[alive_[i]]) group.push_back(component_.ids[member]);
    out.groups.push_back(std::move(group));
    for (std::size_t k = i + 1; k < alive_.size(); ++k) {
      const std::optional<Proposal> each = proposal(alive_[i], alive_[k]);
      if (each) all.push_back({*each, {alive_[i], alive_[k]}});
    }
  }
  std::sort(all.begin(), all.end(), [](const Between& x, const Between& y) {
    if (x.proposal.comparison.bits != y.proposal.comparison.bits)
      return x.proposal.comparison.bits > y.proposal.comparison.bits;
    return std::pair(x.proposal.a, x.proposal.b) < std::pair(y.proposal.a, y.proposal.b);
  });
  std::map<std::size_t, std::size_t> asked;
  for (const Between& each : all) {
    const auto [a, b] = each.groups;
    if (std::max(asked[a], asked[b]) >= options.proposals_per_group) continue;
    ++asked[a];
    ++asked[b];
    out.proposals.push_back(each.proposal);
  }
}

}  // namespace

void agglomerate(const Component& component, const Model& model, const Frequencies& frequencies,
                 const ClusterOptions& options, Clustering& out) {
  if (component.records.size() == 1) {
    out.groups.push_back({component.ids.front()});
    return;
  }
  Groups groups(component, model, frequencies);
  groups.contract_same(out.conflicts);
  groups.join_all();
  groups.report(options, out);
}

}  // namespace dedupe
