#pragma once

#include <array>

#include <opencv2/core/mat.hpp>

#include "capture/plane.h"

namespace capture {

/// How well a picture's edges bear out a quadrilateral.
struct Support {
  std::array<float, 4> sides{};  ///< the part of each side that lies on an edge across it, 0..1
  float corners = 0;  ///< the part of the sides' ends that lie on an edge: low where a side runs past its corner, 0..1
  int sides_on_frame = 0;  ///< sides along the picture's own border, which show nothing; their support is 0.5
  float least() const;
  float mean() const;
  bool has_strong_angle() const;  ///< two neighbouring sides are there nearly whole
};

/// The strongest colour gradient at each pixel of a picture of some hundred pixels.
class EdgeField {
 public:
  explicit EdgeField(const cv::Mat& bgr);
  Support support(const Corners& corners) const;
  /// Moves every side to the edge nearby by a robust line fit; sides without an edge stay. `reach`: pixels either way.
  Corners refined(const Corners& corners, float reach) const;
  /// Whether the sides are printed lines rather than edges of paper: strong, with one ground on both sides.
  bool is_rule(const Corners& corners) const;
  /// A scan without texture or noise to speak of.
  bool is_clean() const { return threshold_ < 1.6F; }
  float threshold() const { return threshold_; }
  cv::Size size() const { return across_.size(); }

 private:
  /// The same with the ground looked at so many pixels off the sides.
  bool has_same_ground_beside(const Corners& corners, float beside) const;
  float part_on_edge(cv::Point2f from, cv::Point2f to, int samples) const;
  float step_across(cv::Point2f at, cv::Point2f normal) const;

  cv::Mat smooth_;  // 8-bit colour
  cv::Mat across_;  // CV_32F, grey levels per pixel, d/dx and d/dy of the strongest channel
  cv::Mat down_;
  float threshold_ = 0;  // of what counts as an edge
};

}  // namespace capture
