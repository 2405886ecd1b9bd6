#pragma once

#include <opencv2/core/mat.hpp>

#include "samples/generator/family.h"
#include "samples/generator/palette.h"
#include "samples/generator/random.h"

namespace samples {

/// Fills a part of the card with what print may stand on: gradients, photographs (out of focus), patterns. The pale
/// ones and patterns are for the card's ink, the deep ones for inverse print.
void draw_ground(cv::Mat& card, ShapeKind kind, const cv::Rect2d& place, const Palette& palette, Random& random);

}  // namespace samples
