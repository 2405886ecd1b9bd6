#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "card/result.h"
#include "dedupe/cluster.h"
#include "dedupe/frequencies.h"
#include "dedupe/model.h"
#include "dedupe/prepared.h"

namespace dedupe {

/// The levels at which two cards stand, field by field; all that learning sees of a pair.
struct Pattern {
  std::array<Level, kFieldCount> levels{};  ///< none where a side is empty
  friend auto operator<=>(const Pattern&, const Pattern&) = default;
};
Pattern pattern_of(const Comparison& comparison);

struct PatternCount {
  Pattern pattern;
  double count = 0;
};

struct LearnOptions {
  int rounds = 30;  ///< of expectation and maximisation, at most
  std::size_t random_pairs = 200'000;
  std::size_t blocked_pairs = 400'000;
  double shipped_weight = 200;  ///< pairs that the starting model counts for, at every level of a field
  std::size_t labels_to_calibrate = 500;
};

/// Odds of the levels from counts of patterns: u from pairs taken at random, m by expectation and maximisation over
/// pairs that share a key (Dempster, Laird, Rubin 1977; Winkler 2000), started from `start`. `labelled` pairs are
/// counted with what people said instead of an expectation: `same` ones in m, `different` ones not. Where a level's
/// factor u multiplies a term's share (names, company, domain) u stays as it is. Within a field levels keep their
/// order: pools of adjacent violators are averaged. The result is the same for the same counts in any order. An error
/// where the counts say nothing (too few pairs, or the field levels turned round); then keep the old model.
card::Result<Model> learn(std::span<const PatternCount> random, std::span<const PatternCount> blocked,
                          std::span<const PatternCount> same, std::span<const PatternCount> different,
                          const Model& start, const Frequencies& frequencies, const LearnOptions& options = {});

/// The same over records with active_keys: pairs are drawn by a hash of the card ids, so that no order and no clock
/// matters. Assertions between two of the records are the labels; from options.labels_to_calibrate on the bits are
/// calibrated on them (Platt 1999). The model's version is `start`'s with "-learnt".
card::Result<Model> learn_from(std::span<const Prepared> records, std::span<const Assertion> labels, const Model& start,
                               const Frequencies& frequencies, const LearnOptions& options = {});

/// Slope and offset that make calibrated bits the log2 odds of the labels: logistic regression on the bits, by Newton's
/// method on Platt's smoothed targets.
struct Label {
  double bits = 0;
  bool same = false;
};
struct Calibration {
  double slope = 1, offset = 0;
};
Calibration calibrate(std::span<const Label> labels);

}  // namespace dedupe
