#pragma once

#include <vector>

#include "card/card_text.h"

namespace ocr {

/// The words in Latin letters and digits that lie in a column of upright Japanese: parts of the reading of the turned
/// column that are surer than what the column laid out anew gives at the same place. In their order, with the blanks
/// between them; empty when there are none.
std::vector<card::Symbol> lying_words(const card::Reading& laid_out, const card::Reading& turned);

}  // namespace ocr
