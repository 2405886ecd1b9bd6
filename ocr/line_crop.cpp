#include "ocr/line_crop.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace ocr {
namespace {

float distance(card::Point a, card::Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

card::Point step(card::Point from, card::Point to, float length) {
  const float all = std::max(distance(from, to), 1e-3F);
  return {(to.x - from.x) / all * length, (to.y - from.y) / all * length};
}

/// The line's ink as contrast to its ground, 0 for paper; pieces of other lines count as paper.
cv::Mat own_contrast(const Ink& ink, const FoundLine& line, const cv::Rect& area) {
  cv::Mat contrast;
  if (line.light_on_dark) {
    cv::subtract(ink.grey(area), ink.ground(area), contrast);
  } else {
    cv::subtract(ink.ground(area), ink.grey(area), contrast);
  }
  const cv::Mat labels = (line.light_on_dark ? ink.light_labels : ink.dark_labels)(area);
  cv::Mat foreign = cv::Mat::zeros(area.size(), CV_8U);
  for (int y = 0; y < area.height; ++y) {
    const int* label = labels.ptr<int>(y);
    std::uint8_t* mark = foreign.ptr(y);
    for (int x = 0; x < area.width; ++x) {
      if (label[x] != 0 && std::binary_search(line.foreign.begin(), line.foreign.end(), label[x])) mark[x] = 255;
    }
  }
  if (cv::countNonZero(foreign) > 0) {
    cv::Mat own = labels != 0;
    own &= ~foreign;
    cv::dilate(foreign, foreign, cv::Mat::ones(3, 3, CV_8U));
    contrast.setTo(0, foreign & ~own);
  }
  return contrast;
}

/// Contrast that counts as full ink: what the darkest tenth of the ink reaches.
double full_contrast(const cv::Mat& contrast) {
  std::array<int, 256> histogram{};
  int inked = 0;
  for (int y = 0; y < contrast.rows; ++y) {
    const std::uint8_t* row = contrast.ptr(y);
    for (int x = 0; x < contrast.cols; ++x) {
      if (row[x] < 20) continue;
      ++histogram.at(row[x]);
      ++inked;
    }
  }
  int seen = 0;
  for (int level = 255; level >= 20; --level) {
    seen += histogram.at(static_cast<std::size_t>(level));
    if (seen * 10 >= inked) return std::max(40, level);
  }
  return 255;
}

std::vector<float> ink_columns(const cv::Mat& dark_on_light) {
  std::vector<float> columns(static_cast<std::size_t>(dark_on_light.cols));
  for (int y = 0; y < dark_on_light.rows; ++y) {
    const std::uint8_t* row = dark_on_light.ptr(y);
    for (std::size_t x = 0; x < columns.size(); ++x) columns[x] += row[x] < 190 ? 1.0F : 0.0F;
  }
  for (float& column : columns) column /= static_cast<float>(dark_on_light.rows);
  return columns;
}

}  // namespace

LineCrop cut_line(const Ink& ink, const FoundLine& line, const CropOptions& options) {
  // Vertical lines: along the writing is down, across is to the left, as if turned a quarter to the left.
  const auto& c = line.box.corners;
  const bool vertical = line.direction == card::Direction::vertical;
  const card::Point start = vertical ? c[1] : c[0];
  const card::Point end = vertical ? c[2] : c[1];
  const card::Point under = vertical ? c[0] : c[3];
  const float length = distance(start, end);
  const float ink_height = distance(start, under);
  const float margin = options.margin_share * ink_height;
  const float scale = (ink_height + 2 * margin) / static_cast<float>(options.height);  // card pixels per crop pixel

  LineCrop crop;
  crop.card_from_crop.along = step(start, end, scale);
  crop.card_from_crop.across = step(start, under, scale);
  const auto& [along, across] = std::pair(crop.card_from_crop.along, crop.card_from_crop.across);
  const float m = margin / scale;
  crop.margin = m;
  crop.card_from_crop.origin = {start.x - m * along.x - m * across.x, start.y - m * along.y - m * across.y};
  crop.glyph_height = line.glyph_size_px / scale;
  const int width = std::max(8, static_cast<int>(std::lround((length + 2 * margin) / scale)));

  const card::Bounds b = card::bounds(line.box);
  const int border = static_cast<int>(margin + 4);
  const cv::Rect area = cv::Rect(cv::Point(static_cast<int>(b.left) - border, static_cast<int>(b.top) - border),
                                 cv::Point(static_cast<int>(b.right) + border, static_cast<int>(b.bottom) + border)) &
                        cv::Rect({}, ink.grey.size());
  if (area.empty()) return crop;
  cv::Mat contrast = own_contrast(ink, line, area);
  const double full = full_contrast(contrast);
  if (scale > 1) cv::GaussianBlur(contrast, contrast, {}, 0.35 * scale);

  // Pixel centres: crop pixel (u, v) is the point (u + 0.5, v + 0.5) of the crop's plane.
  const card::Point first = crop.card_from_crop.at(0.5F, 0.5F);
  const cv::Matx23f card_from_crop(along.x, across.x, first.x - 0.5F - static_cast<float>(area.x),  //
                                   along.y, across.y, first.y - 0.5F - static_cast<float>(area.y));
  cv::Mat level;
  cv::warpAffine(contrast, level, card_from_crop, {width, options.height},
                 (scale < 1 ? cv::INTER_CUBIC : cv::INTER_LINEAR) | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, 0);
  cv::Mat page;
  level.convertTo(page, CV_8U, -255.0 / full, 255.0);
  crop.ink_columns = ink_columns(page);
  crop.image.width = page.cols;
  crop.image.height = page.rows;
  crop.image.channels = 1;
  crop.image.pixels.assign(page.data, page.data + page.total());
  return crop;
}

}  // namespace ocr
