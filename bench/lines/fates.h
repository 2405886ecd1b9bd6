#pragma once

#include <array>
#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/geometry.h"

namespace lines {

/// What became of a printed line.
enum class Fate {
  whole,   ///< one line that was read covers it, and no other printed line
  joined,  ///< covered, by a line that covers another printed one as well
  torn,    ///< covered by several lines
  cut,     ///< its beginning, its end or a part between is in no line
  lost,    ///< hardly anything of it is in a line
};
inline constexpr std::array kFates = {Fate::whole, Fate::joined, Fate::torn, Fate::cut, Fate::lost};
const char* to_string(Fate fate);

/// A line of the truth, on the upright card.
struct PrintedLine {
  std::string text;
  card::Bounds box;
  bool vertical = false;
};

struct LineFate {
  Fate fate = Fate::lost;
  bool exact = false;                     ///< read right: after NFKC and without blanks
  std::vector<const card::TextLine*> in;  ///< the lines that cover a part of it, along the writing
};

/// One for each printed line. Lines that were read are compared by their boxes on the same card; those that run the
/// other way do not count. The results point into `read`.
std::vector<LineFate> fates_of(const std::vector<PrintedLine>& printed, const std::vector<card::TextLine>& read);

}  // namespace lines
