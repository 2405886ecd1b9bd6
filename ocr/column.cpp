#include "ocr/column.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/column_cells.h"

namespace ocr {
namespace {

// In glyph widths (em).
constexpr float kNarrowStroke = 0.3F;  // ー turned by vertical writing
constexpr float kStroke = 0.4F;        // its width by its length
constexpr float kFlatStroke = 0.22F;   // 一
constexpr float kLongStroke = 0.55F;
constexpr float kFlatBracketLeast = 0.16F;  // above the thickness of 一
constexpr float kFlatBracketMost = 0.42F;
constexpr double kBend = 0.25;         // of a bracket: how far its middle lies from its ends, by its height
constexpr double kLeastBend = 0.08;    // and at least
constexpr double kWholeStroke = 0.85;  // of its width
constexpr double kThickest = 0.7;      // of its height
constexpr float kBearing = 0.07F;      // paper left and right of a cell laid out anew
constexpr float kPrintedBlank = 0.5F;  // beyond the usual pitch
constexpr float kHalfBlank = 0.2F;     // the same between two tall glyphs, whose edges tell more
constexpr float kShifted = 0.12F;      // how far a blank moves their middles at least
constexpr float kKnownSign = 0.95F;    // confidence in a sign that was known by its shape
constexpr int kInk = 200;              // grey: thin strokes of Mincho are faint
constexpr float kTallRun = 0.62F;      // a run that is a glyph by itself

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

/// The height of a column's glyphs where it is clearly more than their width: Arabic figures one below the other. 0
/// where the column's runs of ink are no such glyphs.
float height_of_narrow_glyphs(const std::vector<float>& ink, float width) {
  constexpr float kLeast = 1.3F, kMost = 2.6F;  // of the width
  constexpr std::size_t kFewest = 4;
  constexpr double kShare = 0.7;
  std::vector<int> lengths;
  for (const Interval& run : ink_runs(ink)) lengths.push_back(run.end - run.begin);
  const auto tall = static_cast<double>(std::count_if(lengths.begin(), lengths.end(), [&](int length) {
    return static_cast<float>(length) > kLeast * width && static_cast<float>(length) < kMost * width;
  }));
  if (lengths.size() < kFewest || tall < kShare * static_cast<double>(lengths.size())) return 0;
  const auto median = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), median, lengths.end());
  return static_cast<float>(*median);
}

/// Whether a narrow upright glyph is as wide as its box in most rows: a dash, not a 1 with its flag.
bool is_plain_stroke(const cv::Mat& glyph) {
  constexpr double kFull = 0.7;
  return cv::countNonZero(glyph < kInk) > kFull * static_cast<double>(glyph.total());
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

/// Paper between two cells.
float paper(const Interval& above, const Interval& below) { return static_cast<float>(below.begin - above.end); }

bool is_tall(const Interval& cell, float em) { return static_cast<float>(cell.end - cell.begin) > kTallRun * em; }

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

/// Whether a flat arc is one thin stroke: the legs of 六 are two, and its head is thick in the middle.
bool is_one_stroke(const cv::Mat& lying) {
  const cv::Mat ink = lying < kInk;
  const int third = lying.rows / 3;
  for (int y = third; y < lying.rows - third; ++y)
    if (cv::boundingRect(ink.row(y)).width > kThickest * lying.cols) return false;
  cv::Mat labels, stats, centroids;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
  for (int i = 1; i < count; ++i)
    if (stats.at<int>(i, cv::CC_STAT_HEIGHT) > kWholeStroke * lying.rows) return true;
  return false;
}

/// Whether the middle of a flat arc lies off both its ends, to the same side; a slanting stroke is straight.
bool is_bent(const cv::Mat& lying, double least) {
  const auto centre = [&](int from, int to) {
    const cv::Moments m = cv::moments(lying.rowRange(from, to) < 150, true);
    return m.m10 / std::max(1.0, m.m00);
  };
  const int third = lying.rows / 3, sixth = std::max(1, lying.rows / 6);
  const double middle = centre(third, lying.rows - third);
  const double off_first = middle - centre(0, sixth), off_last = middle - centre(lying.rows - sixth, lying.rows);
  return off_first * off_last > 0 && std::min(std::abs(off_first), std::abs(off_last)) > least;
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
  std::string known;  ///< "ー", "一", "（", "）", "〇", or empty
};

Glyph glyph_in(const cv::Mat& turned, const Interval& cell, float em, bool narrow_glyphs) {
  const cv::Mat part = turned.colRange(cell.begin, cell.end);
  cv::Mat upright;
  cv::rotate(part, upright, cv::ROTATE_90_CLOCKWISE);
  const cv::Rect inked = cv::boundingRect(upright < kInk);
  if (inked.empty()) return {};
  const cv::Mat glyph = upright(inked).clone();
  const float wide = static_cast<float>(inked.width) / em;
  const float high = static_cast<float>(inked.height) / em;
  if (wide < kNarrowStroke && high > 0.45F && wide < kStroke * high && (!narrow_glyphs || is_plain_stroke(glyph)))
    return {glyph, "ー"};
  if (wide > 0.5F && high > kFlatBracketLeast && high < kFlatBracketMost && inked.width > 2 * inked.height) {
    const cv::Rect lying = cv::boundingRect(part < kInk);
    const cv::Mat arc = part(lying);
    if (is_bent(arc, std::max(kBend * arc.cols, kLeastBend * em)) && is_one_stroke(arc))
      return {glyph, opens_to_the_right(arc) ? "（" : "）"};
  }
  if (high < kFlatStroke && wide > kLongStroke) return {glyph, "一"};
  if (is_ring(glyph, em)) return {glyph, "〇"};
  return {glyph, ""};
}

/// Where a symbol that was read lying stands along the turned column.
Interval along_column(const card::Symbol& symbol, const Placement& placement) {
  const card::Point& step = placement.along;
  const float length = std::max(1e-6F, step.x * step.x + step.y * step.y);
  float first = std::numeric_limits<float>::max();
  float last = std::numeric_limits<float>::lowest();
  for (const card::Point& p : symbol.box.corners) {
    const float u = ((p.x - placement.origin.x) * step.x + (p.y - placement.origin.y) * step.y) / length;
    first = std::min(first, u);
    last = std::max(last, u);
  }
  return {static_cast<int>(std::floor(first)), static_cast<int>(std::ceil(last))};
}

/// Sets the glyphs of a turned column from left to right.
class Layout {
 public:
  Layout(const LineCrop& turned, std::span<const card::Symbol> lying)
      : turned_(turned), page_(view(turned.image)), crop_(turned) {
    const float thickness = static_cast<float>(turned.image.height) - 2 * turned.margin;
    em_ = std::max({4.0F, turned.glyph_height, 0.9F * thickness});
    if (const float height = height_of_narrow_glyphs(turned.ink_columns, em_); height > 0) em_ = height, narrow_ = true;
    std::vector<float> upright_ink = turned.ink_columns;
    bool blank = false;
    for (const card::Symbol& symbol : lying) {
      if (symbol.text == " ") {
        blank = true;
        continue;
      }
      const Interval place = along_column(symbol, turned.card_from_crop);
      const int size = static_cast<int>(upright_ink.size());
      for (int u = std::max(0, place.begin); u < std::min(size, place.end); ++u)
        upright_ink[static_cast<std::size_t>(u)] = 0;
      items_.push_back({place, &symbol, blank});
      blank = false;
    }
    take_brackets(upright_ink);
    const std::vector<Interval> cells = glyph_cells(upright_ink, em_);
    pitch_ = usual_pitch(cells, em_);
    between_ = usual_paper(cells, em_);
    for (const Interval& cell : cells) items_.push_back({cell, nullptr, false});
    std::stable_sort(items_.begin(), items_.end(),
                     [](const Item& a, const Item& b) { return middle(a.place) < middle(b.place); });
    room_ = static_cast<int>((static_cast<float>(items_.size()) * 1.3F + 1) * em_) + turned.image.width;
    canvas_ = cv::Mat(turned.image.height, room_, CV_8U, cv::Scalar(255));
  }

  LineCrop run() {
    crop_.cells.clear();
    x_ = turned_.margin;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const float blank = i > 0 ? blank_between(items_[i - 1], items_[i]) : 0;
      if (items_[i].lying != nullptr) {
        const card::Symbol& symbol = *items_[i].lying;
        x_ += blank;
        crop_.cells.push_back({x_, x_, symbol.box, symbol.text, symbol.confidence, blank > 0});
      } else if (!set(items_[i], blank)) {
        break;
      }
    }
    const cv::Mat canvas = canvas_.colRange(0, std::min(room_, static_cast<int>(x_ + turned_.margin)));
    crop_.image = to_image(canvas);
    crop_.ink_columns.assign(static_cast<std::size_t>(canvas.cols), 0);
    for (int u = 0; u < canvas.cols; ++u) {
      crop_.ink_columns[static_cast<std::size_t>(u)] =
          static_cast<float>(cv::countNonZero(canvas.col(u) < kInk)) / static_cast<float>(canvas.rows);
    }
    return std::move(crop_);
  }

 private:
  /// Brackets stand closer to their neighbours than the grid has it: to the strokes of 二 and 三, above all.
  void take_brackets(std::vector<float>& ink) {
    for (const Interval& run : ink_runs(ink)) {
      const std::string known = glyph_in(page_, run, em_, narrow_).known;
      if (known != "（" && known != "）") continue;
      items_.push_back({run, nullptr, false});
      std::fill(ink.begin() + run.begin, ink.begin() + run.end, 0.0F);
    }
  }

  struct Item {
    Interval place;
    const card::Symbol* lying = nullptr;
    bool blank_before = false;  ///< a blank was read before the lying symbol
  };

  /// Paper beyond the usual between two items; 0 where no blank is printed.
  float blank_between(const Item& above, const Item& below) const {
    if (above.lying != nullptr && below.lying != nullptr) return below.blank_before ? kPrintedBlank * em_ : 0;
    if (above.lying != nullptr || below.lying != nullptr) {
      const float gap = paper(above.place, below.place);
      return gap > kPrintedBlank * em_ ? gap : 0;
    }
    const bool tall = is_tall(above.place, em_) && is_tall(below.place, em_);
    const float further = middle(below.place) - middle(above.place) - pitch_;
    const float beyond = tall ? paper(above.place, below.place) - between_ : further;
    // Between kana, which fill less of their places than kanji, more paper is no blank.
    if (tall && further < kShifted * em_) return 0;
    return beyond > (tall ? kHalfBlank : kPrintedBlank) * em_ ? beyond : 0;
  }

  card::Quad on_card(const Interval& cell) const {
    const auto begin = static_cast<float>(cell.begin);
    const auto end = static_cast<float>(cell.end);
    const float low = static_cast<float>(turned_.image.height) - turned_.margin;
    const Placement& p = turned_.card_from_crop;
    return {{p.at(begin, low), p.at(begin, turned_.margin), p.at(end, turned_.margin), p.at(end, low)}};
  }

  /// False when the canvas is full.
  bool set(const Item& item, float blank) {
    auto [glyph, known] = glyph_in(page_, item.place, em_, narrow_);
    if (glyph.empty()) return true;
    const int height = canvas_.rows;
    if (glyph.rows > height)
      cv::resize(glyph, glyph, {}, double(height) / glyph.rows, double(height) / glyph.rows, cv::INTER_AREA);
    x_ += blank;
    if (!known.empty()) {
      crop_.cells.push_back({x_, x_, on_card(item.place), known, kKnownSign, blank > 0});
      return true;
    }
    const int left = static_cast<int>(x_ + kBearing * em_);
    // Small kana stand on the base line of horizontal writing, everything else in the middle.
    const float side = static_cast<float>(std::max(glyph.rows, glyph.cols)) / em_;
    const bool small = side > 0.3F && side < 0.72F && glyph.rows * 2 > glyph.cols;
    const int top = std::clamp(small ? static_cast<int>((static_cast<float>(height) + 0.9F * em_) / 2) - glyph.rows
                                     : (height - glyph.rows) / 2,
                               0, height - glyph.rows);
    if (left + glyph.cols >= room_) return false;
    glyph.copyTo(canvas_(cv::Rect(left, top, glyph.cols, glyph.rows)));
    const auto right = static_cast<float>(left + glyph.cols);
    crop_.cells.push_back({static_cast<float>(left), right, on_card(item.place), {}, 0, blank > 0});
    x_ = right + kBearing * em_;
    return true;
  }

  const LineCrop& turned_;
  cv::Mat page_;
  LineCrop crop_;
  std::vector<Item> items_;
  cv::Mat canvas_;
  float em_ = 1;
  bool narrow_ = false;  ///< glyphs that are higher than wide
  float pitch_ = 1;
  float between_ = 0;
  int room_ = 0;
  float x_ = 0;  ///< where the next glyph goes
};

}  // namespace

LineCrop lay_out_column(const Ink& ink, const FoundLine& line, std::span<const card::Symbol> lying,
                        const CropOptions& options) {
  const LineCrop turned = cut_line(ink, line, options);
  return turned.image.empty() ? turned : Layout(turned, lying).run();
}

card::Image upright_column(const LineCrop& turned) {
  cv::Mat upright;
  cv::rotate(view(turned.image), upright, cv::ROTATE_90_CLOCKWISE);
  return to_image(upright);
}

}  // namespace ocr
