#include "dedupe/learn.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace dedupe {
namespace {

constexpr double kLeast = 1e-6, kMost = 1 - 1e-6;
constexpr double kFewestPairs = 1000;
constexpr double kLevelStep = 1e-9;

double clamped(double odds) { return std::clamp(odds, kLeast, kMost); }

bool is_compared(Level level) {
  return level != Level::none && level != Level::prior && level != Level::limit && level != Level::calibration;
}

// Their weights are log2(m / (u * share)): u is a factor, not a frequency, and is not learnt.
bool has_share(Level level) {
  return (level >= Level::family_exact && level <= Level::family_homophone) ||
         (level >= Level::given_exact && level <= Level::given_homophone) || level == Level::company_exact ||
         level == Level::domain_exact;
}

// Levels that only cards with a domain, a number or an initial nearly in common reach: their odds are given that, which
// pairs taken at random cannot show.
constexpr Level kConditional[] = {Level::email_edit,     Level::email_local, Level::email_other_mailbox,
                                  Level::email_numbered, Level::mobile_edit, Level::phone_exchange,
                                  Level::given_initial};

bool is_learnt(Level level) {
  return is_compared(level) &&
         std::find(std::begin(kConditional), std::end(kConditional), level) == std::end(kConditional);
}

using Counts = std::array<double, kLevelCount>;

void count(std::span<const PatternCount> patterns, Counts& counts) {
  for (const PatternCount& each : patterns)
    for (const Level level : each.pattern.levels)
      if (is_learnt(level)) counts[static_cast<std::size_t>(level)] += each.count;
}

double total(std::span<const PatternCount> patterns) {
  double sum = 0;
  for (const PatternCount& each : patterns) sum += each.count;
  return sum;
}

/// Counts to shares within each field, mixed with the starting model's as if it had been seen `weight` times.
template <class Get>
Counts shares_of(const Counts& counts, const Model& start, double weight, Get get) {
  Counts shares{};
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    double seen = 0, expected = 0;
    for (const LevelRow& row : kLevels) {
      if (!is_learnt(row.level) || static_cast<std::size_t>(row.field) != field) continue;
      seen += counts[static_cast<std::size_t>(row.level)];
      expected += get(start.odds[static_cast<std::size_t>(row.level)]);
    }
    for (const LevelRow& row : kLevels) {
      const auto at = static_cast<std::size_t>(row.level);
      if (!is_learnt(row.level) || static_cast<std::size_t>(row.field) != field) continue;
      shares[at] = clamped((counts[at] + weight * get(start.odds[at]) / expected) / (seen + weight));
    }
  }
  return shares;
}

/// Mean share of the values at a level with shares, so that patterns without values can be weighed.
double mean_share(Level level, const Frequencies& frequencies) {
  constexpr double kFamily = 2e-3, kGiven = 3e-3, kFirm = 5e-4;
  const Field field = row_of(level).field;
  const double share = field == Field::family ? kFamily : field == Field::given ? kGiven : kFirm;
  return std::max(share, 2 / frequencies.population);
}

double log_ratio(Level level, const Counts& m, const Counts& u, const Frequencies& frequencies) {
  const auto at = static_cast<std::size_t>(level);
  return std::log2(m[at] / (has_share(level) ? u[at] * mean_share(level, frequencies) : u[at]));
}

// Company, domain, line and address are one group, as in score(); m is learnt as if they were not.
bool in_group(Field field) {
  return field == Field::phone || field == Field::company || field == Field::domain || field == Field::postal_code ||
         field == Field::numbers || field == Field::place || field == Field::title;
}

double bits_of(const Pattern& pattern, const Counts& m, const Counts& u, double prior, const Model& model,
               const Frequencies& frequencies) {
  double bits = prior, group = 0;
  bool firm = false;
  for (const Level level : pattern.levels) {
    if (!is_compared(level)) continue;
    const Field field = row_of(level).field;
    firm = firm || field == Field::company || field == Field::domain;
    (in_group(field) ? group : bits) += log_ratio(level, m, u, frequencies);
  }
  const double cap = firm ? model.organisation_cap : model.residence_cap;
  return bits + std::clamp(group, firm ? model.against_cap : -cap, cap);
}

Counts odds_of(const Model& model, double LevelOdds::* side) {
  Counts counts{};
  for (std::size_t i = 0; i < kLevelCount; ++i) counts[i] = model.odds[i].*side;
  return counts;
}

enum class Wanted { same, different };

/// How likely each pattern is one person (or two), and the levels counted by that.
Counts expected_counts(std::span<const PatternCount> blocked, const Counts& m, const Counts& u, double prior,
                       const Model& model, const Frequencies& frequencies, double& matches, Wanted wanted) {
  Counts counts{};
  matches = 0;
  for (const PatternCount& each : blocked) {
    const double bits = bits_of(each.pattern, m, u, prior, model, frequencies);
    const double same = each.count / (1 + std::exp2(wanted == Wanted::same ? -bits : bits));
    matches += same;
    for (const Level level : each.pattern.levels)
      if (is_learnt(level)) counts[static_cast<std::size_t>(level)] += same;
  }
  return counts;
}

struct Block {
  double m, u;
  std::size_t begin, end;
  double ratio() const { return m / u; }
};

// Pool adjacent violators: a better level never says less than a worse one (Ayer et al. 1955). Levels with shares are
// not compared with those without.
void make_monotone(Model& model) {
  std::vector<std::size_t> run;
  const auto pool = [&] {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < run.size(); ++i) {
      blocks.push_back({model.odds[run[i]].m, model.odds[run[i]].u, i, i + 1});
      while (blocks.size() > 1 && blocks[blocks.size() - 2].ratio() < blocks.back().ratio()) {
        const Block last = blocks.back();
        blocks.pop_back();
        blocks.back() = {blocks.back().m + last.m, blocks.back().u + last.u, blocks.back().begin, last.end};
      }
    }
    for (const Block& block : blocks)
      for (std::size_t i = block.begin; i < block.end && block.end - block.begin > 1; ++i) {
        LevelOdds& odds = model.odds[run[i]];
        odds.m = clamped(odds.u * block.ratio());
      }
    run.clear();
  };
  for (std::size_t i = 1; i < kLevels.size(); ++i) {
    const LevelRow &row = kLevels[i], &before = kLevels[i - 1];
    if (row.field != before.field || has_share(row.level) != has_share(before.level)) pool();
    if (is_compared(row.level) && !has_share(row.level)) run.push_back(i);
  }
  pool();
}

}  // namespace

Pattern pattern_of(const Comparison& comparison) {
  Pattern pattern;
  for (std::size_t i = 0; i < kFieldCount; ++i)
    if (is_compared(comparison.evidence[i].level)) pattern.levels[i] = comparison.evidence[i].level;
  return pattern;
}

card::Result<Model> learn(std::span<const PatternCount> random, std::span<const PatternCount> blocked,
                          std::span<const PatternCount> same, std::span<const PatternCount> different,
                          const Model& start, const Frequencies& frequencies, const LearnOptions& options) {
  const auto refused = [](const char* why) {
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("matching model: {}; the model in use is kept, learn again with more cards", why));
  };
  if (total(random) < kFewestPairs || total(blocked) < kFewestPairs) return refused("too few pairs to learn from");
  Counts random_counts{}, labelled{};
  // Some pairs taken at random are of one person; they are left out as far as the starting model knows them.
  const Counts start_m = odds_of(start, &LevelOdds::m), start_u = odds_of(start, &LevelOdds::u);
  double known = 0;
  const double prior = std::log2(start.matches_per_card / frequencies.population);
  random_counts = expected_counts(random, start_m, start_u, prior, start, frequencies, known, Wanted::different);
  count(different, random_counts);
  count(same, labelled);
  const Counts seen =
      shares_of(random_counts, start, options.shipped_weight, [](const LevelOdds& odds) { return odds.u; });
  Counts m = start_m, u = start_u;
  for (std::size_t i = 0; i < kLevelCount; ++i)
    if (is_learnt(kLevels[i].level) && !has_share(kLevels[i].level)) u[i] = seen[i];
  double matches = 0;
  const double all = total(blocked);
  for (int round = 0; round < options.rounds; ++round) {
    Counts counts = expected_counts(blocked, m, u, prior, start, frequencies, matches, Wanted::same);
    for (std::size_t i = 0; i < kLevelCount; ++i) counts[i] += labelled[i];
    const Counts next = shares_of(counts, start, options.shipped_weight, [](const LevelOdds& odds) { return odds.m; });
    double moved = 0;
    for (std::size_t i = 0; i < kLevelCount; ++i)
      if (is_learnt(kLevels[i].level)) moved = std::max(moved, std::abs(next[i] - m[i]));
    for (std::size_t i = 0; i < kLevelCount; ++i)
      if (is_learnt(kLevels[i].level)) m[i] = next[i];
    if (moved < kLevelStep) break;
  }
  if (!std::isfinite(matches) || matches < 1 || matches > all - 1)
    return refused("the pairs do not part into two kinds");
  Model model = start;
  for (const LevelRow& row : kLevels) {
    const auto at = static_cast<std::size_t>(row.level);
    if (is_learnt(row.level)) model.odds[at] = {m[at], u[at]};
  }
  make_monotone(model);
  if (model.bits(Level::given_differs) >= 0 || model.bits(Level::family_differs) >= 0)
    return refused("names that differ would speak for one person");
  model.version = start.version + "-learnt";
  return model;
}

}  // namespace dedupe
