#pragma once

#include "card/card_text.h"
#include "normalize/knowledge_postal.h"

namespace normalize {

/// Phone numbers and postal codes in kanji numerals, read again as a whole. One stroke may be the numeral 一 or a dash
/// (一, ー, ―, -), a bracket may be 一, two other characters a pair of brackets, O may be 〇, ニ may be 二: what they
/// are is decided by Japan's numbering plan with its usual groups, or by seven digits behind 〒 that the postal table
/// knows, at the price of as few changes as possible. Where two answers are equally near to the print, or none fits,
/// the run stays as it was read. Symbols are replaced one by one, so that their number and places stay; replaced ones
/// keep a low confidence.
void settle_kanji_numbers(card::CardText& card, const PostalBook& postal);

}  // namespace normalize
