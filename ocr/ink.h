#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "card/image.h"

namespace ocr {

/// A connected piece of ink. Edges in pixels, right and bottom exclusive.
struct Piece {
  int left = 0, top = 0, right = 0, bottom = 0;
  int area = 0;        ///< pixels
  int label = 0;       ///< in the label map of its polarity
  bool light = false;  ///< lighter than its ground

  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

/// What is printed on a card: how far each pixel stands out from its local ground, and the pieces that this gives.
struct Ink {
  cv::Mat grey;               ///< 8 bit, the picture itself
  cv::Mat ground;             ///< 8 bit, the local ground's grey
  cv::Mat dark_labels;        ///< 32 bit, 0: no dark ink
  cv::Mat light_labels;       ///< 32 bit, 0: no light ink
  std::vector<Piece> pieces;  ///< of both polarities, without specks, rules and large areas
};

/// Finds the ink. `unit` is about a sixtieth of the card's long side in pixels (1.5 mm: a 4 pt letter).
/// Pieces inside `excluded` (barcodes) are left out.
Ink find_ink(const cv::Mat& grey, int unit, const std::vector<cv::Rect>& excluded);

}  // namespace ocr
