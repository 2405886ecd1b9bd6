#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "capture/capture.h"
#include "capture/plane.h"

namespace capture {

/// The outlines of the cards on a page, in its pixels, disjoint. `page_dpi` is 0 when unknown.
std::vector<Corners> choose_outlines(const cv::Mat& page, int page_dpi, const FindOptions& options);

}  // namespace capture
