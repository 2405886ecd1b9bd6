#pragma once

#include <vector>

#include "card/card_text.h"
#include "ocr/line_finder.h"

namespace ocr {

/// Has the card hardly any Japanese writing? Judged by the lines that read well, since stains read as kana.
bool is_western(const std::vector<card::TextLine>& lines);

/// Is it writing, once it was read? `strength`: how much it looked like writing before. Names in brush scripts read
/// badly, but must not be lost: whoever reviews the card needs their place.
bool is_writing(const card::TextLine& line, float strength, bool western);

/// Is it worth a closer look after one reading? More is than is_writing() accepts in the end: a line model alone is
/// unsure of two kanji with a wide gap between them (東     毅), and of a clear row of kanji and kana in which one has
/// several codes (黒﨑 やす).
bool may_be_writing(const card::TextLine& line, float strength);

/// Takes from a western card's line what the Japanese models made of noise; the line may have no readings afterwards.
void drop_doubtful_kana(card::TextLine& line);

/// For each line whether it is a shadow: the paper around and in glyphs, taken for ink of the other polarity, makes a
/// second line in the same place that reads worse; so does the paper between dense lines, which then reads badly.
/// `found` and `texts` are as many.
std::vector<bool> find_shadows(const std::vector<FoundLine>& found, const std::vector<card::TextLine>& texts);

}  // namespace ocr
