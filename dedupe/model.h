#pragma once

#include <array>
#include <string>
#include <string_view>

#include "card/result.h"
#include "dedupe/levels.h"

namespace dedupe {

/// How often two cards stand at a level: of one person (m), of two people (u). Fellegi and Sunter, "A theory for
/// record linkage", JASA 64 (1969). The level's weight is log2(m / u) bits.
struct LevelOdds {
  double m = 1, u = 1;  ///< 1e-6 .. 1 - 1e-6; both 1: the level says nothing
  friend bool operator==(const LevelOdds&, const LevelOdds&) = default;
};

/// Numbers in bits unless named otherwise. A decision is a function of the cards, the users' assertions, the
/// Frequencies and this; whoever stores decisions stores the version with them.
struct Model {
  std::string version;            ///< names this set of numbers: "default-1", "trained-2026-11-22"
  double matches_per_card = 0.5;  ///< expected other cards of one person; with the population it gives the prior
  double accept_bits = 7;         ///< the best pair between two groups that are joined
  double link_bits = 1.5;         ///< the mean over all pairs between two groups that are joined
  double review_bits = -2;        ///< from here on a person is asked
  double floor_bits = -7;         ///< two cards that share a key and score this are of one component (connects())
  double margin_bits = 3.3;       ///< by which a join must lead one that would contradict it
  double organisation_cap = 12;   ///< what company, domain, fixed lines and office address can say together
  double residence_cap = 30;      ///< what an address can say where neither card names a company
  double against_cap = -4;        ///< the least that they say together when they differ: people change jobs
  double calibration_slope = 1;   ///< Platt: bits = slope * sum + offset, learnt from labels
  double calibration_offset = 0;
  std::array<LevelOdds, kLevelCount> odds{};

  double bits(Level level) const;  ///< log2(m / u)
  friend bool operator==(const Model&, const Model&) = default;
};

/// The shipped model (dedupe/tables/default_model.txt, compiled in).
const Model& default_model();

/// One "name value" or "level m u" a line, '#' begins a comment. Unknown names, missing levels and odds outside of
/// their range are errors. to_text() and back gives an equal model.
card::Result<Model> parse_model(std::string_view text);
std::string to_text(const Model& model);

}  // namespace dedupe
