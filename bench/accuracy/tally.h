#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/accuracy/compare.h"

namespace accuracy {

/// Counts of the values of one field.
struct FieldCount {
  int right = 0, wrong = 0, missing = 0, extra = 0;
  int sure_wrong = 0;  ///< wrong or extra values that the program did not call doubtful
  int printed() const { return right + wrong + missing; }
};

/// What happened to one printed card.
struct CardOutcome {
  bool found = false;
  bool upright = false;   ///< found, and the right way up
  bool accepted = false;  ///< the program asked nobody
  std::vector<Outcome> values;

  bool all_right() const;  ///< every value right, and none extra
};

/// Sums over the cards of one group.
struct Tally {
  int pictures = 0, cards = 0, found = 0, false_finds = 0, upright = 0;
  int whole_right = 0, accepted_right = 0, accepted_wrong = 0;
  double seconds = 0;
  std::map<std::string, FieldCount> fields;

  void add(const CardOutcome& card, const std::vector<std::string>& doubtful);
  FieldCount total() const;  ///< of the fields that count
};

/// The fields in the order of the report; the first ones count in the total.
struct ReportField {
  const char* name;
  bool counts;
};
const std::vector<ReportField>& report_fields();

/// Markdown tables: one line for each group, then one line for each field with a column for each group.
std::string report(const std::map<std::string, Tally>& by_kind, const std::map<std::string, Tally>& by_style);

}  // namespace accuracy
