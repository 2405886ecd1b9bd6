#include "capture/straighten.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/shrink.h"
#include "capture/warp.h"

namespace capture {
namespace {

constexpr float kLongestSide = 1600;  // pixels: 450 dpi on a card, enough for its smallest print
constexpr float kNearlyAll = 0.95F;   // of a page's resolution: a warp to less would skip pixels and keep their noise

cv::Size size_for(const cv::Mat& page, const Corners& corners) {
  const auto aspect = static_cast<float>(true_aspect(corners, page.size()));
  const float across = std::max(side_length(corners, 0), side_length(corners, 2));
  const float down = std::max(side_length(corners, 1), side_length(corners, 3));
  // The nearer sides are the better sampled ones: keep every pixel of them.
  float width = std::max(across, down * aspect);
  if (width > 1.25F * across) width = 1.25F * across;  // a much foreshortened side is not worth inventing pixels for
  float height = width / aspect;
  const float factor = std::min(1.0F, kLongestSide / std::max(width, height));
  return {std::max(1, cvRound(width * factor)), std::max(1, cvRound(height * factor))};
}

/// The part of the page that the card lies in, and what a pixel at its edge is mixed from.
cv::Rect surroundings(const cv::Mat& page, const Corners& corners) {
  constexpr int kMargin = 8;  // pixels
  const cv::Rect card = cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end()));
  const cv::Point margin(kMargin, kMargin);
  return cv::Rect(card.tl() - margin, card.br() + margin) & cv::Rect({}, page.size());
}

bool is_upright_frame(const cv::Mat& page, const Corners& corners) {
  return corner_distance(corners, frame_of(page.size())) < 0.5F &&
         static_cast<float>(std::max(page.cols, page.rows)) <= kLongestSide;
}

}  // namespace

cv::Mat straightened(const cv::Mat& page, const Corners& corners) {
  if (is_upright_frame(page, corners)) return page.clone();
  const cv::Size size = size_for(page, corners);
  // The card's part of the page is shrunk first where the card comes out smaller.
  const float shrink = static_cast<float>(size.width) / std::max(side_length(corners, 0), side_length(corners, 2));
  cv::Mat source = page;
  Corners source_corners = corners;
  if (shrink < kNearlyAll) {
    const cv::Rect around = surroundings(page, corners);
    source = shrunk(page(around), static_cast<double>(shrink));
    for (cv::Point2f& corner : source_corners) corner = (corner - cv::Point2f(around.tl())) * shrink;
  }
  const cv::Point2f half(0.5F, 0.5F);  // cv::warpPerspective counts from pixel centres
  std::array<cv::Point2f, 4> from, to = frame_of(size);
  for (int i = 0; i < 4; ++i) {
    from[i] = source_corners[i] - half;
    to[i] -= half;
  }
  const cv::Mat card_from_page = cv::getPerspectiveTransform(from.data(), to.data());
  return warped(source, card_from_page, size);
}

cv::Mat with_even_light(const cv::Mat& card) {
  // The ground, on a small copy: the lightest colour around, smoothed over more than a line of text.
  constexpr int kSmall = 240;
  const double factor = std::min(1.0, static_cast<double>(kSmall) / std::max(card.cols, card.rows));
  cv::Mat small = factor < 1 ? shrunk(card, factor) : card.clone(), ground;
  cv::medianBlur(small, small, 3);
  cv::morphologyEx(small, ground, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {19, 19}));
  cv::GaussianBlur(ground, ground, {31, 31}, 0);

  cv::Mat brightness;
  cv::cvtColor(ground, brightness, cv::COLOR_BGR2GRAY);
  cv::Mat sorted = brightness.reshape(1, 1).clone();
  cv::sort(sorted, sorted, cv::SORT_ASCENDING);
  const auto at = [&sorted](double part) {
    return static_cast<double>(sorted.at<uchar>(static_cast<int>(part * static_cast<double>(sorted.total() - 1))));
  };
  const double dark = at(0.02);
  const double light = at(0.98);
  // A picture or band on the card is no shadow: light changes slowly and keeps its colour, and never swallows all.
  constexpr double kUneven = 1.10, kShadow = 2.6, kLeastLight = 70;
  if (dark < kLeastLight || light < kUneven * dark || light > kShadow * dark) return card;
  cv::Mat dx, dy;
  cv::Sobel(brightness, dx, CV_32F, 1, 0, 3, 1.0 / 8);
  cv::Sobel(brightness, dy, CV_32F, 0, 1, 3, 1.0 / 8);
  cv::Mat slope;
  cv::magnitude(dx, dy, slope);
  double steepest = 0;
  cv::minMaxLoc(slope, nullptr, &steepest);
  constexpr double kSteepest = 4;  // grey levels per pixel of the small copy
  if (steepest > kSteepest) return card;

  cv::Mat wide, even(card.size(), card.type());
  cv::resize(brightness, wide, card.size(), 0, 0, cv::INTER_LINEAR);
  for (int y = 0; y < card.rows; ++y) {
    const auto* from = card.ptr<cv::Vec3b>(y);
    const auto* lit = wide.ptr<uchar>(y);
    auto* to = even.ptr<cv::Vec3b>(y);
    for (int x = 0; x < card.cols; ++x) {
      const double gain = light / std::max<double>(lit[x], 1);
      for (int channel = 0; channel < 3; ++channel) to[x][channel] = cv::saturate_cast<uchar>(from[x][channel] * gain);
    }
  }
  return even;
}

}  // namespace capture
