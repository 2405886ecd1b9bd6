#pragma once

#include <opencv2/core/types.hpp>

#include "samples/generator/family.h"
#include "samples/generator/random.h"

namespace samples {

/// The colours of one card: blue, green, red.
struct Palette {
  cv::Scalar paper, ink, accent, band, band_ink;
};

Palette pick_palette(Ground ground, Random& random);

}  // namespace samples
