#pragma once

#include <string>
#include <vector>

#include "normalize/fields.h"

namespace normalize {

/// A company's name as a card prints it, put together from the segments that hold it.
struct CompanyPrint {
  std::string text;
  std::vector<const Segment*> segments;  ///< in reading order; of the card
  float score = 0;                       ///< how much it looks like one
  bool eastern() const;                  ///< whether it has eastern script
};

/// The companies that a card names, the card's own firm first. Names over several lines, torn ones and legal forms that
/// stand alone are put together; where the card's domains can tell, they do.
std::vector<CompanyPrint> company_prints(const LabelledCard& card);

/// "VEL" beside "Velsoft Corporation": a logo of the letters that the name begins with.
bool is_logo_of(const std::string& letters, const std::string& name);

/// How well the best of the card's domains fits a name, 0..1.
float best_domain_fit(const LabelledCard& card, const std::string& name);

}  // namespace normalize
