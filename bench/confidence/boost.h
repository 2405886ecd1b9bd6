#pragma once

#include <vector>

#include "bench/confidence/table.h"
#include "card/result.h"
#include "normalize/doubt_clues.h"
#include "normalize/doubt_model.h"

namespace confidence {

/// How the trees are grown (XGBoost's names in brackets).
struct BoostOptions {
  int rounds = 350;           ///< trees
  int depth = 4;              ///< [max_depth]
  double rate = 0.05;         ///< [eta]
  double least_weight = 0.2;  ///< [min_child_weight]
  double rows = 0.8;          ///< share of the rows that each tree sees [subsample]
  double clues = 0.4;         ///< share of the clues that each tree sees [colsample_bytree]
  double ridge = 4;           ///< [lambda]
};

/// Trees that give the log-odds of `right`; each clue's pull is kept (monotone_constraints). Not calibrated. With
/// `start` the new trees correct what that model gives, calibrated (base_margin), and follow its own.
/// Deterministic. Fails with internal where XGBoost does.
card::Result<normalize::ProbabilityModel> boost(const std::vector<const Row*>& rows,
                                                const std::vector<normalize::ClueRule>& rules,
                                                const BoostOptions& options,
                                                const normalize::ProbabilityModel* start = nullptr);

}  // namespace confidence
