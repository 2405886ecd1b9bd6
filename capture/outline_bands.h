#pragma once

#include <opencv2/core/types.hpp>

#include "capture/plane.h"

namespace capture {

// A coloured band or a picture along one edge of a card makes a rectangle of the rest, which has a card's shape too.

/// Whether three sides lie along the picture's border and the fourth well inside: the picture is a card, cropped close,
/// and what is left out is a band on it.
bool fills_frame_but_for_a_band(const Corners& corners, cv::Size picture);

/// Whether the inner outline is the outer one with one side moved inwards.
bool is_rest_beside_a_band(const Corners& inner, const Corners& outer);

}  // namespace capture
