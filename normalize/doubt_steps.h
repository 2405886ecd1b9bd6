#pragma once

#include <string_view>

#include "card/card_text.h"
#include "normalize/line_features.h"

namespace normalize {

/// What a line's network saw along some of a reading's symbols beside what was read: the largest probability of a code
/// that neither stands there nor next to it in the likeliest path.
struct StepDoubt {
  float passed_over = 0;  ///< at steps where nothing was read: a stop that the reading lacks
  float other_code = 0;   ///< at steps of the codes that were read
};

/// 0 and 0 where the reading has no posteriors. `ignored`: characters that do not matter. Of the whole line where the
/// likeliest path is not the reading itself, so that nobody knows which steps the symbols lie on.
StepDoubt step_doubt(const card::Reading& reading, const card::CodeTable& codes, SymbolRange range,
                     std::string_view ignored = {});

}  // namespace normalize
