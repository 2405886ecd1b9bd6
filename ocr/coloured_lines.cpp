#include "ocr/coloured_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace ocr {
namespace {

constexpr int kLeastChroma = 8;        // grey levels: thin lines are pale after straightening
constexpr double kLeastLength = 0.06;  // of the card's long side
constexpr int kThick = 5;              // pixels: no thin line is as thick
constexpr int kShrink = 4;
constexpr int kPaperWindow = 15;      // pixels of the picture made small
constexpr double kPaleShare = 0.62;    // of the paper's grey: what is brighter under a line is the line
constexpr double kMostThick = 0.1;    // share of a thin line's pixels that lie in thicker spots
constexpr double kMostFilled = 0.35;  // share of its box that a frame's line fills; flat boxes are all line

/// The colour of the paper everywhere: print vanishes in the brightest places of the picture made small.
cv::Mat paper_of(const cv::Mat& colour) {
  cv::Mat small;
  cv::resize(colour, small, {}, 1.0 / kShrink, 1.0 / kShrink, cv::INTER_AREA);
  cv::dilate(small, small, cv::Mat::ones(3, 3, CV_8U));
  cv::medianBlur(small, small, kPaperWindow);
  cv::Mat paper;
  cv::resize(small, paper, colour.size(), 0, 0, cv::INTER_LINEAR);
  return paper;
}

/// How far each pixel's colour is from a mere shade of the paper's: black print and shadows have none.
cv::Mat chroma_of(const cv::Mat& colour, const cv::Mat& paper) {
  cv::Mat chroma(colour.size(), CV_8U);
  for (int y = 0; y < colour.rows; ++y) {
    const auto* c = colour.ptr<cv::Vec3b>(y);
    const auto* p = paper.ptr<cv::Vec3b>(y);
    for (int x = 0; x < colour.cols; ++x) {
      const cv::Vec3f own(c[x][0], c[x][1], c[x][2]);
      const cv::Vec3f ground(p[x][0], p[x][1], p[x][2]);
      const cv::Vec3f off = own - ground * (own.dot(ground) / std::max(1.0F, ground.dot(ground)));
      chroma.at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(std::sqrt(off.dot(off)));
    }
  }
  return chroma;
}

/// Mask of the long thin pieces of a mask.
cv::Mat thin_lines(const cv::Mat& mask) {
  cv::Mat labels, stats, centroids;
  const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8, CV_32S);
  cv::Mat thick;
  cv::morphologyEx(mask, thick, cv::MORPH_OPEN, cv::Mat::ones(kThick, kThick, CV_8U));
  std::vector<int> thick_area(static_cast<std::size_t>(count));
  for (int y = 0; y < mask.rows; ++y) {
    for (int x = 0; x < mask.cols; ++x)
      if (thick.at<std::uint8_t>(y, x) != 0) ++thick_area[static_cast<std::size_t>(labels.at<int>(y, x))];
  }
  const double least = kLeastLength * std::max(mask.cols, mask.rows);
  std::vector<bool> is_line(static_cast<std::size_t>(count));
  for (int i = 1; i < count; ++i) {
    const int width = stats.at<int>(i, cv::CC_STAT_WIDTH);
    const int height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
    const int area = stats.at<int>(i, cv::CC_STAT_AREA);
    const bool flat = std::min(width, height) < 2 * kThick;
    is_line[static_cast<std::size_t>(i)] = std::max(width, height) > least &&
                                           (flat || area < kMostFilled * width * height) &&
                                           thick_area[static_cast<std::size_t>(i)] < kMostThick * area;
  }
  cv::Mat lines = cv::Mat::zeros(mask.size(), CV_8U);
  for (int y = 0; y < mask.rows; ++y) {
    for (int x = 0; x < mask.cols; ++x)
      if (is_line[static_cast<std::size_t>(labels.at<int>(y, x))]) lines.at<std::uint8_t>(y, x) = 255;
  }
  return lines;
}

}  // namespace

cv::Mat grey_without_coloured_lines(const cv::Mat& colour) {
  cv::Mat grey;
  cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
  std::vector<cv::Mat> channels;
  cv::split(colour, channels);
  const cv::Mat paper = paper_of(colour);
  cv::Mat lines = thin_lines(chroma_of(colour, paper) > kLeastChroma);
  if (cv::countNonZero(lines) == 0) return grey;
  cv::dilate(lines, lines, cv::Mat::ones(3, 3, CV_8U));
  // A bright colour is nearly as bright as paper in its strongest channel, dark print is dark in all of them.
  cv::Mat value = cv::max(cv::max(channels[0], channels[1]), channels[2]);
  cv::Mat paper_grey, bound;
  cv::cvtColor(paper, paper_grey, cv::COLOR_BGR2GRAY);
  paper_grey.convertTo(bound, CV_8U, kPaleShare);
  paper_grey.copyTo(value, value > bound);
  value.copyTo(grey, lines);
  return grey;
}

}  // namespace ocr
