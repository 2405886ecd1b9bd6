#pragma once

#include <opencv2/core/mat.hpp>

namespace ocr {

/// The grey picture of a card (8 bit) from its colours (BGR, 8 bit) without its coloured rules: frames, underlines and
/// marker strokes. They are long, thin and straight, and of another colour than a shade of the paper; they are filled
/// in from their sides. Dark print that they touch or cross stays, and so do coloured letters.
cv::Mat grey_without_coloured_lines(const cv::Mat& colour);

}  // namespace ocr
