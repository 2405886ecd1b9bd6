#include "capture/warp.h"

#include <array>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

cv::Mat noise(cv::Size size) {
  cv::Mat picture(size, CV_8UC3);
  cv::RNG(11).fill(picture, cv::RNG::UNIFORM, 0, 256);
  return picture;
}

/// The map that takes a picture's corners a little away from those of the target, each by its own distance.
cv::Mat map_between(cv::Size picture, cv::Size target, float distance) {
  const auto corners = [](cv::Size size) {
    const auto w = static_cast<float>(size.width), h = static_cast<float>(size.height);
    return std::array<cv::Point2f, 4>{cv::Point2f(0, 0), {w, 0}, {w, h}, {0, h}};
  };
  std::array<cv::Point2f, 4> from = corners(picture), to = corners(target);
  from[0] += cv::Point2f(distance, 0.7F * distance);
  from[1] += cv::Point2f(-1.3F * distance, 0.2F * distance);
  from[2] += cv::Point2f(-0.6F * distance, -1.1F * distance);
  from[3] += cv::Point2f(0.3F * distance, -0.4F * distance);
  return cv::getPerspectiveTransform(from.data(), to.data());
}

/// The same version rounds the same way everywhere; another one may round a few places otherwise.
TEST(Warp, GivesThePixelsOfOpenCV) {
  const struct {
    cv::Size picture, target;
    float distance;  // below zero the target shows what lies beyond the picture
  } cases[] = {{{400, 300}, {400, 300}, 0},    {{400, 300}, {333, 251}, 20}, {{400, 300}, {700, 500}, 13.37F},
               {{301, 203}, {280, 190}, -15},  {{97, 64}, {40, 90}, 5},      {{64, 64}, {3, 64}, -2},
               {{900, 700}, {850, 640}, 41.5F}};
  for (const auto& c : cases) {
    const cv::Mat picture = noise(c.picture);
    const cv::Mat map = map_between(c.picture, c.target, c.distance);
    cv::Mat expected;
    cv::warpPerspective(picture, expected, map, c.target, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    const cv::Mat found = capture::warped(picture, map, c.target);
    ASSERT_EQ(found.size(), expected.size());
    EXPECT_LE(cv::countNonZero(cv::Mat(found != expected).reshape(1)), found.total() / 1000) << c.picture << c.target;
  }
}

TEST(Warp, KeepsAPictureThatIsNotMoved) {
  const cv::Mat picture = noise({130, 80});
  EXPECT_EQ(cv::norm(picture, capture::warped(picture, cv::Mat::eye(3, 3, CV_64F), picture.size()), cv::NORM_INF), 0);
}

TEST(Warp, WhatLiesBeyondThePictureIsItsBorder) {
  const cv::Mat picture(40, 60, CV_8UC3, cv::Scalar(10, 120, 250));
  const cv::Mat far_off = (cv::Mat_<double>(3, 3) << 1, 0, 500, 0, 1, -300, 0, 0, 1);
  EXPECT_EQ(cv::norm(capture::warped(picture, far_off, {50, 50}), cv::Mat(50, 50, CV_8UC3, cv::Scalar(10, 120, 250)),
                     cv::NORM_INF),
            0);
}

}  // namespace
