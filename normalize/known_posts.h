#pragma once

#include "card/card_text.h"

namespace normalize {

/// "杜氏・製造貴任者" where another reading of the line is "杜氏・製造責任者": of readings with as many characters the
/// one that is nothing but known titles and departments comes first, where the preferred one is not. One mark of
/// voicing taken for the other ("バートナー") is mended where that makes known posts.
void prefer_known_posts(card::CardText& card);

}  // namespace normalize
