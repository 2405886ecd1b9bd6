#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/reader.h"

namespace pipeline {

/// How pages become cards with two sides.
enum class PairMode {
  none,             ///< every page by itself
  duplex,           ///< front, back, front, back: what duplex scanners give
  stacks,           ///< all fronts, then all backs in the same order
  stacks_reversed,  ///< all fronts, then all backs from the last to the first: the turned stack
  names,            ///< by file name: x_front and x_back, x-a and x-b, x表 and x裏
  evidence,         ///< neighbours that say themselves that they belong together
};
const char* to_string(PairMode mode);  ///< the command line's word: "duplex", "stacks-reversed"; "" for none
std::optional<PairMode> parse_pair_mode(std::string_view text);

/// Whether two cards look like the two sides of one, not like cards of two people or two cards of one person: the same
/// e-mail address or mobile number in two languages, or one in which the name of the other is written in Latin letters.
bool are_two_sides(const ReadCard& a, const ReadCard& b);

/// The name without the mark of a side, and which side it is; nothing for a name without a mark.
struct SideName {
  std::string stem;
  bool is_back = false;
};
std::optional<SideName> side_of_name(std::string_view file_stem);

/// Takes pages in their order and gives cards, paired or single, as soon as it is sure. Backs without print are
/// dropped. Pages with several cards are paired card by card where both show as many; else they stay single.
class Pairing {
 public:
  explicit Pairing(PairMode mode) : mode_(mode) {}

  /// The cards of the next page; empty for a page that could not be read but has a place in the order.
  std::vector<ReadCard> add(std::vector<ReadCard> page);
  /// What is left after the last page. An odd number of pages in stacks is not paired at all: nobody knows which one
  /// is missing.
  std::vector<ReadCard> finish();
  /// Whether nothing waits for its other side.
  bool is_empty() const { return pages_.empty() && waiting_.empty(); }

 private:
  using Page = std::vector<ReadCard>;
  Page pair(Page front, Page back) const;
  std::vector<ReadCard> add_by_name(Page page);
  std::vector<ReadCard> add_by_evidence(Page page);

  PairMode mode_;
  std::vector<Page> pages_;  ///< that wait, in their order
  struct Waiting {
    Page page;
    bool is_back;
  };
  std::map<std::string, Waiting> waiting_;  ///< by the name without its mark
};

}  // namespace pipeline
