#pragma once

#include <vector>

#include "card/card_text.h"

namespace ocr {

/// The words in Latin letters and digits that lie in a column of upright Japanese: parts of the reading of the turned
/// column that are surer than what the column laid out anew gives at the same place. In their order, with the blanks
/// between them; empty when there are none.
std::vector<card::Symbol> lying_words(const card::Reading& laid_out, const card::Reading& turned);

/// A stretch down a column, in pixels of the card.
struct Stretch {
  float top = 0, bottom = 0;
};

/// Where words that lie in a column may stand, each with all that the column laid out anew does not clearly show to be
/// kanji or kana beside it: read alone, a word keeps the letters that were lost next to turned kanji. `words` as
/// lying_words() gives them.
std::vector<Stretch> stretches_of(const std::vector<card::Symbol>& words, const card::Reading& laid_out);

}  // namespace ocr
