#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "samples/generator/picture.h"
#include "samples/generator/surfaces.h"

namespace samples {
namespace {

cv::Matx33d about_x(double a) { return {1, 0, 0, 0, std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a)}; }
cv::Matx33d about_y(double a) { return {std::cos(a), 0, std::sin(a), 0, 1, 0, -std::sin(a), 0, std::cos(a)}; }
cv::Matx33d about_z(double a) { return {std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a), 0, 0, 0, 1}; }

/// How a pinhole camera sees the card's plane; the result fills `fill` of the frame's tighter direction.
cv::Matx33d camera(const cv::Mat& card, cv::Size frame, double fill, double roll, Random& random) {
  const double degree = std::numbers::pi / 180;
  const double pitch = std::clamp(random.normal() * 14, -32.0, 32.0),
               yaw = std::clamp(random.normal() * 10, -24.0, 24.0);
  const cv::Matx33d rotation = about_x(pitch * degree) * about_y(yaw * degree) * about_z(roll * degree);
  const double focal = 1.25 * std::max(card.cols, card.rows), distance = focal;
  // A point (x, y) of the card's plane lies at rotation * (x, y, 0) + (0, 0, distance).
  cv::Matx33d h;
  for (int r = 0; r < 3; ++r) {
    h(r, 0) = rotation(r, 0);
    h(r, 1) = rotation(r, 1);
    h(r, 2) = -rotation(r, 0) * card.cols / 2.0 - rotation(r, 1) * card.rows / 2.0 + (r == 2 ? distance : 0);
  }
  const cv::Matx33d project = cv::Matx33d(focal, 0, 0, 0, focal, 0, 0, 0, 1) * h;
  const auto w = static_cast<float>(card.cols), hgt = static_cast<float>(card.rows);
  const card::Bounds b = card::bounds(mapped(card::quad_from_bounds({0, 0, w, hgt}), project));
  const double s =
      fill * std::min(static_cast<double>(frame.width) / b.width(), static_cast<double>(frame.height) / b.height());
  const double room_x = frame.width - s * b.width(), room_y = frame.height - s * b.height();
  const double x = frame.width / 2.0 + random.between(-0.3, 0.3) * room_x - s * b.centre_x();
  const double y = frame.height / 2.0 + random.between(-0.3, 0.3) * room_y - s * b.centre_y();
  return cv::Matx33d(s, 0, x, 0, s, y, 0, 0, 1) * project;
}

/// Uneven light, vignetting and, sometimes, the shadow of a hand or phone.
cv::Mat light_field(cv::Size size, Random& random) {
  cv::Mat light(size, CV_32F);
  const double angle = random.between(0, 2 * std::numbers::pi), slope = random.between(0, 0.45);
  const double vignette = random.between(0, 0.35), level = random.between(0.78, 1.02);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const double u = static_cast<double>(x) / size.width - 0.5, v = static_cast<double>(y) / size.height - 0.5;
      const double side = slope * (u * std::cos(angle) + v * std::sin(angle));
      light.at<float>(y, x) = static_cast<float>(level * (1 + side) * (1 - vignette * (u * u + v * v)));
    }
  }
  if (!random.chance(0.5)) return light;
  cv::Mat shadow(size, CV_32F, cv::Scalar(1));
  const double depth = random.between(0.2, 0.45);
  const int corner = random.integer(0, 3);
  const double reach = random.between(0.3, 0.75);
  const cv::Point2d from(corner % 2 == 0 ? -0.1 : 1.1, corner / 2 == 0 ? -0.1 : 1.1);
  const double inward_x = corner % 2 == 0 ? 1 : -1, inward_y = corner / 2 == 0 ? 1 : -1;
  const auto at = [&](double u, double v) {
    return cv::Point(static_cast<int>((from.x + inward_x * u) * size.width),
                     static_cast<int>((from.y + inward_y * v) * size.height));
  };
  const std::vector<cv::Point> shape = {at(0, 0), at(reach + random.between(-0.2, 0.2), 0),
                                        at(reach * random.between(0.4, 0.9), reach * random.between(0.4, 0.9)),
                                        at(0, reach + random.between(-0.2, 0.2))};
  cv::fillPoly(shadow, std::vector<std::vector<cv::Point>>{shape}, cv::Scalar(1 - depth));
  const double soft = size.width * random.between(0.008, 0.05);
  cv::Mat small;  // a wide blur is done small
  cv::resize(shadow, small, cv::Size(), 0.125, 0.125, cv::INTER_AREA);
  cv::GaussianBlur(small, small, cv::Size(0, 0), soft / 8);
  cv::resize(small, shadow, size, 0, 0, cv::INTER_CUBIC);
  return light.mul(shadow);
}

void lens(cv::Mat& picture, double pixels_per_mm, Random& random) {
  if (random.chance(0.7)) {
    const double sigma = random.between(0.2, 0.95) * pixels_per_mm / 14;
    cv::GaussianBlur(picture, picture, cv::Size(0, 0), std::max(0.3, sigma));
  }
  if (random.chance(0.2)) {
    const int length = std::max(2, static_cast<int>(random.between(0.1, 0.22) * pixels_per_mm));
    cv::Mat kernel = cv::Mat::zeros(2 * length + 1, 2 * length + 1, CV_32F);
    const double a = random.between(0, std::numbers::pi);
    cv::line(
        kernel,
        {length - static_cast<int>(length / 2.0 * std::cos(a)), length - static_cast<int>(length / 2.0 * std::sin(a))},
        {length + static_cast<int>(length / 2.0 * std::cos(a)), length + static_cast<int>(length / 2.0 * std::sin(a))},
        cv::Scalar(1), 1);
    kernel /= cv::sum(kernel)[0];
    cv::filter2D(picture, picture, -1, kernel);
  }
}

void colour_cast(cv::Mat& picture, Random& random) {
  const double warm = random.between(-0.06, 0.1);
  cv::multiply(picture, cv::Scalar(1 - warm, 1, 1 + warm * 0.6), picture);
}

void lay_down(cv::Mat& scene, const cv::Mat& card, const cv::Matx33d& scene_from_card, Random& random) {
  cv::Mat warped, mask;
  cv::warpPerspective(card, warped, scene_from_card, scene.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::warpPerspective(cv::Mat(card.size(), CV_8U, cv::Scalar(255)), mask, scene_from_card, scene.size(),
                      cv::INTER_LINEAR);
  cv::Mat shadow, moved, light;
  const double drop = scene.cols * random.between(0.001, 0.005);
  const cv::Matx23d drift(1, 0, drop * random.between(-1, 1), 0, 1, drop);
  cv::warpAffine(mask, moved, drift, mask.size());
  cv::blur(moved, shadow, cv::Size(static_cast<int>(3 * drop) | 1, static_cast<int>(3 * drop) | 1));
  shadow.convertTo(light, CV_32F, -random.between(0.25, 0.55) / 255, 1);
  shine(scene, light);
  for (int y = 0; y < scene.rows; ++y) {
    for (int x = 0; x < scene.cols; ++x) {
      const int a = mask.at<uchar>(y, x);
      if (a == 0) continue;
      for (int c = 0; c < 3; ++c) {
        uchar& pixel = scene.at<cv::Vec3b>(y, x)[c];
        pixel = static_cast<uchar>((pixel * (255 - a) + warped.at<cv::Vec3b>(y, x)[c] * a) / 255);
      }
    }
  }
}

}  // namespace

Picture photo_picture(RenderedCard card, Random& random) {
  static const std::vector<cv::Size> kFrames = {{4032, 3024}, {3264, 2448}, {2592, 1944}, {2048, 1536}};
  cv::Size frame = kFrames[static_cast<std::size_t>(random.integer(0, 3))];
  const bool portrait = card.picture.rows > card.picture.cols;
  if (portrait != random.chance(0.12)) std::swap(frame.width, frame.height);
  const double wanted = random.between(0.45, 0.96);
  const double roll =
      (random.chance(0.1) ? 90.0 * random.integer(1, 3) : 0.0) + std::clamp(random.normal() * 7, -20.0, 20.0);
  cv::Matx33d place = camera(card.picture, frame, wanted, roll, random);
  const auto long_side = [&] {
    const card::Quad q = quad_on_picture({card, place});
    const auto edge = [&](int a, int b) {
      return std::hypot(q.corners[a].x - q.corners[b].x, q.corners[a].y - q.corners[b].y);
    };
    return std::max({edge(0, 1), edge(1, 2), edge(2, 3), edge(3, 0)});
  };
  // A person could not read a card of fewer pixels either.
  if (long_side() < 1250) place = camera(card.picture, frame, 0.94, roll, random);
  Picture picture;
  picture.pixels = desk(frame, random);
  lay_down(picture.pixels, card.picture, place, random);
  shine(picture.pixels, light_field(frame, random));
  colour_cast(picture.pixels, random);
  lens(picture.pixels, long_side() / 91, random);
  add_noise(picture.pixels, random.between(2, 7), random);
  picture.jpeg_quality = random.integer(72, 92);
  picture.cards.push_back({std::move(card), place});
  return picture;
}

}  // namespace samples
