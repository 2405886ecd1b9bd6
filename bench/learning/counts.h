#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bench/accuracy/compare.h"

namespace learning {

/// What became of the values of one field, or of whole cards.
struct Count {
  int right = 0, wrong = 0, missing = 0;  ///< wrong: those included that are not printed
  int accepted = 0, accepted_wrong = 0;   ///< of right and wrong: those that the program asked nobody about
  int printed_or_given() const { return right + wrong + missing; }
};

/// One card: its place among its firm's, and whether what was known of the firm was used.
struct Column {
  int number = 1;
  bool learning = false;
  friend auto operator<=>(const Column&, const Column&) = default;
};

class Counts {
 public:
  /// `doubtful`: the contract's paths.
  void add(Column column, const std::vector<accuracy::Outcome>& outcomes, const std::vector<std::string>& doubtful,
           bool accepted);
  /// Markdown: one row for each field, a pair of columns (alone, learning) for each of the numbers.
  std::string table(const std::vector<int>& numbers) const;

 private:
  std::map<std::pair<std::string, Column>, Count> counts_;
};

/// Whether the value at an outcome's path, or a part of it, is among the doubtful.
bool is_doubtful(const accuracy::Outcome& outcome, const std::vector<std::string>& doubtful);

}  // namespace learning
