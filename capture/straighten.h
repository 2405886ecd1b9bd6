#pragma once

#include <opencv2/core/mat.hpp>

#include "capture/plane.h"

namespace capture {

/// The card as a rectangle of its true shape, at about the sampling density of the page, at most 2200 pixels long.
cv::Mat straightened(const cv::Mat& page, const Corners& corners);

/// Divides by the light where it falls unevenly on the card's ground; leaves even ground and dark cards alone.
cv::Mat with_even_light(const cv::Mat& card);

}  // namespace capture
