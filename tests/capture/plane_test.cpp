#include "capture/plane.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace {

using capture::Corners;

/// What a pinhole camera in the middle of a picture sees of a rectangle that is turned about its axes.
Corners seen(double width, double height, double pitch, double yaw, double roll, double focal, cv::Size picture) {
  const auto about = [](int axis, double degrees) {
    const double a = degrees * CV_PI / 180, c = std::cos(a), s = std::sin(a);
    if (axis == 0) return cv::Matx33d(1, 0, 0, 0, c, -s, 0, s, c);
    if (axis == 1) return cv::Matx33d(c, 0, s, 0, 1, 0, -s, 0, c);
    return cv::Matx33d(c, -s, 0, s, c, 0, 0, 0, 1);
  };
  const cv::Matx33d rotation = about(0, pitch) * about(1, yaw) * about(2, roll);
  const double signs[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  Corners corners;
  for (int i = 0; i < 4; ++i) {
    const cv::Vec3d at =
        rotation * cv::Vec3d(signs[i][0] * width / 2, signs[i][1] * height / 2, 0) + cv::Vec3d(0, 0, 200);
    corners[i] = {static_cast<float>(picture.width / 2.0 + focal * at[0] / at[2]),
                  static_cast<float>(picture.height / 2.0 + focal * at[1] / at[2])};
  }
  return corners;
}

TEST(Plane, TrueAspectSurvivesPerspective) {
  const cv::Size picture(4000, 3000);
  for (const double aspect : {1.45, 1.655, 1.75, 1 / 1.655}) {
    for (const double pitch : {0.0, 15.0, 35.0}) {
      for (const double yaw : {0.0, -10.0, 25.0}) {
        for (const double roll : {0.0, 12.0}) {
          const Corners corners = seen(60 * aspect, 60, pitch, yaw, roll, 3200, picture);
          EXPECT_NEAR(capture::true_aspect(corners, picture) / aspect, 1, 0.02)
              << aspect << ' ' << pitch << ' ' << yaw << ' ' << roll;
        }
      }
    }
  }
}

TEST(Plane, CornersAreOrderedFromTheTopLeft) {
  const Corners upright = {cv::Point2f(10, 12), {110, 8}, {112, 70}, {9, 72}};
  for (int turn = 0; turn < 4; ++turn) {
    for (const bool backwards : {false, true}) {
      Corners mixed = upright;
      std::rotate(mixed.begin(), mixed.begin() + turn, mixed.end());
      if (backwards) std::reverse(mixed.begin(), mixed.end());
      EXPECT_EQ(capture::ordered(mixed), upright) << turn << backwards;
    }
  }
  EXPECT_TRUE(capture::is_convex(upright));
  EXPECT_GT(capture::area(upright), 0);
}

TEST(Plane, OverlapOfSquares) {
  const Corners square = {cv::Point2f(0, 0), {10, 0}, {10, 10}, {0, 10}};
  const Corners moved = {cv::Point2f(5, 0), {15, 0}, {15, 10}, {5, 10}};
  EXPECT_NEAR(capture::overlap(square, moved), 1.0 / 3, 1e-5);
  EXPECT_NEAR(capture::overlap(square, square), 1, 1e-5);
  const Corners outer = {cv::Point2f(44, 36), {1007, 36}, {1007, 566}, {44, 565}};
  const Corners inner = {cv::Point2f(44, 42), {1007, 42}, {1007, 559}, {44, 559}};
  EXPECT_NEAR(capture::overlap(outer, inner), 517.0 / 529.5, 1e-3) << "two shared sides";
  const Corners elsewhere = {cv::Point2f(20, 0), {30, 0}, {30, 10}, {20, 10}};
  EXPECT_EQ(capture::shared_area(square, elsewhere), 0);
  EXPECT_TRUE(capture::contains(square, {5, 5}, 4));
  EXPECT_FALSE(capture::contains(square, {5, 5}, 6));
}

}  // namespace
