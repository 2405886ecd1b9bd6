#pragma once

#include <vector>

#include "card/card_text.h"
#include "card/geometry.h"
#include "card/image.h"
#include "ocr/ink.h"
#include "ocr/line_finder.h"
#include "ocr/line_reader.h"

namespace ocr {

/// A card seen one way up: its ink, its lines, and those lines that were read to judge it.
struct View {
  int turned_degrees = 0;  ///< clockwise, from the picture as it came
  Ink ink;
  std::vector<FoundLine> lines;
  std::vector<card::TextLine> texts;  ///< as many as lines; without readings where not read yet
};

/// The card the right way up. The way it came is taken when its best lines read well; else all four turns are tried.
/// `barcodes`: areas without writing, in the picture as it came.
View find_upright(const card::Image& grey, const std::vector<card::Bounds>& barcodes, LineReader& reader);

/// One given turn, nothing read.
View look(const card::Image& grey, const std::vector<card::Bounds>& barcodes, int turned_degrees);

/// A point of the picture as it came, on the picture turned clockwise.
card::Point turn_point(card::Point point, int width, int height, int turned_degrees);

}  // namespace ocr
