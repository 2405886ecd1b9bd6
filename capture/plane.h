#pragma once

#include <array>
#include <optional>

#include <opencv2/core/types.hpp>

/// Plane geometry of finding cards. Pixels, y down, pixel centres at half coordinates as in card/geometry.h.
namespace capture {

/// Clockwise as seen; the side 0-1 is the one that points most to the right.
using Corners = std::array<cv::Point2f, 4>;

struct Line {
  cv::Point2f point;
  cv::Point2f direction;  ///< unit length
};

float length(cv::Point2f vector);
float cross(cv::Point2f a, cv::Point2f b);
float dot(cv::Point2f a, cv::Point2f b);
cv::Point2f unit(cv::Point2f vector);

/// nullopt for lines that are parallel to within about a degree.
std::optional<cv::Point2f> intersection(const Line& a, const Line& b);

/// Distance of the point from the line; positive on the right-hand side of the direction (y down: inside of a
/// clockwise outline).
float side_distance(const Line& line, cv::Point2f point);

/// The same four points in the order that Corners promises.
Corners ordered(Corners corners);
Corners scaled(const Corners& corners, float factor);
Line side_of(const Corners& corners, int side);
float side_length(const Corners& corners, int side);
float area(const Corners& corners);
bool is_convex(const Corners& corners);
/// Whether the point is inside, at least `margin` from every side (negative: may be that much outside).
bool contains(const Corners& corners, cv::Point2f point, float margin = 0);
/// The greatest distance between corresponding corners.
float corner_distance(const Corners& a, const Corners& b);
/// Area of the intersection of two clockwise convex outlines.
float shared_area(const Corners& a, const Corners& b);
/// Area of the intersection by area of the union, 0..1.
float overlap(const Corners& a, const Corners& b);
Corners frame_of(cv::Size size);

/// Width by height of the rectangle that a pinhole camera with square pixels and its axis through the middle of the
/// picture shows as these corners. Source: Zhang and He, "Whiteboard scanning and image enhancement" (2007), section 3.
double true_aspect(const Corners& corners, cv::Size picture);

}  // namespace capture
