#include "ocr/rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "ocr/row_parts.h"

namespace ocr {
namespace {

constexpr float kLogo = 1.6F;              // of the usual size
constexpr float kNeighbourOverlap = 0.5F;  // of the lower one's height
constexpr float kHeightRatio = 0.5F;       // kana and lower case beside capitals and kanji
constexpr float kFragmentRatio = 0.66F;    // two fragments of one row have one type size
constexpr float kTornRatio = 0.55F;        // two parts of one word, of which one has no tall letter
constexpr float kInWord = 0.25F;           // glyph heights: between letters of one word
constexpr float kWordGap = 0.8F;           // between words in Latin letters
constexpr float kLowEnd = 3.5F;            // glyph heights of the taller part: how long a low end may be
constexpr float kOwnSlope = 0.02F;         // one degree: what a row may lean beyond the common slope
constexpr float kLargeType = 1.9F;         // of the usual height

/// Is one a glyph of a large word, and does the lower other one stand high above its base line? Small letters beside
/// capitals do not; print in two lines beside the word does, unless it is so close that it is a part of a kanji (口 of
/// 味).
bool hangs_beside(const Box& a, const Box& b, float gap, float usual_size) {
  constexpr float kLower = 0.7F, kHigh = 0.3F, kInGlyph = 0.15F;  // of the taller one's height
  const auto& [low, tall] = a.height() < b.height() ? std::pair(a, b) : std::pair(b, a);
  return tall.height() > kLogo * usual_size && low.height() < kLower * tall.height() &&
         gap > kInGlyph * tall.height() && tall.bottom - low.bottom > kHigh * tall.height();
}

/// `usual_size`: of the boxes, the longer sides' median.
bool are_neighbours(const Box& a, const Box& b, float usual_size) {
  const float low = std::min(a.height(), b.height());
  const float tall = std::max(a.height(), b.height());
  const float ratio = low / tall;
  const float gap = std::max(a.left, b.left) - std::min(a.right, b.right);
  if (ratio < kHeightRatio) {
    // Half a kanji beside a whole one: it lies within the band of the other, close to it.
    return ratio > 0.3F && tall < 2.2F * usual_size && gap < 0.3F * tall &&
           overlap(a.top, a.bottom, b.top, b.bottom) > 0.95F * low;
  }
  // Letters stand close to lower ones; what stands further from something very tall stands beside a logo.
  const float reach = ratio >= 0.7F ? kNeighbourGap * tall : 0.6F * (tall > kLogo * usual_size ? low : tall);
  if (gap > reach) return false;
  if (hangs_beside(a, b, gap, usual_size)) return false;
  return overlap(a.top, a.bottom, b.top, b.bottom) >= kNeighbourOverlap * low;
}

/// Slope by least squares over the centres of members of some height.
float fitted_slope(const Row& row, std::span<const Box> boxes) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const std::size_t i : row.members) {
    if (boxes[i].height() < 0.6F * row.glyph_height()) continue;
    const double x = boxes[i].centre_x();
    const double y = boxes[i].centre_y();
    n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
  }
  const double spread = n * sxx - sx * sx;
  if (n < 5 || spread <= 0) return 0;
  return static_cast<float>((n * sxy - sx * sy) / spread);
}

std::vector<Row> rows_of(Groups& groups, std::span<const Box> boxes, const std::vector<bool>& used) {
  std::vector<std::vector<std::size_t>> members(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (used[i]) members[groups.find(i)].push_back(i);
  }
  std::vector<Row> rows;
  for (auto& list : members) {
    if (list.empty()) continue;
    Row row;
    row.members = std::move(list);
    measure(row, boxes);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Words and dense runs: neighbours of like height, side by side.
std::vector<Row> link_neighbours(std::span<const Box> boxes) {
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return boxes[a].left < boxes[b].left; });
  std::vector<float> sizes;
  for (const Box& b : boxes) sizes.push_back(std::max(b.width(), b.height()));
  const float usual_size = quantile(std::move(sizes), 0.5);
  Groups groups(boxes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Box& a = boxes[order[i]];
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const Box& b = boxes[order[j]];
      if (b.left - a.right > kNeighbourGap * a.height() / kHeightRatio) break;
      if (are_neighbours(a, b, usual_size)) groups.join(order[i], order[j]);
    }
  }
  return rows_of(groups, boxes, std::vector<bool>(boxes.size(), true));
}

int glyph_count(const Row& row) {
  return std::max(1, static_cast<int>(std::lround(row.box.width() / std::max(1.0F, row.glyph_height()))));
}

/// One or two glyphs, or a few glyphs set apart.
bool is_spaced(const Row& row, std::span<const Box> boxes) {
  if (glyph_count(row) <= 2) return true;
  int glyphs = 0;
  float inked = 0, reach = -1e9F;
  for (const std::size_t i : row.members) {
    glyphs += boxes[i].left > reach ? 1 : 0;
    inked += std::max(0.0F, boxes[i].right - std::max(boxes[i].left, reach));
    reach = std::max(reach, boxes[i].right);
  }
  const float paper = row.box.width() - inked;
  return glyphs <= 6 &&
         (paper > 0.25F * row.box.width() || paper > 0.4F * row.glyph_height() * static_cast<float>(glyphs - 1));
}

/// Does a taller glyph that is part of neither stand between two rows? Then a speck of it (氵 of 清) joins nothing.
bool stands_between(const Row& a, const Row& b, std::span<const Box> boxes) {
  constexpr float kTaller = 1.3F;
  const float tall = std::max(a.glyph_height(), b.glyph_height());
  const float begin = std::min(a.box.right, b.box.right), end = std::max(a.box.left, b.box.left);
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
    return box.left >= begin && box.right <= end && box.height() > kTaller * tall &&
           overlap(box.top, box.bottom, a.top, a.bottom) > 0 && overlap(box.top, box.bottom, b.top, b.bottom) > 0;
  });
}

float height_of(const Row& row, std::span<const Box> boxes, double level) {
  std::vector<float> heights;
  for (const std::size_t i : row.members) heights.push_back(boxes[i].height());
  return quantile(std::move(heights), level);
}

/// Are the tallest glyphs of two rows as high as each other, and about so most of their glyphs? Of Latin words that
/// tells the size, where few tall letters and descenders make bands of different heights ("Directeur", "général").
bool are_of_one_size(const Row& a, const Row& b, std::span<const Box> boxes) {
  constexpr std::size_t kFewest = 4;
  constexpr float kSameTallest = 0.7F, kSameUsual = 0.6F;
  const auto alike = [&](double level, float same) {
    const auto [low, tall] = std::minmax({height_of(a, boxes, level), height_of(b, boxes, level)});
    return low >= same * tall;
  };
  return std::min(a.members.size(), b.members.size()) >= kFewest && alike(1, kSameTallest) && alike(0.5, kSameUsual);
}

/// May `b`, to the right of or around `a`, belong to the same line?
bool are_one_line(const Row& a, const Row& b, float usual_height, std::span<const Box> boxes) {
  const float low = std::min(a.glyph_height(), b.glyph_height());
  const float tall = std::max(a.glyph_height(), b.glyph_height());
  const float gap = std::max(a.box.left, b.box.left) - std::min(a.box.right, b.box.right);
  // Small letters and low kana (ニュ) at an end of a line, close to it.
  const Row& lower = a.glyph_height() < b.glyph_height() ? a : b;
  const bool low_end = low > 0.5F * tall && gap < 0.5F * tall &&
                       overlap(a.top, a.bottom, b.top, b.bottom) > 0.9F * low &&
                       (std::min(glyph_count(a), glyph_count(b)) <= 3 || lower.box.width() < kLowEnd * tall);
  // Letters that run together ("kyus") beside the small ones of their word.
  const bool torn_word =
      low > kTornRatio * tall && gap < kInWord * low && overlap(a.top, a.bottom, b.top, b.bottom) > 0.9F * low;
  const bool words =
      gap < kWordGap * tall && overlap(a.top, a.bottom, b.top, b.bottom) > 0.9F * low && are_of_one_size(a, b, boxes);
  if (low < kFragmentRatio * tall && !low_end && !torn_word && !words) return false;
  if (overlap(a.top, a.bottom, b.top, b.bottom) < 0.6F * low || stands_between(a, b, boxes)) return false;
  const bool spaced = is_spaced(a, boxes) && is_spaced(b, boxes);
  const bool large = low > 1.35F * usual_height && glyph_count(a) <= 10 && glyph_count(b) <= 10;
  return gap <= (spaced || large ? kSpacedGap : kSentenceGap) * tall;
}

template <class Test>
std::vector<Row> join_rows(std::vector<Row> rows, std::span<const Box> boxes, Test test) {
  for (bool changed = true; changed;) {
    changed = false;
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.box.left < b.box.left; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = i + 1; j < rows.size(); ++j) {
        if (!test(rows[i], rows[j])) continue;
        rows[i].members.insert(rows[i].members.end(), rows[j].members.begin(), rows[j].members.end());
        measure(rows[i], boxes);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(j));
        changed = true;
        --j;
      }
    }
  }
  return rows;
}

float usual_height(const std::vector<Row>& rows) {
  std::vector<float> heights;
  for (const Row& row : rows) {
    if (row.members.size() >= 3) heights.insert(heights.end(), row.members.size(), row.glyph_height());
  }
  return heights.empty() ? 1e9F : quantile(heights, 0.5);
}

std::vector<Row> find_level_rows(std::span<const Box> boxes, Writing writing) {
  std::vector<Row> rows = link_neighbours(boxes);
  const float usual = usual_height(rows);
  rows = absorb_parts(std::move(rows), boxes, usual, writing);
  rows =
      join_rows(std::move(rows), boxes, [&](const Row& a, const Row& b) { return are_one_line(a, b, usual, boxes); });
  rows = absorb_parts(std::move(rows), boxes, usual, writing);
  rows = add_strays(std::move(rows), boxes, usual);
  rows =
      join_rows(std::move(rows), boxes, [&](const Row& a, const Row& b) { return are_one_line(a, b, usual, boxes); });
  return absorb_parts(std::move(rows), boxes, usual, writing);
}

/// The slope that the long rows share. Words in large type tell little: they are short against their height.
float common_slope(const std::vector<Row>& rows, std::span<const Box> boxes) {
  const float usual = usual_height(rows);
  std::vector<float> slopes;
  for (const Row& row : rows) {
    if (row.box.width() < 5 * row.glyph_height() || row.members.size() < 6) continue;
    if (row.glyph_height() > kLargeType * usual) continue;
    slopes.insert(slopes.end(), row.members.size(), fitted_slope(row, boxes));
  }
  return slopes.empty() ? 0.0F : quantile(slopes, 0.5);
}

}  // namespace

void measure(Row& row, std::span<const Box> boxes) {
  std::sort(row.members.begin(), row.members.end(),
            [&](std::size_t a, std::size_t b) { return boxes[a].left < boxes[b].left; });
  row.box = boxes[row.members.front()];
  std::vector<float> heights;
  for (const std::size_t i : row.members) {
    row.box = around(row.box, boxes[i]);
    heights.push_back(boxes[i].height());
  }
  const float tall = quantile(heights, 0.9);
  std::vector<float> tops;
  std::vector<float> bottoms;
  for (const std::size_t i : row.members) {
    if (boxes[i].height() < 0.7F * tall) continue;
    tops.push_back(boxes[i].top);
    bottoms.push_back(boxes[i].bottom);
  }
  row.top = quantile(tops, 0.25);
  row.bottom = quantile(bottoms, 0.75);
}

std::vector<Row> find_rows(std::span<const Box> boxes, Writing writing) {
  auto [joint, parts] = join_parts_of_glyphs(boxes);
  const float slope = common_slope(link_neighbours(joint), joint);
  for (Box& b : joint) {
    const float shift = slope * b.centre_x();
    b.top -= shift;
    b.bottom -= shift;
  }
  std::vector<Row> rows = find_level_rows(joint, writing);
  for (Row& row : rows) {
    row.slope = slope;
    if (row.members.size() >= 8 && row.box.width() >= 8 * row.glyph_height()) {
      const float own = fitted_slope(row, joint);
      if (std::abs(own) < kOwnSlope) row.slope += own;
    }
    std::vector<std::size_t> members;
    for (const std::size_t i : row.members) members.insert(members.end(), parts[i].begin(), parts[i].end());
    std::sort(members.begin(), members.end(),
              [&](std::size_t a, std::size_t b) { return boxes[a].left < boxes[b].left; });
    row.members = std::move(members);
  }
  return rows;
}

float row_strength(const Row& row, std::span<const Box> boxes) {
  float top = 1e9F;
  float bottom = -1e9F;
  for (const std::size_t i : row.members) {
    const float shift = row.slope * boxes[i].centre_x();
    top = std::min(top, boxes[i].top - shift);
    bottom = std::max(bottom, boxes[i].bottom - shift);
  }
  const float height = std::max({1.0F, row.glyph_height(), 0.8F * (bottom - top)});
  float reach = boxes[row.members.front()].right;
  int blobs = 1;
  std::vector<float> gaps;
  for (const std::size_t i : row.members) {
    const float gap = (boxes[i].left - reach) / height;
    if (gap > 0.02F) ++blobs, gaps.push_back(gap);
    reach = std::max(reach, boxes[i].right);
  }
  const float count = std::min(row.box.width() / height, 1.4F * static_cast<float>(blobs));
  if (count < 1.5F) return 0.2F * count;
  return std::min(count, 12.0F) * std::exp(-2.0F * std::min(quantile(gaps, 0.5), 0.7F));
}

}  // namespace ocr
