#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/outlines.h"

namespace capture {
namespace {

constexpr double kLeastArea = 0.012;       // of the picture
constexpr double kLeastRectangular = 0.8;  // hull's area by the quadrilateral's

// The quadrilateral around a convex hull: the hull is simplified until four points are left, else the narrowest
// rectangle.
std::optional<Corners> corners_around(const std::vector<cv::Point>& hull) {
  const double hull_area = cv::contourArea(hull);
  const double round = cv::arcLength(hull, true);
  for (const double part : {0.01, 0.02, 0.03, 0.045, 0.06}) {
    std::vector<cv::Point> simple;
    cv::approxPolyDP(hull, simple, part * round, true);
    if (simple.size() < 4) break;
    if (simple.size() > 4) continue;
    Corners corners;
    for (int i = 0; i < 4; ++i) corners[i] = cv::Point2f(simple[i]) + cv::Point2f(0.5F, 0.5F);
    corners = ordered(corners);
    if (is_convex(corners) && area(corners) > kLeastRectangular * hull_area) return corners;
  }
  const cv::RotatedRect box = cv::minAreaRect(hull);
  if (hull_area < kLeastRectangular * box.size.area()) return std::nullopt;
  Corners corners;
  box.points(corners.data());
  return ordered(corners);
}

void add_outlines(const cv::Mat& mask, std::vector<Corners>& outlines) {
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
  const double least = kLeastArea * static_cast<double>(mask.total());
  for (const auto& contour : contours) {
    if (contour.size() < 4) continue;
    const cv::Rect box = cv::boundingRect(contour);
    if (box.area() < least) continue;
    std::vector<cv::Point> hull;
    cv::convexHull(contour, hull);
    if (cv::contourArea(hull) < least) continue;
    const auto corners = corners_around(hull);
    if (corners && is_plausible_outline(*corners, mask.size())) outlines.push_back(*corners);
  }
}

// The colour of the ground under the cards, from the picture's border: a plane for each channel, fitted twice, the
// second time without what lies far off (cards that touch the border).
cv::Mat distance_from_ground(const cv::Mat& bgr) {
  std::vector<cv::Point> border;
  const int rim = std::max(2, bgr.cols / 100);
  for (int x = 0; x < bgr.cols; x += 3) {
    border.emplace_back(x, rim);
    border.emplace_back(x, bgr.rows - 1 - rim);
  }
  for (int y = 0; y < bgr.rows; y += 3) {
    border.emplace_back(rim, y);
    border.emplace_back(bgr.cols - 1 - rim, y);
  }
  cv::Mat distance(bgr.size(), CV_32F, cv::Scalar(0));
  std::vector<cv::Mat> channels;
  cv::split(bgr, channels);
  for (const cv::Mat& channel : channels) {
    cv::Mat terms(static_cast<int>(border.size()), 3, CV_64F);
    cv::Mat values(static_cast<int>(border.size()), 1, CV_64F);
    std::vector<double> sorted;
    for (const cv::Point& at : border) sorted.push_back(channel.at<uchar>(at));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    cv::Vec3d plane(0, 0, sorted[sorted.size() / 2]);
    for (const double tolerance : {40.0, 15.0}) {
      int used = 0;
      for (const cv::Point& at : border) {
        const double value = channel.at<uchar>(at);
        if (std::abs(value - (plane[0] * at.x + plane[1] * at.y + plane[2])) > tolerance) continue;
        terms.at<double>(used, 0) = at.x;
        terms.at<double>(used, 1) = at.y;
        terms.at<double>(used, 2) = 1;
        values.at<double>(used++, 0) = value;
      }
      if (used < 3 || used < static_cast<int>(border.size()) / 3) break;
      cv::Mat solution;
      if (!cv::solve(terms.rowRange(0, used), values.rowRange(0, used), solution, cv::DECOMP_SVD)) break;
      plane = {solution.at<double>(0), solution.at<double>(1), solution.at<double>(2)};
    }
    for (int y = 0; y < bgr.rows; ++y) {
      for (int x = 0; x < bgr.cols; ++x) {
        float& most = distance.at<float>(y, x);
        const auto off =
            static_cast<float>(std::abs(channel.at<uchar>(y, x) - (plane[0] * x + plane[1] * y + plane[2])));
        most = std::max(most, off);
      }
    }
  }
  cv::Mat bytes;
  distance.convertTo(bytes, CV_8U, 2);  // half grey levels, so that faint paper shows
  return bytes;
}

}  // namespace

bool is_plausible_outline(const Corners& corners, cv::Size picture) {
  if (!is_convex(corners)) return false;
  if (area(corners) < kLeastArea * picture.area()) return false;
  const float first = side_length(corners, 0), second = side_length(corners, 1);
  const float third = side_length(corners, 2), fourth = side_length(corners, 3);
  constexpr float kForeshortening = 2;
  if (std::max(first, third) > kForeshortening * std::min(first, third)) return false;
  if (std::max(second, fourth) > kForeshortening * std::min(second, fourth)) return false;
  const float outside = 0.12F * static_cast<float>(std::max(picture.width, picture.height));
  return std::all_of(corners.begin(), corners.end(),
                     [&](cv::Point2f at) { return contains(frame_of(picture), at, -outside); });
}

std::vector<Corners> outlines_by_threshold(const cv::Mat& bgr) {
  std::vector<Corners> outlines;
  cv::Mat smooth;
  cv::medianBlur(bgr, smooth, 3);
  const cv::Mat ground = distance_from_ground(smooth);
  const cv::Mat close = cv::getStructuringElement(cv::MORPH_RECT, {5, 5});
  for (const int level : {5, 8, 12, 18, 26, 38, 56, 80, 120}) {
    cv::Mat mask = ground > level;
    add_outlines(mask, outlines);
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE, close);
    add_outlines(mask, outlines);
  }
  cv::Mat lab;
  cv::cvtColor(smooth, lab, cv::COLOR_BGR2Lab);
  std::vector<cv::Mat> channels;
  cv::split(lab, channels);
  for (const cv::Mat& channel : channels) {
    double darkest = 0;
    double lightest = 0;
    cv::minMaxLoc(channel, &darkest, &lightest);
    const double step = std::max(6.0, (lightest - darkest) / 16);
    for (double level = darkest + step; level < lightest; level += step) add_outlines(channel > level, outlines);
  }
  return outlines;
}

}  // namespace capture
