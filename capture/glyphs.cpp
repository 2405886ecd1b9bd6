#include "capture/glyphs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace capture {

float Glyph::weight() const {
  constexpr float kStrong = 60;  // grey levels
  const float strength = std::min(contrast, kStrong) / kStrong;
  return size * strength * strength;
}

namespace {

constexpr int kNeighbourhood = 31;     // pixels; wider than the strokes of anything that matters
constexpr float kLeastContrast = 16;   // grey levels
constexpr float kContrastByNoise = 3;  // of the ground around the spot
constexpr int kLeastSize = 5;          // pixels
constexpr int kLeastGroup = 3;

struct Spot {
  Glyph glyph;
  bool dark;
};

struct Moments {
  int count = 0;
  double mean = 0, deviation = 0;
};

/// Of the pixels of a box that a mask (0 or 255) shows. Boxes of glyphs are small: together they hold fewer pixels than
/// tables of sums, which would make each of them quick, take to be filled.
Moments moments_inside(const cv::Mat& grey, const cv::Mat& mask, cv::Rect box) {
  std::uint64_t count = 0, sum = 0, squares = 0;
  for (int y = box.y; y < box.y + box.height; ++y) {
    const std::uint8_t* values = grey.ptr(y) + box.x;
    const std::uint8_t* shown = mask.ptr(y) + box.x;
    std::uint32_t row_count = 0, row_sum = 0, row_squares = 0;
    for (int x = 0; x < box.width; ++x) {
      const std::uint32_t value = values[x] & shown[x];
      row_count += shown[x] & 1U;
      row_sum += value;
      row_squares += value * value;
    }
    count += row_count;
    sum += row_sum;
    squares += row_squares;
  }
  if (count == 0) return {};
  const auto pixels = static_cast<double>(count);
  const double mean = static_cast<double>(sum) / pixels;
  return {static_cast<int>(count), mean, std::sqrt(std::max(0.0, static_cast<double>(squares) / pixels - mean * mean))};
}

bool has_glyph_shape(cv::Rect box, int area, cv::Size picture) {
  const int longer = std::max(box.width, box.height);
  const int shorter = std::min(box.width, box.height);
  const bool touches_frame = box.x == 0 || box.y == 0 || box.br().x == picture.width || box.br().y == picture.height;
  return longer >= kLeastSize && longer < 0.12 * std::max(picture.width, picture.height) && longer <= 9 * shorter &&
         area >= 0.08 * box.area() && !touches_frame;
}

void add_spots(const cv::Mat& grey, const cv::Mat& ink, bool dark, std::vector<Spot>& spots) {
  cv::Mat labels, facts, centres;
  const int count = cv::connectedComponentsWithStats(ink, labels, facts, centres, 8, CV_32S);
  cv::Mat wide_ink;
  cv::dilate(ink, wide_ink, cv::Mat());
  const cv::Mat ground = ~wide_ink;
  const cv::Rect all(0, 0, grey.cols, grey.rows);
  for (int i = 1; i < count; ++i) {
    const int* fact = facts.ptr<int>(i);
    const cv::Rect box(fact[cv::CC_STAT_LEFT], fact[cv::CC_STAT_TOP], fact[cv::CC_STAT_WIDTH],
                       fact[cv::CC_STAT_HEIGHT]);
    if (!has_glyph_shape(box, fact[cv::CC_STAT_AREA], grey.size())) continue;
    const cv::Rect around = (box + cv::Size(8, 8) - cv::Point(4, 4)) & all;
    const auto near = moments_inside(grey, ground, around);
    if (near.count < around.area() / 8) continue;
    const auto contrast = static_cast<float>(std::abs(moments_inside(grey, ink, box).mean - near.mean));
    if (contrast < kLeastContrast || contrast < kContrastByNoise * near.deviation) continue;
    spots.push_back({{cv::Rect2f(box), static_cast<float>(std::max(box.width, box.height)), contrast, false}, dark});
  }
}

bool stand_together(const Spot& a, const Spot& b) {
  if (a.dark != b.dark) return false;
  const float larger = std::max(a.glyph.size, b.glyph.size);
  const float smaller = std::min(a.glyph.size, b.glyph.size);
  if (larger > 2.5F * smaller) return false;
  const cv::Rect2f& first = a.glyph.box;
  const cv::Rect2f& second = b.glyph.box;
  const float across = std::max(first.x, second.x) - std::min(first.x + first.width, second.x + second.width);
  const float down = std::max(first.y, second.y) - std::min(first.y + first.height, second.y + second.height);
  const bool like_contrast = a.glyph.contrast < 2.5F * b.glyph.contrast && b.glyph.contrast < 2.5F * a.glyph.contrast;
  return like_contrast && across < 1.2F * larger && down < 1.2F * larger;
}

/// Which neighbours of a glyph stand on one line with it.
struct Neighbours {
  bool left = false, right = false, above = false, below = false;
  bool make_row() const { return (left && right) || (above && below); }
};

// `b` stands to the right of `a` in the sorted order, or level with it.
void note_neighbours(const Glyph& a, const Glyph& b, Neighbours& of_a, Neighbours& of_b) {
  constexpr float kLevel = 0.3F, kAlike = 1.7F;
  if (std::max(a.size, b.size) > kAlike * std::min(a.size, b.size)) return;
  const cv::Point2f step((b.box.x + b.box.width / 2) - (a.box.x + a.box.width / 2),
                         (b.box.y + b.box.height / 2) - (a.box.y + a.box.height / 2));
  const float allowed = kLevel * std::min(a.size, b.size);
  if (std::abs(step.y) < allowed && step.x > allowed) of_a.right = of_b.left = true;
  if (std::abs(step.x) < allowed && step.y > allowed) of_a.below = of_b.above = true;
  if (std::abs(step.x) < allowed && step.y < -allowed) of_a.above = of_b.below = true;
}

std::vector<Glyph> keep_groups(std::vector<Spot> spots) {
  std::sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.glyph.box.x < b.glyph.box.x; });
  std::vector<std::size_t> parent(spots.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&parent](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::vector<Neighbours> neighbours(spots.size());
  float widest = 0;
  for (const Spot& spot : spots) widest = std::max(widest, spot.glyph.size);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const float right = spots[i].glyph.box.x + spots[i].glyph.box.width;
    const float reach = right + 1.2F * std::min(widest, 2.5F * spots[i].glyph.size);
    for (std::size_t j = i + 1; j < spots.size() && spots[j].glyph.box.x < reach; ++j) {
      if (!stand_together(spots[i], spots[j])) continue;
      parent[root(i)] = root(j);
      note_neighbours(spots[i].glyph, spots[j].glyph, neighbours[i], neighbours[j]);
    }
  }
  std::vector<int> members(spots.size(), 0);
  for (std::size_t i = 0; i < spots.size(); ++i) ++members[root(i)];
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (members[root(i)] < kLeastGroup) continue;
    glyphs.push_back(spots[i].glyph);
    glyphs.back().in_row = neighbours[i].make_row();
  }
  return glyphs;
}

// Print stands out alike all over a page; the grain of wood and paper beside it does not.
std::vector<Glyph> drop_faint(std::vector<Glyph> glyphs) {
  if (glyphs.empty()) return glyphs;
  std::vector<float> contrasts;
  for (const Glyph& glyph : glyphs) contrasts.push_back(glyph.contrast);
  const auto high = contrasts.begin() + static_cast<std::ptrdiff_t>(0.8 * static_cast<double>(contrasts.size() - 1));
  std::nth_element(contrasts.begin(), high, contrasts.end());
  constexpr float kFaint = 0.25F;
  std::erase_if(glyphs, [least = kFaint * *high](const Glyph& glyph) { return glyph.contrast < least; });
  return glyphs;
}

}  // namespace

std::vector<Glyph> find_glyphs(const cv::Mat& grey) {
  if (grey.cols < kNeighbourhood || grey.rows < kNeighbourhood) return {};
  cv::Mat mean;
  cv::boxFilter(grey, mean, CV_8U, {kNeighbourhood, kNeighbourhood});
  constexpr double kStep = 10;  // grey levels from the neighbourhood's mean
  cv::Mat above, below;
  cv::subtract(grey, mean, above);
  cv::subtract(mean, grey, below);
  std::vector<Spot> spots;
  add_spots(grey, below > kStep, true, spots);
  add_spots(grey, above > kStep, false, spots);
  return drop_faint(keep_groups(std::move(spots)));
}

float ink_inside(const std::vector<Glyph>& glyphs, const Corners& corners, float margin) {
  float sum = 0;
  for (const Glyph& glyph : glyphs) {
    const cv::Point2f middle(glyph.box.x + glyph.box.width / 2, glyph.box.y + glyph.box.height / 2);
    if (contains(corners, middle, margin)) sum += glyph.weight();
  }
  return sum;
}

}  // namespace capture
