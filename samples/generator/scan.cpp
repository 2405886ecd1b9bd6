#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "samples/generator/picture.h"
#include "samples/generator/surfaces.h"

namespace samples {

card::Quad mapped(const card::Quad& quad, const cv::Matx33d& to_from) {
  card::Quad out;
  for (std::size_t i = 0; i < 4; ++i) {
    const cv::Vec3d p = to_from * cv::Vec3d(quad.corners[i].x, quad.corners[i].y, 1);
    out.corners[i] = {static_cast<float>(p[0] / p[2]), static_cast<float>(p[1] / p[2])};
  }
  return out;
}

card::Quad quad_on_picture(const CardOnPicture& on) {
  const auto w = static_cast<float>(on.card.picture.cols), h = static_cast<float>(on.card.picture.rows);
  return mapped(card::quad_from_bounds({0, 0, w, h}), on.picture_from_card);
}

int turned_degrees(const CardOnPicture& on) {
  const card::Quad quad = quad_on_picture(on);
  const double dx = quad.corners[1].x - quad.corners[0].x, dy = quad.corners[1].y - quad.corners[0].y;
  const int quarter = static_cast<int>(std::lround(std::atan2(dy, dx) / (std::numbers::pi / 2)));
  return ((-quarter % 4 + 4) % 4) * 90;
}

namespace {

cv::Matx33d shift(double x, double y) { return {1, 0, x, 0, 1, y, 0, 0, 1}; }

cv::Matx33d turn(double degrees) {
  const double a = degrees * std::numbers::pi / 180;
  return {std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a), 0, 0, 0, 1};
}

cv::Matx33d scale(double s) { return {s, 0, 0, 0, s, 0, 0, 0, 1}; }

/// Card about its middle: scaled, turned, its middle put at (x, y).
cv::Matx33d lying(const cv::Mat& card, double s, double degrees, double x, double y) {
  return shift(x, y) * turn(degrees) * scale(s) * shift(-card.cols / 2.0, -card.rows / 2.0);
}

cv::Size bounding_size(const cv::Mat& card, double s, double degrees) {
  const double a = degrees * std::numbers::pi / 180;
  const double w = s * card.cols, h = s * card.rows;
  return {static_cast<int>(std::abs(w * std::cos(a)) + std::abs(h * std::sin(a))),
          static_cast<int>(std::abs(w * std::sin(a)) + std::abs(h * std::cos(a)))};
}

/// Pastes the card with smooth edges and, on lids, the thin shadow that a sheet of card throws.
void paste(cv::Mat& canvas, const cv::Mat& card, const cv::Matx33d& canvas_from_card, double shadow_depth,
           Random& random) {
  cv::Mat warped, mask, source = card;
  if (std::abs(canvas_from_card(0, 0) * canvas_from_card(1, 1)) < 0.7 || std::abs(canvas_from_card(0, 1)) > 0.1) {
    cv::GaussianBlur(card, source, cv::Size(0, 0), 0.5);
  }
  cv::warpPerspective(source, warped, canvas_from_card, canvas.size(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  cv::warpPerspective(cv::Mat(card.size(), CV_8U, cv::Scalar(255)), mask, canvas_from_card, canvas.size(),
                      cv::INTER_LINEAR);
  if (shadow_depth > 0) {
    cv::Mat shadow, moved;
    const cv::Matx23d drift(1, 0, random.between(1, 4), 0, 1, random.between(1, 4));
    cv::warpAffine(mask, moved, drift, mask.size());
    cv::GaussianBlur(moved, shadow, cv::Size(0, 0), random.between(2, 4));
    cv::Mat light;
    shadow.convertTo(light, CV_32F, -shadow_depth / 255, 1);
    shine(canvas, light);
  }
  for (int y = 0; y < canvas.rows; ++y) {
    for (int x = 0; x < canvas.cols; ++x) {
      const int a = mask.at<uchar>(y, x);
      if (a == 0) continue;
      for (int c = 0; c < 3; ++c) {
        uchar& pixel = canvas.at<cv::Vec3b>(y, x)[c];
        pixel = static_cast<uchar>((pixel * (255 - a) + warped.at<cv::Vec3b>(y, x)[c] * a) / 255);
      }
    }
  }
}

cv::Mat lid(cv::Size size, bool white, Random& random) {
  cv::Mat canvas(size, CV_8UC3);
  const double value = white ? random.between(228, 250) : random.between(10, 50);
  canvas.setTo(cv::Scalar(value + random.between(-3, 3), value, value + random.between(-3, 3)));
  cv::Mat light = 1 + 0.012 * smooth_noise(size, 600, 2, random);
  shine(canvas, light);
  return canvas;
}

/// What the scanner's lamp, glass and sensor do to the whole page.
void scanner_look(cv::Mat& picture, Random& random) {
  cv::GaussianBlur(picture, picture, cv::Size(0, 0), random.between(0.35, 0.8));
  const double gain = random.between(0.92, 1.04), lift = random.between(0, 14);
  cv::Mat light(picture.size(), CV_32F, cv::Scalar(gain));
  light += 0.006 * smooth_noise(picture.size(), 40, 3, random);
  shine(picture, light);
  picture.convertTo(picture, CV_8U, 1 - lift / 255, lift);
  add_noise(picture, random.between(1.2, 4.0), random);
}

int random_turn(double share, Random& random) { return random.chance(share) ? 90 * random.integer(1, 3) : 0; }

}  // namespace

Picture clean_picture(RenderedCard card) {
  Picture picture;
  picture.pixels = card.picture.clone();
  picture.dpi = static_cast<int>(card.dpi);
  picture.cards.push_back({std::move(card), cv::Matx33d::eye()});
  return picture;
}

Picture scan_picture(RenderedCard card, double dpi, Random& random) {
  const double s = dpi / card.dpi;
  const double border = random.unit();
  const bool tight = border < 0.35, white = border < 0.7;
  const double skew = std::clamp(random.normal() * 1.1, -3.0, 3.0);
  const double degrees = random_turn(0.15, random) + skew;
  cv::Size size = bounding_size(card.picture, s, degrees);
  const double margin = tight ? 0 : random.between(2, 14) * dpi / 25.4;
  size.width += static_cast<int>(2 * margin);
  size.height += static_cast<int>(2 * margin * random.between(0.6, 1.0));
  Picture picture;
  picture.pixels = lid(size, white || (tight && random.chance(0.5)), random);
  const cv::Matx33d place = lying(card.picture, s, degrees, size.width / 2.0, size.height / 2.0);
  paste(picture.pixels, card.picture, place, white ? random.between(0.08, 0.25) : 0, random);
  scanner_look(picture.pixels, random);
  picture.jpeg_quality = dpi < 250 ? random.integer(75, 92) : random.integer(78, 95);
  picture.dpi = static_cast<int>(dpi);
  picture.cards.push_back({std::move(card), place});
  return picture;
}

Picture flatbed_picture(std::vector<RenderedCard> cards, Random& random) {
  constexpr int kColumns = 2, kRows = 5;
  const cv::Size a4(2480, 3508);
  Picture picture;
  picture.pixels = lid(a4, random.chance(0.85), random);
  const double shadow = random.between(0.1, 0.3);
  for (std::size_t i = 0; i < cards.size() && i < kColumns * kRows; ++i) {
    RenderedCard& card = cards[i];
    const double s = 300 / card.dpi;
    const bool portrait = card.picture.rows > card.picture.cols;
    const double degrees = (portrait             ? (random.chance(0.5) ? 90 : 270)
                            : random.chance(0.1) ? 180
                                                 : 0) +
                           std::clamp(random.normal() * 1.2, -2.5, 2.5);
    const int column = static_cast<int>(i) % kColumns, row = static_cast<int>(i) / kColumns;
    const cv::Size room = bounding_size(card.picture, s, degrees);
    const double slack_x = a4.width / static_cast<double>(kColumns) - room.width - 12;
    const double slack_y = a4.height / static_cast<double>(kRows) - room.height - 12;
    const double x = (column + 0.5) * a4.width / kColumns + random.between(-0.5, 0.5) * std::max(0.0, slack_x);
    const double y = (row + 0.5) * a4.height / kRows + random.between(-0.5, 0.5) * std::max(0.0, slack_y);
    const cv::Matx33d place = lying(card.picture, s, degrees, x, y);
    const cv::Rect window = cv::Rect(static_cast<int>(x) - room.width / 2 - 30,
                                     static_cast<int>(y) - room.height / 2 - 30, room.width + 60, room.height + 60) &
                            cv::Rect({0, 0}, a4);
    cv::Mat part = picture.pixels(window);
    paste(part, card.picture, shift(-window.x, -window.y) * place, shadow, random);
    picture.cards.push_back({std::move(card), place});
  }
  scanner_look(picture.pixels, random);
  picture.jpeg_quality = random.integer(80, 93);
  picture.dpi = 300;
  return picture;
}

}  // namespace samples
