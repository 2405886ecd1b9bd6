#include "bench/linkage/bound.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "dedupe/score.h"

namespace linkage {
namespace {

using dedupe::Comparison;
using dedupe::Field;
using dedupe::Level;
using IndexPair = std::pair<std::size_t, std::size_t>;

Level level_of(const Comparison& comparison, Field field) {
  return comparison.evidence[static_cast<std::size_t>(field)].level;
}

bool point_agrees(const Comparison& comparison) {
  const Level email = level_of(comparison, Field::email), mobile = level_of(comparison, Field::mobile);
  return email == Level::email_exact || email == Level::email_edit || mobile == Level::mobile_exact ||
         mobile == Level::mobile_edit;
}

/// Records that are one person's for certain, known by one of them.
class Given {
 public:
  explicit Given(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// What stands between two of them: the strongest pair, and what any pair shows.
struct Between {
  double bits = -100;
  std::set<std::string> shown;

  void take(const Comparison& comparison) {
    bits = std::max(bits, std::floor(std::min(static_cast<double>(comparison.bits), 14.0)));
    if (comparison.vetoes != 0) shown.insert("veto");
    for (const Level level : {Level::title_exact, Level::title_differs, Level::mobile_differs, Level::email_numbered,
                              Level::email_other_mailbox, Level::company_exact, Level::phone_exact})
      if (level_of(comparison, dedupe::row_of(level).field) == level) shown.insert(dedupe::row_of(level).name);
  }
};

std::set<IndexPair> pairs_with_a_key(const std::vector<dedupe::Prepared>& prepared) {
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < prepared.size(); ++i)
    for (const std::int64_t key : prepared[i].active_keys) by_key[key].push_back(i);
  std::set<IndexPair> pairs;
  for (const auto& [key, held] : by_key)
    for (std::size_t i = 0; i < held.size(); ++i)
      for (std::size_t k = i + 1; k < held.size(); ++k) pairs.insert(std::minmax(held[i], held[k]));
  return pairs;
}

/// The true pairs that share the firm or a point of contact; who shares such a point is given as one.
std::set<IndexPair> shared_pairs(const Set& set, const std::vector<dedupe::Prepared>& prepared,
                                 const dedupe::Model& model, const dedupe::Frequencies& frequencies, Given& given) {
  std::map<std::int64_t, std::vector<std::size_t>> persons;
  for (std::size_t i = 0; i < prepared.size(); ++i) persons[set.truths[i].person].push_back(i);
  std::set<IndexPair> shared;
  for (const auto& [person, own] : persons)
    for (std::size_t i = 0; i < own.size(); ++i)
      for (std::size_t k = i + 1; k < own.size(); ++k) {
        const bool point = point_agrees(dedupe::score(prepared[own[i]], prepared[own[k]], model, frequencies));
        if (point) given.unite(own[i], own[k]);
        if (point || set.truths[own[i]].firm == set.truths[own[k]].firm) shared.insert({own[i], own[k]});
      }
  return shared;
}

/// By the two that a pair of records stands between, and with how many others each might as well be one.
struct Links {
  std::map<IndexPair, Between> between;
  std::map<std::size_t, std::set<std::size_t>> rivals;

  std::string kind_of(const IndexPair& ends) {
    constexpr std::size_t kMost = 3;
    const Between& what = between[ends];
    std::string kind = fmt::format("{} {}", what.bits,
                                   std::min(kMost, std::max(rivals[ends.first].size(), rivals[ends.second].size())));
    for (const std::string& each : what.shown) kind += " " + each;
    return kind;
  }
};

Links links_of(const std::vector<dedupe::Prepared>& prepared, const dedupe::Model& model,
               const dedupe::Frequencies& frequencies, Given& given) {
  constexpr float kLeast = -2;
  Links links;
  for (const auto& [a, b] : pairs_with_a_key(prepared)) {
    const std::size_t x = given.find(a), y = given.find(b);
    if (x == y) continue;
    const Comparison comparison = dedupe::score(prepared[a], prepared[b], model, frequencies);
    if (comparison.bits < kLeast) continue;
    links.between[std::minmax(x, y)].take(comparison);
    if (comparison.bits < 0 || comparison.vetoes != 0) continue;
    links.rivals[x].insert(y);
    links.rivals[y].insert(x);
  }
  return links;
}

}  // namespace

void Bound::add(const Set& set, const std::vector<dedupe::Prepared>& prepared, const dedupe::Model& model,
                const dedupe::Frequencies& frequencies) {
  Given given(prepared.size());
  const std::set<IndexPair> shared = shared_pairs(set, prepared, model, frequencies, given);
  for (const auto& [a, b] : shared) given_ += given.find(a) == given.find(b) ? 1 : 0;
  shared_ += static_cast<std::int64_t>(shared.size());
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < prepared.size(); ++i) members[given.find(i)].push_back(i);
  Links links = links_of(prepared, model, frequencies, given);
  for (const auto& [ends, what] : links.between) {
    Pairs& pairs = kinds_[links.kind_of(ends)];
    for (const std::size_t a : members[ends.first])
      for (const std::size_t b : members[ends.second]) {
        if (set.truths[a].person != set.truths[b].person) ++pairs.wrong;
        if (shared.contains(std::minmax(a, b))) ++pairs.right;
      }
  }
}

double Bound::f1_at(double precision) const {
  std::vector<Pairs> kinds;
  for (const auto& [kind, pairs] : kinds_)
    if (pairs.right > 0) kinds.push_back(pairs);
  std::sort(kinds.begin(), kinds.end(),
            [](const Pairs& a, const Pairs& b) { return a.wrong * b.right < b.wrong * a.right; });
  std::int64_t right = given_, wrong = 0;
  double best = 0;
  for (const Pairs& each : kinds) {
    right += each.right;
    wrong += each.wrong;
    const double precise = static_cast<double>(right) / static_cast<double>(right + wrong);
    const double recall = static_cast<double>(right) / static_cast<double>(shared_);
    if (precise >= precision) best = std::max(best, 2 * precise * recall / (precise + recall));
  }
  return best;
}

}  // namespace linkage
