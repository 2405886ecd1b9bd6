#include "dedupe/match.h"

#include <algorithm>
#include <map>

#include "dedupe/compare.h"

namespace dedupe {
namespace {

bool better(const card::MatchDecision& a, const card::MatchDecision& b) {
  if (a.verdict != b.verdict) return a.verdict > b.verdict;
  return a.score > b.score;
}

// Between equal comparisons with two cards of one contact the reasons decide, so that their order does not.
bool shown_before(const card::MatchDecision& a, const card::MatchDecision& b) {
  if (better(a, b) || better(b, a)) return better(a, b);
  return std::lexicographical_compare(
      a.reasons.begin(), a.reasons.end(), b.reasons.begin(), b.reasons.end(),
      [](const card::MatchReason& x, const card::MatchReason& y) { return x.rule < y.rule; });
}

/// The best comparison with any card of a contact, and whether any card forbids.
std::map<card::ContactId, PairComparison> best_by_contact(const card::Contact& contact,
                                                          std::span<const Candidate> candidates,
                                                          const Options& options) {
  std::map<card::ContactId, PairComparison> best;
  for (const Candidate& candidate : candidates) {
    PairComparison comparison = compare_in_full(contact, candidate.contact, options);
    const auto [held, fresh] = best.try_emplace(candidate.id, comparison);
    if (fresh) continue;
    const bool forbidden = held->second.forbidden || comparison.forbidden;
    if (shown_before(comparison.decision, held->second.decision)) held->second = std::move(comparison);
    held->second.forbidden = forbidden;
  }
  return best;
}

}  // namespace

card::MatchDecision match(const card::Contact& contact, std::span<const Candidate> candidates, const Options& options) {
  std::vector<card::MatchDecision> decisions;
  for (auto& [id, comparison] : best_by_contact(contact, candidates, options)) {
    card::MatchDecision decision = std::move(comparison.decision);
    if (decision.verdict == card::Verdict::different) continue;
    if (comparison.forbidden) decision.verdict = card::Verdict::unsure;
    decision.contact = id;
    decisions.push_back(std::move(decision));
  }
  if (decisions.empty()) return {};
  // By verdict and score; the map has put the older contact first where both are equal.
  std::stable_sort(decisions.begin(), decisions.end(), better);
  const bool close = decisions.size() > 1 && decisions[1].verdict == card::Verdict::same &&
                     decisions[0].score - decisions[1].score < options.margin_bits;
  if (close) decisions[0].verdict = card::Verdict::unsure;
  return decisions.front();
}

}  // namespace dedupe
