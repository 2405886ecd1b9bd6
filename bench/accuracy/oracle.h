#pragma once

#include "bench/accuracy/truth.h"
#include "card/card_text.h"

namespace accuracy {

/// The card's truth as an OCR engine without errors would give it: what remains wrong is the parser's.
card::CardText perfect_text(const TruthCard& card);

}  // namespace accuracy
