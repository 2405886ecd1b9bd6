#pragma once

#include "card/card_text.h"

namespace normalize {

/// Japanese characters that the line finder cut off from their line come back to it; a line that gave its characters
/// away keeps no reading. Number and boxes of the lines stay.
/// - "山 伸" and 手 between its characters: "山手 伸".
/// - 店 and 長, letter-spaced over one row or column: 店長, where both make a title.
/// - "二ユ" and "ー駅前ビル" behind it: nothing begins with a long mark, ン or a small kana.
/// - "マネージャ" and "-谷地森" in larger print on its row: マネージャー.
/// - "アーバ ンビル": no blank stands before such a kana inside katakana.
/// - "l-506-0846" in a column: 〒 and a postal code that lie.
/// - "人ハートエステート": the first stroke of ハ, read once more by itself.
/// - "(つぼい なつき1", "責任者 ( 1号 )": brackets.
void restore_lost_glyphs(card::CardText& card);

}  // namespace normalize
