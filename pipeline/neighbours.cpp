#include "pipeline/neighbours.h"

#include <algorithm>
#include <thread>
#include <unordered_set>

namespace pipeline {
namespace {

constexpr std::size_t kWorthAThread = 64;  // records

struct KeyUse {
  std::int64_t hash = 0, cap = 0;
  std::size_t subject = 0;
  friend auto operator<=>(const KeyUse&, const KeyUse&) = default;
};

/// By hash: neighbouring lookups touch neighbouring pages of the index.
std::vector<KeyUse> sorted_uses(const std::vector<Subject>& subjects, const CardMemory& memory) {
  std::vector<KeyUse> uses;
  for (std::size_t i = 0; i < subjects.size(); ++i)
    for (std::size_t k = 0; k < subjects[i].keys.size(); ++k)
      if (!memory.is_retired(subjects[i].hashes[k]))
        uses.push_back({subjects[i].hashes[k], subjects[i].keys[k].cap, i});
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
    const card::CardId id = subjects[uses[i].subject].id;
    for (const card::CardId holder : holders) pairs.push_back(std::minmax(id, holder));
    for (std::size_t k = i + 1; k < uses.size(); ++k) pairs.push_back(std::minmax(id, subjects[uses[k].subject].id));
  }
}

card::Result<Pairs> look_up(store::Transaction& transaction, CardMemory& memory, std::vector<Subject>& subjects,
                            std::set<card::CardId>& unsettled) {
  Pairs pairs;
  const std::vector<KeyUse> uses = sorted_uses(subjects, memory);
  for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    while (end < uses.size() && uses[end].hash == uses[begin].hash) ++end;
    const std::span<const KeyUse> same(uses.data() + begin, end - begin);
    const auto cap = static_cast<std::size_t>(same.front().cap);
    auto holders = store::holders(transaction, same.front().hash, cap + 1);
    if (!holders) return tl::unexpected(holders.error());
    if (holders->size() + same.size() > cap) {
      unsettled.insert(holders->begin(), holders->end());
      if (auto done = memory.retire(transaction, same.front().hash, *holders); !done)
        return tl::unexpected(done.error());
      continue;
    }
    for (const KeyUse& use : same) subjects[use.subject].prepared.active_keys.push_back(use.hash);
    add_pairs(pairs, same, subjects, *holders);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

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
                                            const MatcherOptions& options, std::vector<Subject>& subjects) {
  Neighbourhood found;
  const auto pairs = look_up(transaction, memory, subjects, found.unsettled);
  if (!pairs) return tl::unexpected(pairs.error());
  for (Subject& subject : subjects) {
    std::sort(subject.prepared.active_keys.begin(), subject.prepared.active_keys.end());
    memory.put(subject.prepared);
  }
  for (const auto& [a, b] : *pairs) {
    const auto first = memory.get(transaction, a);
    if (!first) return tl::unexpected(first.error());
    const auto second = memory.get(transaction, b);
    if (!second) return tl::unexpected(second.error());
    if (*first == nullptr || *second == nullptr) continue;
    const float bits = dedupe::score(**first, **second, options.model, options.frequencies).bits;
    if (bits >= static_cast<float>(options.model.floor_bits)) found.links.push_back({a, b, bits});
  }
  return found;
}

std::vector<Subject> to_subjects(const std::vector<dedupe::Record>& records) {
  std::vector<Subject> subjects(records.size());
  const auto fill = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      subjects[i].id = records[i].id;
      subjects[i].prepared = dedupe::prepare(records[i]);
      subjects[i].keys = dedupe::block_keys(subjects[i].prepared);
      for (const dedupe::BlockKey& key : subjects[i].keys) subjects[i].hashes.push_back(dedupe::hash_of(key));
    }
  };
  const std::size_t threads =
      std::clamp<std::size_t>(records.size() / kWorthAThread, 1, std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::jthread> workers;
  for (std::size_t t = 1; t < threads; ++t)
    workers.emplace_back(fill, records.size() * t / threads, records.size() * (t + 1) / threads);
  fill(0, records.size() / threads);
  workers.clear();
  return subjects;
}

}  // namespace pipeline
