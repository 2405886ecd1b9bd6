#include "ocr/column.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <utility>

namespace ocr {
namespace {

// In glyph widths (em).
constexpr float kTallestCell = 1.12F;
constexpr float kNarrowStroke = 0.17F;      // ー turned by vertical writing
constexpr float kFlatBracketLeast = 0.16F;  // above the thickness of 一
constexpr float kFlatBracketMost = 0.42F;
constexpr float kBearing = 0.07F;      // paper left and right of a cell laid out anew
constexpr float kPrintedBlank = 0.5F;  // beyond the usual pitch
constexpr float kHalfBlank = 0.2F;     // the same between two tall glyphs, whose edges tell more
constexpr float kCellCost = 0.35F;     // of starting another cell, against gaps inside one
constexpr int kInk = 200;              // grey: thin strokes of Mincho are faint
constexpr float kTallRun = 0.62F;      // a run that is a glyph by itself
constexpr float kOnePitch = 1.06F;     // from glyph to glyph, where a column says nothing better

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
    for (int i = 0; i < count; ++i)
      parts.push_back({run.begin + length * i / count, run.begin + length * (i + 1) / count});
  }
  runs = std::move(parts);
}

float middle(const Interval& cell) {
  return static_cast<float>(cell.begin + cell.end) / 2;
}

/// The usual distance from one glyph to the next.
float usual_pitch(const std::vector<Interval>& cells, float em) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < cells.size(); ++i) pitches.push_back(middle(cells[i]) - middle(cells[i - 1]));
  if (pitches.empty()) return em;
  const auto at = pitches.begin() + static_cast<std::ptrdiff_t>((pitches.size() - 1) / 2);
  std::nth_element(pitches.begin(), at, pitches.end());
  return *at;
}

/// Paper between two cells.
float paper(const Interval& above, const Interval& below) {
  return static_cast<float>(below.begin - above.end);
}

bool is_tall(const Interval& cell, float em) {
  return static_cast<float>(cell.end - cell.begin) > kTallRun * em;
}

/// The usual paper between two tall glyphs.
float usual_paper(const std::vector<Interval>& cells, float em) {
  std::vector<float> all;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (is_tall(cells[i - 1], em) && is_tall(cells[i], em)) all.push_back(paper(cells[i - 1], cells[i]));
  }
  if (all.size() < 2) return 0.15F * em;
  const auto at = all.begin() + static_cast<std::ptrdiff_t>((all.size() - 1) / 2);
  std::nth_element(all.begin(), at, all.end());
  return *at;
}

/// A ring with nothing in its corners and its middle, as wide as high: the zero of vertical writing.
bool is_ring(const cv::Mat& glyph, float em) {
  const int side = std::min(glyph.rows, glyph.cols);
  const float width = static_cast<float>(glyph.cols);
  if (side < 8 || static_cast<float>(side) < 0.5F * em || width < 0.8F * static_cast<float>(glyph.rows) ||
      width > 1.25F * static_cast<float>(glyph.rows)) {
    return false;
  }
  const cv::Mat ink = glyph < 150;
  const auto inked = [&](double x, double y, double w, double h) {
    const cv::Rect part(static_cast<int>(x * ink.cols), static_cast<int>(y * ink.rows),
                        std::max(1, static_cast<int>(w * ink.cols)), std::max(1, static_cast<int>(h * ink.rows)));
    return cv::countNonZero(ink(part & cv::Rect({}, ink.size()))) > 0;
  };
  const bool corners =
      inked(0, 0, 0.1, 0.1) || inked(0.9, 0, 0.1, 0.1) || inked(0, 0.9, 0.1, 0.1) || inked(0.9, 0.9, 0.1, 0.1);
  if (corners || inked(0.3, 0.3, 0.4, 0.4)) return false;
  // Closed all around: paper poured in from outside does not reach the middle.
  cv::Mat paper;
  cv::copyMakeBorder(glyph, paper, 2, 2, 2, 2, cv::BORDER_CONSTANT, 255);
  paper = paper > 200;
  cv::floodFill(paper, {0, 0}, 0);
  return paper.at<std::uint8_t>(paper.rows / 2, paper.cols / 2) != 0;
}

/// Which way a flat arc bends; `lying` is the arc turned to the left, as in horizontal writing.
bool opens_to_the_right(const cv::Mat& lying) {
  const auto centre_of_rows = [&](int from, int to) {
    const cv::Moments m = cv::moments(lying.rowRange(from, to) < 150, true);
    return m.m00 > 0 ? m.m10 / m.m00 : 0.0;
  };
  const int third = std::max(1, lying.rows / 3);
  return centre_of_rows(third, lying.rows - third) <
         (centre_of_rows(0, third) + centre_of_rows(lying.rows - third, lying.rows)) / 2;
}

/// A glyph of a column, and what it is where its shape alone says so.
struct Glyph {
  cv::Mat image;      ///< upright, cut to its width; empty when there is no ink
  std::string known;  ///< "ー", "（", "）", "〇", or empty
};

Glyph glyph_in(const cv::Mat& turned, const Interval& cell, float em) {
  const cv::Mat part = turned.colRange(cell.begin, cell.end);
  cv::Mat upright;
  cv::rotate(part, upright, cv::ROTATE_90_CLOCKWISE);
  const cv::Rect inked = cv::boundingRect(upright < kInk);
  if (inked.empty()) return {};
  const cv::Mat glyph = upright(inked).clone();
  const float wide = static_cast<float>(inked.width) / em;
  const float high = static_cast<float>(inked.height) / em;
  if (wide < kNarrowStroke && high > 0.45F) return {glyph, "ー"};
  if (wide > 0.5F && high > kFlatBracketLeast && high < kFlatBracketMost && inked.width > 2 * inked.height) {
    const cv::Rect lying = cv::boundingRect(part < kInk);
    const cv::Mat arc = part(lying);
    const cv::Mat middle = arc.rowRange(arc.rows / 3, arc.rows - arc.rows / 3);
    const cv::Mat ends = arc.rowRange(0, std::max(1, arc.rows / 6));
    const double distance =
        std::abs(cv::moments(middle < 150, true).m10 / std::max(1.0, cv::moments(middle < 150, true).m00) -
                 cv::moments(ends < 150, true).m10 / std::max(1.0, cv::moments(ends < 150, true).m00));
    if (distance > 0.25 * arc.cols) return {glyph, opens_to_the_right(arc) ? "（" : "）"};
  }
  if (is_ring(glyph, em)) return {glyph, "〇"};
  return {glyph, ""};
}

/// Joins the low runs between tall ones by the slot of the pitch that they fall into.
std::vector<Interval> cells_by_pitch(const std::vector<Interval>& runs, float em) {
  std::vector<std::size_t> tall;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (is_tall(runs[i], em)) tall.push_back(i);
  }
  if (tall.size() < 2) return {};
  std::vector<float> pitches;
  for (std::size_t k = 1; k < tall.size(); ++k) {
    const float distance = middle(runs[tall[k]]) - middle(runs[tall[k - 1]]);
    const float slots = std::max(1.0F, std::round(distance / (kOnePitch * em)));
    pitches.push_back(distance / slots);
  }
  const auto at = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), at, pitches.end());
  const float pitch = *at;
  if (pitch < 0.9F * em || pitch > 1.6F * em) return {};
  std::vector<long> slots = {0};  // of the tall runs
  for (std::size_t k = 1; k < tall.size(); ++k) {
    slots.push_back(slots.back() +
                    std::max(1L, std::lround((middle(runs[tall[k]]) - middle(runs[tall[k - 1]])) / pitch)));
  }
  std::vector<Interval> cells;
  long last_slot = std::numeric_limits<long>::min();
  for (const Interval& run : runs) {
    std::size_t nearest = 0;
    for (std::size_t k = 1; k < tall.size(); ++k) {
      if (std::abs(middle(runs[tall[k]]) - middle(run)) < std::abs(middle(runs[tall[nearest]]) - middle(run)))
        nearest = k;
    }
    const long slot = slots[nearest] + std::lround((middle(run) - middle(runs[tall[nearest]])) / pitch);
    if (!cells.empty() && slot == last_slot) {
      cells.back().end = run.end;
    } else {
      cells.push_back(run);
    }
    last_slot = slot;
  }
  for (const Interval& cell : cells) {
    if (static_cast<float>(cell.end - cell.begin) > 1.25F * em) return {};
  }
  return cells;
}

}  // namespace

std::vector<Interval> glyph_cells(const std::vector<float>& ink, float em) {
  std::vector<Interval> runs = ink_runs(ink);
  split_long_runs(runs, em);
  if (std::vector<Interval> cells = cells_by_pitch(runs, em); !cells.empty()) return cells;
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
  const float thickness = static_cast<float>(turned.image.height) - 2 * turned.margin;
  const float em = std::max({4.0F, turned.glyph_height, 0.9F * thickness});
  const std::vector<Interval> cells = glyph_cells(turned.ink_columns, em);
  const float pitch = usual_pitch(cells, em);
  const float between = usual_paper(cells, em);
  const cv::Mat page = view(turned.image);
  const int height = turned.image.height;
  const int room = static_cast<int>((static_cast<float>(cells.size()) * 1.3F + 1) * em) + turned.image.width;
  cv::Mat canvas(height, room, CV_8U, cv::Scalar(255));

  LineCrop crop = turned;
  float x = turned.margin;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto [glyph, known] = glyph_in(page, cells[i], em);
    if (glyph.empty()) continue;
    if (glyph.rows > height)
      cv::resize(glyph, glyph, {}, double(height) / glyph.rows, double(height) / glyph.rows, cv::INTER_AREA);
    if (i > 0) {
      const bool tall = is_tall(cells[i - 1], em) && is_tall(cells[i], em);
      const float beyond =
          tall ? paper(cells[i - 1], cells[i]) - between : middle(cells[i]) - middle(cells[i - 1]) - pitch;
      if (beyond > (tall ? kHalfBlank : kPrintedBlank) * em) x += beyond;
    }
    const auto begin = static_cast<float>(cells[i].begin);
    const auto end = static_cast<float>(cells[i].end);
    const float low = static_cast<float>(height) - turned.margin;
    const Placement& p = turned.card_from_crop;
    const card::Quad on_card = {
        {p.at(begin, low), p.at(begin, turned.margin), p.at(end, turned.margin), p.at(end, low)}};
    if (!known.empty()) {
      crop.cells.push_back({x, x, on_card, known});
      continue;
    }
    const int left = static_cast<int>(x + kBearing * em);
    // Small kana stand on the base line of horizontal writing, everything else in the middle.
    const float side = static_cast<float>(std::max(glyph.rows, glyph.cols)) / em;
    const bool small = side > 0.3F && side < 0.72F && glyph.rows * 2 > glyph.cols;
    const int top = std::clamp(
        small ? static_cast<int>((static_cast<float>(height) + 0.9F * em) / 2) - glyph.rows : (height - glyph.rows) / 2,
        0, height - glyph.rows);
    if (left + glyph.cols >= room) break;
    glyph.copyTo(canvas(cv::Rect(left, top, glyph.cols, glyph.rows)));
    crop.cells.push_back({static_cast<float>(left), static_cast<float>(left + glyph.cols), on_card, {}});
    x = static_cast<float>(left + glyph.cols) + kBearing * em;
  }
  canvas = canvas.colRange(0, std::min(room, static_cast<int>(x + turned.margin)));
  crop.image = to_image(canvas);
  crop.ink_columns.assign(static_cast<std::size_t>(canvas.cols), 0);
  for (int u = 0; u < canvas.cols; ++u) {
    crop.ink_columns[static_cast<std::size_t>(u)] =
        static_cast<float>(cv::countNonZero(canvas.col(u) < kInk)) / static_cast<float>(height);
  }
  return crop;
}

card::Image upright_column(const LineCrop& turned) {
  cv::Mat upright;
  cv::rotate(view(turned.image), upright, cv::ROTATE_90_CLOCKWISE);
  return to_image(upright);
}

}  // namespace ocr
