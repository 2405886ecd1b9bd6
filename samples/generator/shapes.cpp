#include "samples/generator/shapes.h"

#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>
#include <qrencode.h>

#include "samples/generator/grounds.h"

namespace samples {
namespace {

constexpr int kShift = 4;  // fixed-point bits of OpenCV's drawing coordinates

cv::Point fixed(double x, double y) {
  return {static_cast<int>(std::lround(x * (1 << kShift))), static_cast<int>(std::lround(y * (1 << kShift)))};
}

void fill_polygon(cv::Mat& card, const std::vector<cv::Point>& points, const cv::Scalar& colour) {
  cv::fillPoly(card, std::vector<std::vector<cv::Point>>{points}, colour, cv::LINE_AA, kShift);
}

void fill_rect(cv::Mat& card, const cv::Rect2d& r, const cv::Scalar& colour) {
  fill_polygon(
      card,
      {fixed(r.x, r.y), fixed(r.x + r.width, r.y), fixed(r.x + r.width, r.y + r.height), fixed(r.x, r.y + r.height)},
      colour);
}

std::vector<cv::Point> regular(double x, double y, double radius, int corners, double turn) {
  std::vector<cv::Point> points;
  for (int i = 0; i < corners; ++i) {
    const double angle = turn + 2 * std::numbers::pi * i / corners;
    points.push_back(fixed(x + radius * std::cos(angle), y + radius * std::sin(angle)));
  }
  return points;
}

void disc(cv::Mat& card, double x, double y, double radius, const cv::Scalar& colour) {
  cv::circle(card, fixed(x, y), static_cast<int>(std::lround(radius * (1 << kShift))), colour, cv::FILLED, cv::LINE_AA,
             kShift);
}

/// One of eight simple marks.
void draw_logo(cv::Mat& card, const cv::Rect2d& r, const cv::Scalar& first, const cv::Scalar& second,
               const cv::Scalar& paper, Random& random) {
  const double x = r.x + r.width / 2, y = r.y + r.height / 2, radius = std::min(r.width, r.height) / 2;
  switch (random.integer(0, 7)) {
    case 0:  // ring
      disc(card, x, y, radius, first);
      disc(card, x, y, radius * 0.6, paper);
      break;
    case 1:  // two discs
      disc(card, x - radius * 0.3, y, radius * 0.68, first);
      disc(card, x + radius * 0.35, y, radius * 0.6, second);
      break;
    case 2:  // diamond with a hole
      fill_polygon(card, regular(x, y, radius, 4, 0), first);
      fill_polygon(card, regular(x, y, radius * 0.45, 4, 0), paper);
      break;
    case 3:  // hexagon
      fill_polygon(card, regular(x, y, radius, 6, 0.52), first);
      fill_polygon(card, regular(x, y, radius * 0.5, 3, -1.57), second);
      break;
    case 4:  // bars
      for (int i = 0; i < 4; ++i) {
        const double h = radius * (0.6 + 0.46 * i);
        fill_rect(card, {r.x + r.width * 0.26 * i, r.y + r.height - h, r.width * 0.18, h}, i % 2 == 0 ? first : second);
      }
      break;
    case 5:  // square with a quarter cut
      fill_rect(card, r, first);
      fill_rect(card, {x, y, r.width / 2, r.height / 2}, second);
      break;
    case 6:  // leaf
      cv::ellipse(card, fixed(x, y), fixed(radius, radius * 0.45), 45, 0, 360, first, cv::FILLED, cv::LINE_AA, kShift);
      cv::ellipse(card, fixed(x, y), fixed(radius * 0.8, radius * 0.16), 45, 0, 360, paper, cv::FILLED, cv::LINE_AA,
                  kShift);
      break;
    default:  // mountains
      fill_polygon(card,
                   {fixed(r.x, r.y + r.height), fixed(x - radius * 0.2, r.y + r.height * 0.2),
                    fixed(x + radius * 0.6, r.y + r.height)},
                   first);
      fill_polygon(card,
                   {fixed(x - radius * 0.1, r.y + r.height), fixed(x + radius * 0.45, r.y + r.height * 0.45),
                    fixed(r.x + r.width, r.y + r.height)},
                   second);
  }
}

void draw_wave(cv::Mat& card, const cv::Rect2d& r, const cv::Scalar& colour, Random& random) {
  const double phase = random.between(0, 6.28);
  std::vector<cv::Point> points;
  for (int i = 0; i <= 60; ++i) {
    const double t = i / 60.0;
    points.push_back(fixed(r.x + r.width * t, r.y + r.height * (0.35 + 0.3 * std::sin(phase + t * 5))));
  }
  points.push_back(fixed(r.x + r.width, r.y + r.height));
  points.push_back(fixed(r.x, r.y + r.height));
  fill_polygon(card, points, colour);
}

}  // namespace

void draw_shape(cv::Mat& card, ShapeKind kind, const cv::Rect2d& place, const Palette& palette, Ground ground,
                Random& random) {
  const cv::Scalar mark = ground == Ground::dark ? palette.accent : palette.band;
  switch (kind) {
    case ShapeKind::band: fill_rect(card, place, palette.band); return;
    case ShapeKind::rule: fill_rect(card, place, palette.accent); return;
    case ShapeKind::frame: cv::rectangle(card, place, palette.accent, random.integer(2, 4), cv::LINE_AA); return;
    case ShapeKind::wave: draw_wave(card, place, mark, random); return;
    case ShapeKind::corner:
      fill_polygon(
          card,
          {fixed(place.x, place.y), fixed(place.x + place.width, place.y), fixed(place.x, place.y + place.height)},
          mark);
      return;
    case ShapeKind::pale_gradient:
    case ShapeKind::deep_gradient:
    case ShapeKind::pale_photo:
    case ShapeKind::deep_photo:
    case ShapeKind::pattern: draw_ground(card, kind, place, palette, random); return;
    case ShapeKind::logo: break;
  }
  const cv::Scalar second = mark * 0.5 + palette.paper * 0.5;
  draw_logo(card, place, mark, second, palette.paper, random);
}

void draw_watermark(cv::Mat& card, const Palette& palette, Random& random) {
  const double side = random.between(0.6, 0.95) * std::min(card.cols, card.rows);
  const cv::Rect2d place(random.between(0, card.cols - side), random.between(0, card.rows - side), side, side);
  const double depth = random.between(0.05, 0.1);
  const cv::Scalar first = palette.band * depth + palette.paper * (1 - depth);
  draw_logo(card, place, first, first * 0.5 + palette.paper * 0.5, palette.paper, random);
}

bool draw_qr(cv::Mat& card, const std::string& text, const cv::Rect2d& place) {
  QRcode* code = QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M);
  if (code == nullptr) return false;
  cv::Mat modules(code->width + 4, code->width + 4, CV_8UC3, cv::Scalar(255, 255, 255));
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if (code->data[y * code->width + x] & 1) modules.at<cv::Vec3b>(y + 2, x + 2) = {0, 0, 0};
    }
  }
  QRcode_free(code);
  const int side = static_cast<int>(std::min(place.width, place.height));
  if (side < modules.rows * 3) return false;  // modules under a quarter of a millimetre
  cv::Mat drawn;
  cv::resize(modules, drawn, cv::Size(side, side), 0, 0, cv::INTER_NEAREST);
  drawn.copyTo(card(cv::Rect(static_cast<int>(place.x), static_cast<int>(place.y), side, side)));
  return true;
}

}  // namespace samples
