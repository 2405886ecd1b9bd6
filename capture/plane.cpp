#include "capture/plane.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace capture {

float length(cv::Point2f vector) { return std::hypot(vector.x, vector.y); }
float cross(cv::Point2f a, cv::Point2f b) { return a.x * b.y - a.y * b.x; }
float dot(cv::Point2f a, cv::Point2f b) { return a.x * b.x + a.y * b.y; }

cv::Point2f unit(cv::Point2f vector) {
  const float size = length(vector);
  return size > 0 ? vector / size : cv::Point2f(1, 0);
}

std::optional<cv::Point2f> intersection(const Line& a, const Line& b) {
  const float sine = cross(a.direction, b.direction);
  if (std::abs(sine) < 0.02F) return std::nullopt;
  return a.point + a.direction * (cross(b.point - a.point, b.direction) / sine);
}

float side_distance(const Line& line, cv::Point2f point) { return cross(line.direction, point - line.point); }

Corners ordered(Corners corners) {
  const cv::Point2f middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
  std::sort(corners.begin(), corners.end(), [middle](cv::Point2f a, cv::Point2f b) {
    return std::atan2(a.y - middle.y, a.x - middle.x) < std::atan2(b.y - middle.y, b.x - middle.x);
  });
  int first = 0;
  float most = -2;
  for (int i = 0; i < 4; ++i) {
    // Opposite sides vote together, so that a strong perspective does not turn the card.
    const float right = unit(corners[(i + 1) % 4] - corners[i]).x + unit(corners[(i + 2) % 4] - corners[(i + 3) % 4]).x;
    if (right > most) {
      most = right;
      first = i;
    }
  }
  std::rotate(corners.begin(), corners.begin() + first, corners.end());
  return corners;
}

Corners scaled(const Corners& corners, float factor) {
  Corners result;
  for (int i = 0; i < 4; ++i) result[i] = corners[i] * factor;
  return result;
}

Line side_of(const Corners& corners, int side) {
  return {corners[side], unit(corners[(side + 1) % 4] - corners[side])};
}

float side_length(const Corners& corners, int side) { return length(corners[(side + 1) % 4] - corners[side]); }

float area(const Corners& corners) { return 0.5F * cross(corners[2] - corners[0], corners[3] - corners[1]); }

bool is_convex(const Corners& corners) {
  for (int i = 0; i < 4; ++i) {
    const cv::Point2f before = corners[(i + 1) % 4] - corners[i];
    const cv::Point2f after = corners[(i + 2) % 4] - corners[(i + 1) % 4];
    if (cross(before, after) <= 0.05F * length(before) * length(after)) return false;
  }
  return true;
}

bool contains(const Corners& corners, cv::Point2f point, float margin) {
  for (int i = 0; i < 4; ++i) {
    if (side_distance(side_of(corners, i), point) < margin) return false;
  }
  return true;
}

float corner_distance(const Corners& a, const Corners& b) {
  float most = 0;
  for (int i = 0; i < 4; ++i) most = std::max(most, length(a[i] - b[i]));
  return most;
}

// Sutherland and Hodgman 1974, "Reentrant polygon clipping". OpenCV 4.6's intersectConvexConvex finds nothing in common
// where the outlines share a side.
float shared_area(const Corners& a, const Corners& b) {
  std::vector<cv::Point2f> polygon(b.begin(), b.end());
  for (int side = 0; side < 4 && !polygon.empty(); ++side) {
    const Line edge = side_of(a, side);
    std::vector<cv::Point2f> inside;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const cv::Point2f from = polygon[i], to = polygon[(i + 1) % polygon.size()];
      const float before = side_distance(edge, from), after = side_distance(edge, to);
      if (before >= 0) inside.push_back(from);
      if ((before >= 0) != (after >= 0)) inside.push_back(from + (to - from) * (before / (before - after)));
    }
    polygon = std::move(inside);
  }
  float twice = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) twice += cross(polygon[i], polygon[(i + 1) % polygon.size()]);
  return std::abs(twice) / 2;
}

float overlap(const Corners& a, const Corners& b) {
  const float both = shared_area(a, b);
  const float either = area(a) + area(b) - both;
  return either > 0 ? both / either : 0;
}

Corners frame_of(cv::Size size) {
  const auto width = static_cast<float>(size.width);
  const auto height = static_cast<float>(size.height);
  return {cv::Point2f(0, 0), {width, 0}, {width, height}, {0, height}};
}

double true_aspect(const Corners& corners, cv::Size picture) {
  // Zhang and He number the corners 1 3 / 2 4 row by row: m1 top-left, m2 top-right, m3 bottom-left, m4 bottom-right.
  const auto homogeneous = [&](int i) {
    return cv::Vec3d(corners[i].x - picture.width / 2.0, corners[i].y - picture.height / 2.0, 1);
  };
  const cv::Vec3d m1 = homogeneous(0), m2 = homogeneous(1), m4 = homogeneous(2), m3 = homogeneous(3);
  const double k2 = m1.cross(m4).dot(m3) / m2.cross(m4).dot(m3);
  const double k3 = m1.cross(m4).dot(m2) / m3.cross(m4).dot(m2);
  const cv::Vec3d n2 = k2 * m2 - m1;
  const cv::Vec3d n3 = k3 * m3 - m1;

  // The focal length follows from the perspective where there is enough of it; a telephone's else. Where there is
  // little perspective it hardly matters.
  const double longest = std::max(picture.width, picture.height);
  double focal = 0.8 * longest;
  if (std::abs(n2[2] * n3[2]) > 1e-9) {
    const double squared = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2]);
    const bool plausible = squared > 0.25 * longest * longest && squared < 6.25 * longest * longest;
    const bool strong = std::min(std::abs(n2[2]), std::abs(n3[2])) > 0.06;
    if (plausible && strong) focal = std::sqrt(squared);
  }
  const auto squared_size = [focal](const cv::Vec3d& n) {
    return (n[0] * n[0] + n[1] * n[1]) / (focal * focal) + n[2] * n[2];
  };
  const double ratio = squared_size(n2) / squared_size(n3);
  return ratio > 0 && std::isfinite(ratio) ? std::sqrt(ratio) : 1;
}

}  // namespace capture
