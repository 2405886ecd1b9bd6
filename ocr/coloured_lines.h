#pragma once

#include <opencv2/core/mat.hpp>

namespace ocr {

/// The grey picture of a card (8 bit) from its colours (BGR, 8 bit), in which long thin lines in a bright colour are
/// nearly paper: frames, underlines and marker strokes that touch the print. Dark print under such a line stays.
/// Coloured letters stay as they are.
cv::Mat grey_without_coloured_lines(const cv::Mat& colour);

}  // namespace ocr
