#pragma once

#include <opencv2/core/mat.hpp>
#include <vector>

#include "capture/plane.h"

namespace capture {

// Proposals of where a card may be, on a picture of some hundred pixels. Many are wrong; none is scored here.

/// Around what differs from its surroundings: connected areas of every channel at many thresholds, and of the
/// difference from the ground that the picture's border shows.
std::vector<Corners> outlines_by_threshold(const cv::Mat& bgr);

/// Around four long straight edges; the picture's own border counts as four more, for cards that it cuts off.
std::vector<Corners> outlines_by_lines(const cv::Mat& bgr);

/// Whether the corners could be those of a card at all: convex, large enough, not too slanted.
bool is_plausible_outline(const Corners& corners, cv::Size picture);

}  // namespace capture
