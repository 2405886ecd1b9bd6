#pragma once

#include <string_view>
#include <vector>

#include "card/card_text.h"

namespace normalize {

/// Letters of the preferred readings that a card of this country hardly prints, told from their twins: û and à for ü
/// and ä on a German card (where the line's posteriors leave the twin possible: a French name keeps its accents), ° for
/// º behind a number on a Portuguese, Spanish or Italian one, a capital with an accent inside a word ("NÎmes")
/// everywhere. `country` is ISO 3166-1 alpha-2, may be empty. Symbols are replaced one by one, so that their places
/// stay; true when one was. Lines with Japanese are left alone.
bool settle_national_letters(card::CardText& card, std::string_view country,
                             const std::vector<card::CodeTable>& tables);

}  // namespace normalize
