#include "ocr/column.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace ocr {
namespace {

// In glyph widths (em).
constexpr float kTallestCell = 1.12F;
constexpr float kNarrowStroke = 0.24F;   // ー turned by vertical writing
constexpr float kFlatBracketLeast = 0.16F;  // above the thickness of 一
constexpr float kFlatBracketMost = 0.42F;
constexpr float kBearing = 0.07F;        // paper left and right of a cell laid out anew
constexpr float kPrintedBlank = 0.5F;    // beyond the usual pitch
constexpr float kCellCost = 0.35F;       // of starting another cell, against gaps inside one

cv::Mat view(const card::Image& image) {
  return {image.height, image.width, CV_8UC1, const_cast<std::uint8_t*>(image.pixels.data())};
}

card::Image to_image(const cv::Mat& mat) {
  card::Image image;
  image.width = mat.cols;
  image.height = mat.rows;
  image.channels = 1;
  image.pixels.reserve(mat.total());
  for (int y = 0; y < mat.rows; ++y) image.pixels.insert(image.pixels.end(), mat.ptr(y), mat.ptr(y) + mat.cols);
  return image;
}

std::vector<Interval> ink_runs(const std::vector<float>& ink) {
  std::vector<Interval> runs;
  for (int u = 0; u < static_cast<int>(ink.size()); ++u) {
    if (ink[static_cast<std::size_t>(u)] <= 0) continue;
    if (!runs.empty() && runs.back().end == u) {
      ++runs.back().end;
    } else {
      runs.push_back({u, u + 1});
    }
  }
  return runs;
}

/// Touching glyphs: a run of more than one and a half em is cut into equal parts.
void split_long_runs(std::vector<Interval>& runs, float em) {
  std::vector<Interval> parts;
  for (const Interval& run : runs) {
    const int length = run.end - run.begin;
    const int count = static_cast<float>(length) > 1.4F * em
                          ? std::max(2, static_cast<int>(std::lround(static_cast<float>(length) / em)))
                          : 1;
    for (int i = 0; i < count; ++i) parts.push_back({run.begin + length * i / count, run.begin + length * (i + 1) / count});
  }
  runs = std::move(parts);
}

float middle(const Interval& cell) { return static_cast<float>(cell.begin + cell.end) / 2; }

/// The usual distance from one glyph to the next.
float usual_pitch(const std::vector<Interval>& cells, float em) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < cells.size(); ++i) pitches.push_back(middle(cells[i]) - middle(cells[i - 1]));
  if (pitches.empty()) return em;
  const auto at = pitches.begin() + static_cast<std::ptrdiff_t>((pitches.size() - 1) / 2);
  std::nth_element(pitches.begin(), at, pitches.end());
  return *at;
}

/// One glyph, upright, cut to its width.
cv::Mat glyph_image(const cv::Mat& turned, const Interval& cell, float em) {
  const cv::Mat part = turned.colRange(cell.begin, cell.end);
  cv::Mat upright;
  cv::rotate(part, upright, cv::ROTATE_90_CLOCKWISE);
  const cv::Rect inked = cv::boundingRect(upright < 150);
  if (inked.empty()) return {};
  const float wide = static_cast<float>(inked.width) / em;
  const float high = static_cast<float>(inked.height) / em;
  const bool stroke = wide < kNarrowStroke && high > 0.45F;
  const bool bracket = wide > 0.5F && high > kFlatBracketLeast && high < kFlatBracketMost;
  if (stroke || bracket) {
    const cv::Rect lying = cv::boundingRect(part < 150);
    return part.colRange(lying.x, lying.x + lying.width).rowRange(lying.y, lying.y + lying.height).clone();
  }
  return upright(inked).clone();
}

}  // namespace

std::vector<Interval> glyph_cells(const std::vector<float>& ink, float em) {
  std::vector<Interval> runs = ink_runs(ink);
  split_long_runs(runs, em);
  // Cheapest way to join neighbouring runs: a price for every cell, a price for paper inside a cell.
  std::vector<float> cost(runs.size() + 1, std::numeric_limits<float>::max());
  std::vector<std::size_t> start(runs.size() + 1, 0);
  cost[0] = 0;
  for (std::size_t end = 1; end <= runs.size(); ++end) {
    float paper = 0;
    for (std::size_t begin = end; begin-- > 0;) {
      const float height = static_cast<float>(runs[end - 1].end - runs[begin].begin) / em;
      if (begin + 1 < end) paper += static_cast<float>(runs[begin + 1].begin - runs[begin].end) / em;
      if (begin + 1 < end && height > kTallestCell) break;
      const float price = cost[begin] + kCellCost + 0.5F * paper + std::max(0.0F, height - 1) * 2;
      if (price < cost[end]) cost[end] = price, start[end] = begin;
    }
  }
  std::vector<Interval> cells;
  for (std::size_t end = runs.size(); end > 0; end = start[end]) {
    cells.push_back({runs[start[end]].begin, runs[end - 1].end});
  }
  std::reverse(cells.begin(), cells.end());
  return cells;
}

LineCrop lay_out_column(const Ink& ink, const FoundLine& line, const CropOptions& options) {
  const LineCrop turned = cut_line(ink, line, options);
  if (turned.image.empty()) return turned;
  const float em = std::max(4.0F, turned.glyph_height);
  const std::vector<Interval> cells = glyph_cells(turned.ink_columns, em);
  const float pitch = usual_pitch(cells, em);
  const cv::Mat page = view(turned.image);
  const int height = turned.image.height;
  const int room = static_cast<int>((static_cast<float>(cells.size()) * 1.3F + 1) * em) + turned.image.width;
  cv::Mat canvas(height, room, CV_8U, cv::Scalar(255));

  LineCrop crop = turned;
  float x = turned.margin;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cv::Mat glyph = glyph_image(page, cells[i], em);
    if (glyph.empty()) continue;
    if (glyph.rows > height) cv::resize(glyph, glyph, {}, double(height) / glyph.rows, double(height) / glyph.rows, cv::INTER_AREA);
    if (i > 0) {
      const float beyond = middle(cells[i]) - middle(cells[i - 1]) - pitch;
      if (beyond > kPrintedBlank * em) x += beyond;
    }
    const int left = static_cast<int>(x + kBearing * em);
    const int top = (height - glyph.rows) / 2;
    if (left + glyph.cols >= room) break;
    glyph.copyTo(canvas(cv::Rect(left, top, glyph.cols, glyph.rows)));
    const auto begin = static_cast<float>(cells[i].begin);
    const auto end = static_cast<float>(cells[i].end);
    const float low = static_cast<float>(height) - turned.margin;
    const Placement& p = turned.card_from_crop;
    crop.cells.push_back({static_cast<float>(left), static_cast<float>(left + glyph.cols),
                          {{p.at(begin, low), p.at(begin, turned.margin), p.at(end, turned.margin), p.at(end, low)}}});
    x = static_cast<float>(left + glyph.cols) + kBearing * em;
  }
  canvas = canvas.colRange(0, std::min(room, static_cast<int>(x + turned.margin)));
  crop.image = to_image(canvas);
  crop.ink_columns.assign(static_cast<std::size_t>(canvas.cols), 0);
  for (int u = 0; u < canvas.cols; ++u) {
    crop.ink_columns[static_cast<std::size_t>(u)] = static_cast<float>(cv::countNonZero(canvas.col(u) < 150)) / static_cast<float>(height);
  }
  return crop;
}

card::Image upright_column(const LineCrop& turned) {
  cv::Mat upright;
  cv::rotate(view(turned.image), upright, cv::ROTATE_90_CLOCKWISE);
  return to_image(upright);
}

}  // namespace ocr
