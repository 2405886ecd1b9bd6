#include "capture/outline_bands.h"

#include <opencv2/core.hpp>

namespace capture {

bool fills_frame_but_for_a_band(const Corners& corners, cv::Size picture) {
  constexpr float kNear = 0.03F, kFar = 0.07F;
  const Corners frame = frame_of(picture);
  int near = 0;
  int far = 0;
  for (int side = 0; side < 4; ++side) {
    const cv::Point2f middle = (corners[side] + corners[(side + 1) % 4]) / 2;
    const float distance = side_distance(side_of(frame, side), middle) / side_length(frame, (side + 1) % 4);
    near += distance < kNear ? 1 : 0;
    far += distance > kFar ? 1 : 0;
  }
  return near == 3 && far == 1;
}

bool is_rest_beside_a_band(const Corners& inner, const Corners& outer) {
  constexpr float kSameSide = 3;  // pixels
  if (area(inner) > 0.97F * area(outer)) return false;
  int same = 0;
  for (int side = 0; side < 4; ++side) {
    const cv::Point2f from = inner[side];
    const cv::Point2f to = inner[(side + 1) % 4];
    for (int other = 0; other < 4; ++other) {
      const Line line = side_of(outer, other);
      if (std::abs(side_distance(line, from)) > kSameSide || std::abs(side_distance(line, to)) > kSameSide) continue;
      ++same;
      break;
    }
  }
  return same == 3;
}

}  // namespace capture
