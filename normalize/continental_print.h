#pragma once

#include "card/card_text.h"
#include "normalize/origin.h"

namespace normalize {

/// What models make of Korean and Taiwanese print and the print never has, put right in all readings: Japanese forms of
/// characters on a card of Taiwan (経理, 142号), a legal form with one character misread (股傍有限公司), 塗 and 淩 in
/// front of names for 涂 and 凌; "9증" for 9층; "Pin-YuShih" without the blank that another reading has. Whether
/// anything changed.
bool settle_continental_print(card::CardText& card, const Origin& origin);

}  // namespace normalize
