#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "card/card_text.h"

namespace normalize {

/// Weighs candidate texts against what the network saw on one line: log P(text | picture) by the CTC forward
/// algorithm (Graves et al. 2006), over the sparse posteriors that the engine keeps. A character may be several codes.
/// Blanks are free: a blank in the candidate is left out, and a blank that the network saw between two characters
/// costs nothing. Codes that the sparse matrix left out of a step count with a floor, so that a candidate which
/// contradicts clear print pays about kFloorLogProbability for every code, and none is impossible.
/// Keeps a dense copy of the posteriors (steps x codes floats). The code table must outlive it. Safe to share between
/// threads.
class CtcScorer {
 public:
  CtcScorer(const card::LinePosteriors& posteriors, const card::CodeTable& codes);

  /// Natural logarithm of the probability, <= 0; absent when there are no posteriors, a character has no code, or the
  /// text has more codes than the line has time steps. The empty text is the probability of an empty line.
  std::optional<double> log_probability(std::string_view candidate) const;

  bool usable() const { return step_count_ > 0 && code_count_ > 0; }

 private:
  struct Lattice;
  bool append_codes(std::string_view candidate, Lattice& lattice) const;

  const card::CodeTable* table_;
  std::size_t step_count_ = 0;
  std::size_t code_count_ = 0;
  std::vector<float> probabilities_;  ///< [step * code_count_ + code]
  std::vector<float> blank_or_null_;  ///< per step: the null code's probability plus the printed blank's
};

/// How much a model's opinion counts among those of others: what the reader of glyphs says is calibrated, what line
/// models say is not (1, 1.5, 2, 3 and 5 were tried on 414 cards).
double weight_of(const card::CodeTable& table);

/// What one code that the matrix does not show costs: ln 1e-4.
inline constexpr double kFloorLogProbability = -9.21;

}  // namespace normalize
