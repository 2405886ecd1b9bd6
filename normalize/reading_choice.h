#pragma once

#include <vector>

#include "card/card_text.h"
#include "card/parsed_card.h"

namespace normalize {

/// A card whose lines have the likeliest reading first: every reading's text is weighed by the posteriors of all models
/// that can spell it, not by its own model's confidence, since a model is sure of itself also where it lacks the
/// character. In lines without Japanese, characters are then voted on where readings have equally many: a letter
/// that only the others' models cannot write counts (é for e, ç for g), a blank stands where most have one, and a
/// letter of a ligature that all others saw comes back ("Sheffeld"). Lines, boxes and readings are those of `text`;
/// only their order, single Latin letters and blanks change.
card::CardText with_best_readings_first(const card::CardText& text, const std::vector<card::CodeTable>& tables);

/// Evidence of a card parsed from with_best_readings_first(text) in terms of `text` itself.
void refer_to_original(const card::CardText& original, const card::CardText& reordered, card::ParsedCard& parsed);

}  // namespace normalize
