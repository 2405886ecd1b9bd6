#include "samples/generator/grounds.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "samples/generator/surfaces.h"

namespace samples {
namespace {

cv::Scalar mixed(const cv::Scalar& a, const cv::Scalar& b, double share_of_b) {
  return a * (1 - share_of_b) + b * share_of_b;
}

cv::Vec3b pixel_of(const cv::Scalar& colour) {
  return {cv::saturate_cast<uchar>(colour[0]), cv::saturate_cast<uchar>(colour[1]),
          cv::saturate_cast<uchar>(colour[2])};
}

void gradient(cv::Mat& area, const cv::Scalar& from, const cv::Scalar& to, Random& random) {
  const double angle = random.between(0, 6.283);
  const double across = std::cos(angle) / area.cols, down = std::sin(angle) / area.rows;
  for (int y = 0; y < area.rows; ++y) {
    for (int x = 0; x < area.cols; ++x) {
      const double at = 0.5 + 0.7 * ((x - 0.5 * area.cols) * across + (y - 0.5 * area.rows) * down);
      area.at<cv::Vec3b>(y, x) = pixel_of(mixed(from, to, std::clamp(at, 0.0, 1.0)));
    }
  }
}

/// Clouds, hills and lights between two colours.
void photograph(cv::Mat& area, const cv::Scalar& from, const cv::Scalar& to, Random& random) {
  cv::Mat field = smooth_noise(area.size(), 0.5 * area.cols, 5, random);
  const int lights = random.integer(0, 14);
  for (int i = 0; i < lights; ++i) {
    const cv::Point centre(random.integer(0, area.cols), random.integer(0, area.rows));
    cv::circle(field, centre, random.integer(area.rows / 30 + 1, area.rows / 6 + 2), cv::Scalar(random.between(-1, 1)),
               cv::FILLED);
  }
  cv::GaussianBlur(field, field, {}, random.between(1.5, 8));
  const double sky = random.between(-0.8, 0.8);
  for (int y = 0; y < area.rows; ++y) {
    for (int x = 0; x < area.cols; ++x) {
      const double at = 0.5 + 0.4 * field.at<float>(y, x) + sky * (static_cast<double>(y) / area.rows - 0.5);
      area.at<cv::Vec3b>(y, x) = pixel_of(mixed(from, to, std::clamp(at, 0.0, 1.0)));
    }
  }
}

/// Fine stripes, dots or a grid, hardly darker than the paper.
void pattern(cv::Mat& area, const cv::Scalar& colour, Random& random) {
  const int pitch = std::max(6, area.cols / random.integer(22, 70));
  const int kind = random.integer(0, 2);
  const int thin = std::max(1, pitch / 9);
  for (int at = 0; at < area.cols + area.rows; at += pitch) {
    if (kind == 0) cv::line(area, {at, 0}, {at - area.rows, area.rows}, colour, thin, cv::LINE_AA);
    if (kind == 1 && at < area.cols) cv::line(area, {at, 0}, {at, area.rows}, colour, thin);
    if (kind == 1 && at < area.rows) cv::line(area, {0, at}, {area.cols, at}, colour, thin);
    for (int y = 0; kind == 2 && y < area.rows; y += pitch)
      cv::circle(area, {at + (y / pitch % 2) * pitch / 2, y}, thin + 1, colour, cv::FILLED, cv::LINE_AA);
  }
}

}  // namespace

void draw_ground(cv::Mat& card, ShapeKind kind, const cv::Rect2d& place, const Palette& palette, Random& random) {
  const cv::Rect all(0, 0, card.cols, card.rows);
  cv::Mat area = card(cv::Rect(static_cast<int>(place.x), static_cast<int>(place.y), static_cast<int>(place.width + 1),
                               static_cast<int>(place.height + 1)) &
                      all);
  const cv::Scalar dark = palette.band * 0.6, pale = mixed(palette.paper, palette.band, random.between(0.06, 0.2));
  switch (kind) {
    case ShapeKind::pale_gradient:
      return gradient(area, palette.paper, mixed(palette.paper, palette.band, random.between(0.1, 0.35)), random);
    case ShapeKind::deep_gradient: return gradient(area, palette.band, dark, random);
    case ShapeKind::pale_photo:
      return photograph(area, palette.paper, mixed(palette.paper, palette.band, random.between(0.15, 0.35)), random);
    case ShapeKind::deep_photo:
      return photograph(area, dark * 0.7, mixed(dark, cv::Scalar(200, 200, 200), random.between(0.1, 0.3)), random);
    case ShapeKind::pattern: return pattern(area, pale, random);
    default: return;
  }
}

}  // namespace samples
