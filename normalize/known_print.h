#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/card_text.h"
#include "card/parsed_card.h"
#include "normalize/ctc_score.h"

namespace normalize {

/// The print of one value, of one line or several, against which other texts for the value are weighed. Keeps
/// references to the lines and the tables. One thread at a time.
class KnownPrint {
 public:
  KnownPrint(const std::vector<card::TextLine>& lines, const std::vector<card::CodeTable>& tables,
             const std::vector<card::Evidence>& places);

  /// ln P(lines | `known` printed there) less ln P(lines as read): of each line that would differ the mean over the
  /// models whose posteriors can spell both, summed over the lines. `read` is the value as it was made of the print;
  /// what `known` has in common with it counts as printed, in whatever form that is (width, letter case, dashes,
  /// blanks). Absent where nothing can be weighed.
  std::optional<double> log_ratio(std::string_view read, std::string_view known) const;

 private:
  struct Place {
    std::size_t line = 0, symbol = 0;
  };
  /// A line under one model that can spell what was read.
  struct Judge {
    CtcScorer scorer;
    double as_read = 0;
  };
  std::optional<double> line_ratio(std::size_t line, const std::string& text) const;
  std::vector<Judge> judges_of(std::size_t line) const;

  const std::vector<card::TextLine>& lines_;
  const std::vector<card::CodeTable>& tables_;
  std::vector<Place> places_;                                 ///< the symbols of the value's places, blanks left out
  std::vector<std::u32string> text_;                          ///< theirs, folded for comparing
  mutable std::map<std::size_t, std::vector<Judge>> judges_;  ///< by line; costly to make, so only where they are asked
};

/// Which characters of `a` stand for which of `b` under the fewest changes; -1: none.
std::vector<std::ptrdiff_t> aligned(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b);
/// One element for each character that is no blank, folded as KnownPrint compares them.
std::vector<std::u32string> folded_characters(std::string_view text);

}  // namespace normalize
