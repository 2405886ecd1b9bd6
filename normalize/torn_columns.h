#pragma once

#include "card/card_text.h"

namespace normalize {

/// A number in a column whose groups stand so far apart that each was found as a line ("0993", "（22）", "6174";
/// "FAX 06-6203", "-4418"; "〒891", "-0405") is one line again, and so are furigana and their last kana, which stand
/// apart in a column beside a name. The upper line takes the other one's symbols; the other keeps no reading.
void join_torn_columns(card::CardText& card);

/// In a column of Arabic figures a dash is an upright stroke and reads like a one ("05721 221 7316", "〒8741 0905"),
/// and a one that ends a postal code like a dash ("〒399-450-"): where the number has too many digits, or lacks one.
void mend_column_dashes(card::CardText& card);

}  // namespace normalize
