#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "card/result.h"
#include "dedupe/prepared.h"

namespace dedupe {

/// A term and what share of cards bears it.
struct TermShare {
  Term term;
  double share = 0;  ///< 0..1
  friend bool operator==(const TermShare&, const TermShare&) = default;
};

/// How common terms are, and how many cards there are. A snapshot, versioned like the model: live counts would make a
/// decision depend on the order of arrival. Values that are not listed have their kind's default.
class Frequencies {
 public:
  /// Cards that the prior and the floor of a term's share reckon with. Never the bare count of the store: take
  /// population_step() of it, and cluster everything again when the step changes.
  double population = 0;

  /// Share of cards that bear the value, between 2 / population and 1.
  double share(TermKind kind, std::string_view value) const;
  /// The same, 0 for a value that is not listed.
  double listed_share(TermKind kind, std::string_view value) const;
  void set(TermKind kind, std::string_view value, double share);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view value) const { return std::hash<std::string_view>()(value); }
  };
  using Shares = std::unordered_map<std::string, double, Hash, std::equal_to<>>;
  std::array<Shares, kTermKindCount> shares_;
};

/// Steps by which a store's population grows: 16,384 cards, then eight times that, and so on.
double population_step(std::int64_t cards);

/// Japanese family names by head count, frequent given names, the rest by default (dedupe/tables); at the least step.
const Frequencies& default_frequencies();

/// What the cards at hand say: terms that more of them bear than the country's tables have it, as in a list of one
/// trade, one town or one firm. Records with one name and one company are one person, whose many cards make no name
/// common. The order does not matter.
class TermCounter {
 public:
  void add(const Prepared& record);
  /// Terms that at least eight people bear and whose share is at least twice that of default_frequencies(), mixed with
  /// it as if 256 people more had been counted, and rounded to a power of two so that it changes seldom; sorted.
  std::vector<TermShare> standing_out() const;

 private:
  std::unordered_set<std::int64_t> people_, borne_;  ///< hashes of people, and of a person with a term
  std::map<Term, std::int64_t> counts_;
};

/// The larger of both for every term.
Frequencies with_shares(Frequencies national, std::span<const TermShare> counted);

/// One "kind value share" a line, tab-separated; and back.
std::string to_text(std::span<const TermShare> shares);
card::Result<std::vector<TermShare>> parse_term_shares(std::string_view text);

}  // namespace dedupe
