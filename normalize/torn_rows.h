#pragma once

#include "card/card_text.h"

namespace normalize {

/// "URL: http://www" and ".example.com", "taro" and ".yamada@example.com", found as two lines of one row or column,
/// become one again, and so do an e-mail address that ends in a sign and its rest on the line below: the left (upper)
/// line takes the other one's symbols and posteriors, reading by reading of the same model, and the other line keeps no
/// reading. Latin words with no more than a blank between them as well ("Takamoto", "Kanazawa"), and kanji and kana
/// that were cut around a narrow kana or at the gap of a name ("岡部", "優子"), and a Western name whose two words
/// stand on two lines where a mailbox has both. The number of lines stays.
void join_torn_rows(card::CardText& card);

}  // namespace normalize
