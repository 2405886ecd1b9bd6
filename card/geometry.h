#pragma once

#include <array>

namespace card {

/// Pixels, x to the right, y down, origin at the outer corner of the top-left pixel.
struct Point {
  float x = 0;
  float y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

/// Four corners, clockwise from the top-left one of the *upright* thing (card, line, symbol).
struct Quad {
  std::array<Point, 4> corners;
  friend bool operator==(const Quad&, const Quad&) = default;
};

/// The axis-aligned box that holds a quad: left <= right, top <= bottom.
struct Bounds {
  float left = 0, top = 0, right = 0, bottom = 0;
  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float centre_x() const { return (left + right) / 2; }
  float centre_y() const { return (top + bottom) / 2; }
};

Bounds bounds(const Quad& quad);
Quad quad_from_bounds(const Bounds& bounds);

}  // namespace card
