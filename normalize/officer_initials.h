#pragma once

#include "card/card_text.h"

namespace normalize {

/// "代表取締役oEO", "取締役（TO", "代表取締役nCEO" to CEO, CTO: behind a Japanese title a model that reads kanji makes
/// a bracket or a round letter of the C, or a letter of the gap before it. In every reading of every line.
void settle_officer_initials(card::CardText& card);

}  // namespace normalize
