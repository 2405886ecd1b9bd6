#pragma once

#include "card/card_text.h"

namespace normalize {

/// Mends letters and figures that every model of Western print mistakes in the same way, in all readings: ordinals
/// ("sth Floor"), old-style figures ("7so10 Paris", "$7 82 14"), § for 5, letters that were read twice with other
/// accents ("IRMÃÄOS", "straßBe"), 〇 in a Latin word ("S〇RA") or among figures, the article "EI", i without its dot,
/// "straBe", the ß of names that an address spells with ss, strokes between numbers that only one model knows,
/// "Maclsaac", the figure of a British code ("EC3V OBT"), "Te étage", 諌早, and a city that runs into its code
/// ("07743Jena").
void mend_letters(card::CardText& card);

}  // namespace normalize
