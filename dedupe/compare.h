#pragma once

#include "dedupe/match.h"

/// Private to dedupe/.
namespace dedupe {

/// compare() with what match() must know besides.
struct PairComparison {
  card::MatchDecision decision;
  bool forbidden = false;  ///< something forbids `same`, whatever else agrees
};
PairComparison compare_in_full(const card::Contact& a, const card::Contact& b, const Options& options);

}  // namespace dedupe
