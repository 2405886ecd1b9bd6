#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "card/result.h"
#include "dedupe/prepared.h"

namespace dedupe {

/// How common terms are, and how many cards there are. A snapshot, versioned like the model: live counts would make a
/// decision depend on the order of arrival. Values that are not listed have their kind's default.
class Frequencies {
 public:
  /// Cards that the prior and the floor of a term's share reckon with. Never the bare count of the store: take
  /// population_step() of it, and cluster everything again when the step changes.
  double population = 0;

  /// Share of cards that bear the value, between 2 / population and 1.
  double share(TermKind kind, std::string_view value) const;
  void set(TermKind kind, std::string_view value, double share);

 private:
  friend std::string to_text(const Frequencies& frequencies);
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

/// Shares counted over a store, mixed with the default ones as long as it is small: (count + share * 20,000) /
/// (records + 20,000). Only values whose share differs from the default are kept.
Frequencies count_frequencies(std::span<const Prepared> records);

/// One "kind value share" a line, tab-separated, sorted; and back.
std::string to_text(const Frequencies& frequencies);
card::Result<Frequencies> parse_frequencies(std::string_view text);

}  // namespace dedupe
