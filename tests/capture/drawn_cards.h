#pragma once

#include <array>

#include <opencv2/core/mat.hpp>

#include "card/image.h"

/// Cards drawn with simple means, and where they lie, for the tests of finding.
namespace drawn {

struct Look {
  cv::Size size{1075, 650};
  cv::Scalar ground = cv::Scalar::all(245);
  cv::Scalar ink = cv::Scalar::all(30);
  bool logo_box = false;  ///< a filled square at the top left
  bool photo = false;     ///< a dark picture over the full height on the left third
  double panel = 0;       ///< part of the width, on the left, that has another colour
  cv::Scalar panel_colour = cv::Scalar(110, 80, 30);
  int frame = 0;  ///< pixels; a line of that width around the print, in the ink's colour
};

cv::Mat card(const Look& look);

using Corners = std::array<cv::Point2f, 4>;

/// Lays the card on the picture, its corners at `corners` clockwise from its top-left one.
void lay(cv::Mat& picture, const cv::Mat& card, const Corners& corners);

/// A ground with grain, of about the given colour; the same every time.
cv::Mat desk(cv::Size size, cv::Scalar colour, double grain);

/// Light that falls off by `fall` (0..1) from left to right.
void shade(cv::Mat& picture, double fall);

card::Image image_of(const cv::Mat& picture, int dpi = 0);

}  // namespace drawn
