#include "pipeline/neighbours.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace pipeline {
namespace {

constexpr std::size_t kKeysAtOnce = 4096;
constexpr std::size_t kPairsAtOnce = 16'384;

struct KeyUse {
  std::int64_t hash = 0, cap = 0;
  std::size_t subject = 0;
  friend auto operator<=>(const KeyUse&, const KeyUse&) = default;
};

/// By hash: neighbouring lookups touch neighbouring pages of the index.
std::vector<KeyUse> sorted_uses(const std::vector<Subject>& subjects, const CardMemory& memory) {
  std::vector<KeyUse> uses;
  for (std::size_t i = 0; i < subjects.size(); ++i)
    for (const CappedKey& key : subjects[i].keys)
      if (!memory.is_retired(key.hash)) uses.push_back({key.hash, key.cap, i});
  std::sort(uses.begin(), uses.end());
  const auto same_key_of_one = [](const KeyUse& a, const KeyUse& b) {
    return a.hash == b.hash && a.subject == b.subject;
  };
  uses.erase(std::unique(uses.begin(), uses.end(), same_key_of_one), uses.end());
  return uses;
}

using Pairs = std::vector<std::pair<card::CardId, card::CardId>>;

void add_pairs(Pairs& pairs, std::span<const KeyUse> uses, const std::vector<Subject>& subjects,
               const std::vector<card::CardId>& holders) {
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const card::CardId id = subjects[uses[i].subject].prepared.id;
    for (const card::CardId holder : holders) pairs.push_back(std::minmax(id, holder));
    for (std::size_t k = i + 1; k < uses.size(); ++k)
      pairs.push_back(std::minmax(id, subjects[uses[k].subject].prepared.id));
  }
}

/// One key's uses, and who has it already.
card::Result<void> meet(store::Transaction& transaction, CardMemory& memory, std::vector<Subject>& subjects,
                        std::span<const KeyUse> uses, const std::vector<card::CardId>& holders, Pairs& pairs,
                        std::vector<std::vector<card::CardId>>& unsettled) {
  if (holders.size() + uses.size() > static_cast<std::size_t>(uses.front().cap)) {
    if (holders.size() > 1) unsettled.push_back(holders);
    return memory.retire(transaction, uses.front().hash, holders);
  }
  for (const KeyUse& use : uses) subjects[use.subject].prepared.active_keys.push_back(use.hash);
  add_pairs(pairs, uses, subjects, holders);
  return {};
}

card::Result<Pairs> look_up(store::Transaction& transaction, CardMemory& memory, std::vector<Subject>& subjects,
                            std::vector<std::vector<card::CardId>>& unsettled) {
  Pairs pairs;
  const std::vector<KeyUse> uses = sorted_uses(subjects, memory);
  std::vector<std::vector<std::int64_t>> chunks;
  for (const KeyUse& use : uses) {
    if (chunks.empty() || (chunks.back().size() >= kKeysAtOnce && chunks.back().back() != use.hash))
      chunks.emplace_back();
    if (chunks.back().empty() || chunks.back().back() != use.hash) chunks.back().push_back(use.hash);
  }
  std::size_t begin = 0;
  for (const std::vector<std::int64_t>& keys : chunks) {
    const auto held = store::holders(transaction, keys);
    if (!held) return tl::unexpected(held.error());
    auto holder = held->begin();
    for (const std::int64_t key : keys) {
      std::size_t end = begin;
      while (end < uses.size() && uses[end].hash == key) ++end;
      std::vector<card::CardId> holders;
      for (; holder != held->end() && holder->key == key; ++holder)
        if (holders.empty() || holders.back() != holder->card) holders.push_back(holder->card);
      auto met =
          meet(transaction, memory, subjects, std::span(uses).subspan(begin, end - begin), holders, pairs, unsettled);
      if (!met) return tl::unexpected(met.error());
      begin = end;
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

using SomePairs = std::span<const std::pair<card::CardId, card::CardId>>;

/// Of each pair, where it is known; both are sorted. Takes what is behind the pairs off `foreseen`.
std::vector<std::optional<float>> known_bits(SomePairs pairs, std::span<const Link>& foreseen) {
  std::vector<std::optional<float>> bits(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    while (!foreseen.empty() && foreseen.front().pair() < pairs[i]) foreseen = foreseen.subspan(1);
    if (!foreseen.empty() && foreseen.front().pair() == pairs[i]) bits[i] = foreseen.front().bits;
  }
  return bits;
}

card::Result<void> score_pairs(store::Transaction& transaction, CardMemory& memory, const MatcherOptions& options,
                               SomePairs pairs, std::span<const Link>& foreseen, std::vector<Link>& links) {
  std::vector<std::optional<float>> bits = known_bits(pairs, foreseen);
  std::vector<card::CardId> ends;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (!bits[i]) ends.insert(ends.end(), {pairs[i].first, pairs[i].second});
  if (auto read = memory.read(transaction, std::move(ends)); !read) return read;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& [a, b] = pairs[i];
    if (!bits[i]) {
      const dedupe::Prepared *first = memory.find(a), *second = memory.find(b);
      if (first == nullptr || second == nullptr) continue;
      bits[i] = dedupe::connecting_bits(*first, *second, options.model, options.frequencies);
    }
    if (std::isfinite(*bits[i])) links.push_back({a, b, *bits[i]});
  }
  return {};
}

}  // namespace

card::Result<std::set<std::int64_t>> unsettled_components(store::Transaction& transaction,
                                                          const Neighbourhood& neighbourhood) {
  std::vector<card::CardId> cards;
  for (const std::vector<card::CardId>& holders : neighbourhood.unsettled)
    cards.insert(cards.end(), holders.begin(), holders.end());
  const auto rows = store::components_of(transaction, cards);
  if (!rows) return tl::unexpected(rows.error());
  std::unordered_map<std::int64_t, std::int64_t> component_of;
  for (const auto& [card, component] : *rows) component_of[card.value] = component;
  std::set<std::int64_t> found;
  for (const std::vector<card::CardId>& holders : neighbourhood.unsettled) {
    std::set<std::int64_t> once;
    for (const card::CardId card : holders)
      if (const std::int64_t component = component_of.at(card.value); !once.insert(component).second)
        found.insert(component);
  }
  return found;
}

std::int64_t Components::root(std::int64_t component) {
  auto& parent = parent_.try_emplace(component, component).first->second;
  if (parent == component) return component;
  const std::int64_t found = root(parent);
  parent_[component] = found;
  return found;
}

void Components::join(std::int64_t a, std::int64_t b) {
  const std::int64_t first = root(a), second = root(b);
  parent_[std::max(first, second)] = std::min(first, second);
}

std::map<std::int64_t, std::vector<std::int64_t>> Components::sets() {
  std::map<std::int64_t, std::vector<std::int64_t>> found;
  std::vector<std::int64_t> numbers;
  for (const auto& [number, parent] : parent_) numbers.push_back(number);
  for (const std::int64_t number : numbers) found[root(number)].push_back(number);
  return found;
}

card::Result<Neighbourhood> find_neighbours(store::Transaction& transaction, CardMemory& memory,
                                            const MatcherOptions& options, std::vector<Subject>& subjects,
                                            std::span<const Link> foreseen) {
  Neighbourhood found;
  const auto pairs = look_up(transaction, memory, subjects, found.unsettled);
  if (!pairs) return tl::unexpected(pairs.error());
  for (Subject& subject : subjects) {
    dedupe::Prepared rest;
    rest.id = subject.prepared.id;
    std::sort(subject.prepared.active_keys.begin(), subject.prepared.active_keys.end());
    rest.active_keys = subject.prepared.active_keys;
    memory.put(std::exchange(subject.prepared, std::move(rest)));
  }
  for (SomePairs rest = *pairs; !rest.empty();) {
    const SomePairs some = rest.first(std::min(rest.size(), kPairsAtOnce));
    rest = rest.subspan(some.size());
    memory.trim();
    if (auto scored = score_pairs(transaction, memory, options, some, foreseen, found.links); !scored)
      return tl::unexpected(scored.error());
  }
  return found;
}

}  // namespace pipeline
