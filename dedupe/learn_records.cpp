#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "dedupe/learn.h"

namespace dedupe {
namespace {

// SplitMix64's finaliser: pairs are drawn by what they are, not by when they come.
std::uint64_t stirred(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

std::uint64_t draw_of(card::CardId id, std::uint64_t turn) {
  return stirred(static_cast<std::uint64_t>(id.value) * 0x9E3779B97F4A7C15ULL + turn);
}

using PatternCounts = std::map<Pattern, double>;

std::vector<PatternCount> listed(const PatternCounts& counts) {
  std::vector<PatternCount> list;
  for (const auto& [pattern, count] : counts) list.push_back({pattern, count});
  return list;
}

std::vector<const Prepared*> sorted_by_id(std::span<const Prepared> records) {
  std::vector<const Prepared*> sorted;
  for (const Prepared& record : records) sorted.push_back(&record);
  std::sort(sorted.begin(), sorted.end(), [](const Prepared* a, const Prepared* b) { return a->id < b->id; });
  return sorted;
}

/// Scores and counts pairs under one model.
class Counter {
 public:
  Counter(const Model& model, const Frequencies& frequencies) : model_(model), frequencies_(frequencies) {}

  void add(const Prepared& a, const Prepared& b, PatternCounts& into) const {
    ++into[pattern_of(score(a, b, model_, frequencies_))];
  }

 private:
  const Model& model_;
  const Frequencies& frequencies_;
};

PatternCounts random_pairs(const std::vector<const Prepared*>& records, std::size_t wanted, const Counter& counter) {
  PatternCounts counts;
  const std::size_t turns = records.size() < 2 ? 0 : wanted / records.size() + 1;
  for (std::size_t turn = 0; turn < turns; ++turn)
    for (const Prepared* record : records) {
      const Prepared* other = records[draw_of(record->id, turn) % records.size()];
      if (other != record) counter.add(*record, *other, counts);
    }
  return counts;
}

// Every card with one other card of each of its keys, as often as it takes.
PatternCounts blocked_pairs(const std::vector<const Prepared*>& records, std::size_t wanted, const Counter& counter) {
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < records.size(); ++i)
    for (const std::int64_t key : records[i]->active_keys) by_key[key].push_back(i);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < records.size(); ++i)
    for (const std::int64_t key : records[i]->active_keys) {
      const std::vector<std::size_t>& held = by_key[key];
      const std::size_t other = held[draw_of(records[i]->id, static_cast<std::uint64_t>(key)) % held.size()];
      if (other != i) pairs.emplace_back(std::min(i, other), std::max(i, other));
    }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  const std::size_t step = pairs.size() / std::max<std::size_t>(1, wanted) + 1;
  PatternCounts counts;
  for (std::size_t i = 0; i < pairs.size(); i += step)
    counter.add(*records[pairs[i].first], *records[pairs[i].second], counts);
  return counts;
}

}  // namespace

Calibration calibrate(std::span<const Label> labels) {
  double yes = 0;
  for (const Label& label : labels) yes += label.same ? 1 : 0;
  const double no = static_cast<double>(labels.size()) - yes;
  const double high = (yes + 1) / (yes + 2), low = 1 / (no + 2), ln2 = std::log(2.0);
  Calibration fit;
  for (int round = 0; round < 50; ++round) {
    double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
    for (const Label& label : labels) {
      const double x = label.bits * ln2;
      const double p = 1 / (1 + std::exp(-(fit.slope * x + fit.offset * ln2)));
      const double error = (label.same ? high : low) - p, weight = p * (1 - p);
      g0 += error * x;
      g1 += error;
      h00 += weight * x * x;
      h01 += weight * x;
      h11 += weight;
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (std::abs(determinant) < 1e-12) break;
    const double step0 = (h11 * g0 - h01 * g1) / determinant, step1 = (h00 * g1 - h01 * g0) / determinant;
    fit.slope += std::clamp(step0, -1.0, 1.0);
    fit.offset += std::clamp(step1, -5.0, 5.0) / ln2;
    if (std::abs(step0) + std::abs(step1) < 1e-9) break;
  }
  return fit.slope > 0 ? fit : Calibration{};  // labels that contradict the score outright calibrate nothing
}

card::Result<Model> learn_from(std::span<const Prepared> records, std::span<const Assertion> labels, const Model& start,
                               const Frequencies& frequencies, const LearnOptions& options) {
  const std::vector<const Prepared*> sorted = sorted_by_id(records);
  const Counter counter(start, frequencies);
  PatternCounts same, different;
  std::vector<std::pair<const Prepared*, const Prepared*>> pairs;
  std::vector<Label> known;
  const auto find = [&](card::CardId id) -> const Prepared* {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), id,
                                     [](const Prepared* each, card::CardId wanted) { return each->id < wanted; });
    return at != sorted.end() && (*at)->id == id ? *at : nullptr;
  };
  for (const Assertion& label : labels) {
    const Prepared *a = find(label.a), *b = find(label.b);
    if (a == nullptr || b == nullptr || a == b) continue;
    counter.add(*a, *b, label.judgement == Judgement::same ? same : different);
    pairs.emplace_back(a, b);
    known.push_back({0, label.judgement == Judgement::same});
  }
  auto model = learn(listed(random_pairs(sorted, options.random_pairs, counter)),
                     listed(blocked_pairs(sorted, options.blocked_pairs, counter)), listed(same), listed(different),
                     start, frequencies, options);
  if (!model || known.size() < options.labels_to_calibrate) return model;
  Model plain = *model;
  plain.calibration_slope = 1;
  plain.calibration_offset = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    known[i].bits = score(*pairs[i].first, *pairs[i].second, plain, frequencies).bits;
  const Calibration fit = calibrate(known);
  model->calibration_slope = fit.slope;
  model->calibration_offset = fit.offset;
  return model;
}

}  // namespace dedupe
