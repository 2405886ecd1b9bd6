#pragma once

#include <array>
#include <vector>

#include "card/match.h"
#include "dedupe/frequencies.h"
#include "dedupe/model.h"
#include "dedupe/prepared.h"

namespace dedupe {

/// What a comparison of one field gave.
struct Evidence {
  Level level = Level::none;  ///< none: absent on a side, says nothing
  float bits = 0;             ///< a multiple of 1/1024, so that sums are exact in any order
};

/// Reasons that forbid an automatic join whatever the bits say; a person may still be asked.
enum class Veto : std::uint8_t {
  none = 0,
  given_names_differ = 1,  ///< both read with confidence, and no spelling of each other
  readings_differ = 2,     ///< written alike, printed readings differ (東 ヒガシ / アズマ)
  other_mailbox = 4,       ///< two mailboxes at one company, names not alike or told apart by a number; or one mobile,
                           ///< two family names and no mailbox in common
};

/// Two records compared. Pure, symmetric; a field that is absent on a side adds nothing.
struct Comparison {
  float bits = 0;  ///< sum over evidence, exactly; log2 of the odds that they are one person
  std::array<Evidence, kFieldCount> evidence{};
  std::uint8_t vetoes = 0;  ///< Veto values, or-ed
  std::uint8_t groups = 0;  ///< independent groups that agree: person, contact point, organisation or place
  bool full_name = false;   ///< both halves of the name agree
  bool silent = false;      ///< the name agrees and nothing of a person's own differs: says nothing against a group
  bool homes = false;       ///< both are of lists of homes
  bool same_home = false;   ///< of two lists of homes, the whole address agrees
  bool job_change = false;  ///< the person agrees, everything of the organisation differs

  bool operator==(const Comparison&) const;
};

/// A few microseconds, no allocation in the common case. Thread-safe.
Comparison score(const Prepared& a, const Prepared& b, const Model& model, const Frequencies& frequencies);
Comparison score(const Record& a, const Record& b, const Model& model, const Frequencies& frequencies);

/// The waterfall: the same levels in words. The weights add up to comparison.bits exactly.
std::vector<card::MatchReason> reasons_of(const Comparison& comparison);

/// Whether two cards alone would be joined: bits, no veto, two independent groups; or, on lists of homes, the whole
/// address with enough bits, whatever the names. cluster() asks more.
bool acceptable(const Comparison& comparison, const Model& model);

/// Whether a person should be asked about the pair: review_bits, and with a veto (on it, or between its groups) a
/// number or mailbox in common or enough bits to join.
enum class Vetoed { no, yes };
bool worth_asking(const Comparison& comparison, const Model& model, Vetoed vetoed);

/// Whether two cards that share a key are of one component (dedupe/cluster.h): floor_bits, and with a veto only where
/// somebody has to look at the pair.
bool connects(const Comparison& comparison, const Model& model);

/// score() of a pair that connects, minus infinity for another: the same as both together, but most pairs are given up
/// before places and firms are compared.
float connecting_bits(const Prepared& a, const Prepared& b, const Model& model, const Frequencies& frequencies);

/// The verdict on a pair by itself, with its reasons, as `explain` prints it; `contact` is not set.
card::MatchDecision decide(const Comparison& comparison, const Model& model);

}  // namespace dedupe
