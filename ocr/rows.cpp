#include "ocr/rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ocr {
namespace {

constexpr float kNeighbourGap = 1.1F;      // of the taller one: how far a neighbour in the same word or sentence may be
constexpr float kNeighbourOverlap = 0.5F;  // of the lower one's height
constexpr float kHeightRatio = 0.5F;       // kana and lower case beside capitals and kanji
constexpr float kFragmentRatio = 0.66F;    // two fragments of one row have one type size
constexpr float kSentenceGap = 1.7F;       // glyph heights: a printed blank inside a line
constexpr float kLowEnd = 3.5F;            // glyph heights of the taller part: how long a low end may be
constexpr float kEndOfLine = 1.0F;         // and of its length: a firm's name is no end of the logo before it
constexpr float kOwnSlope = 0.02F;         // one degree: what a row may lean beyond the common slope
constexpr float kLargeType = 1.9F;         // of the usual height
constexpr float kSpacedGap = 4.0F;         // glyph heights: between letter-spaced or large glyphs
constexpr float kStrayGap = 0.7F;          // of that: to a glyph in pieces

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
  // Lower letters stand close to the taller ones; print further from something tall stands beside a logo.
  if (gap > (ratio < 0.7F ? 0.6F * low : kNeighbourGap * tall)) return false;
  return overlap(a.top, a.bottom, b.top, b.bottom) >= kNeighbourOverlap * low;
}

/// The band in which the tall members stand, along the row's slope.
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

/// May `b`, to the right of or around `a`, belong to the same line?
bool are_one_line(const Row& a, const Row& b, float usual_height, std::span<const Box> boxes) {
  const float low = std::min(a.glyph_height(), b.glyph_height());
  const float tall = std::max(a.glyph_height(), b.glyph_height());
  const float gap = std::max(a.box.left, b.box.left) - std::min(a.box.right, b.box.right);
  // Small letters and low kana (ニュ) at an end of a line, close to it.
  const Row& lower = a.glyph_height() < b.glyph_height() ? a : b;
  const Row& taller = &lower == &a ? b : a;
  const bool low_end = low > 0.5F * tall && gap < 0.5F * tall && lower.box.width() < kEndOfLine * taller.box.width() &&
                       overlap(a.top, a.bottom, b.top, b.bottom) > 0.9F * low &&
                       (std::min(glyph_count(a), glyph_count(b)) <= 3 || lower.box.width() < kLowEnd * tall);
  if (low < kFragmentRatio * tall && !low_end) return false;
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

/// Dots of i, accents, marks of kana: small, over or under a member of the row or between members, close to it. Before
/// a column (over it, with x and y exchanged) stand none: kanji have none, and letters lie with their tops behind.
bool is_dot_or_accent(const Row& part, const Row& row, Writing writing) {
  const float height = row.glyph_height();
  const float over = (writing == Writing::columns ? 0.1F : 0.6F) * height;
  if (part.box.height() > 0.4F * height || part.box.left < row.box.left - 0.2F * height ||
      part.box.right > row.box.right + 0.2F * height) {
    return false;
  }
  return part.box.top > row.top - over && part.box.bottom < row.bottom + 0.35F * height;
}

/// How far a part is from the nearest member that stands over or under it, in glyph heights.
float distance_to(const Row& part, const Row& row, std::span<const Box> boxes) {
  const float height = row.glyph_height();
  float best = std::abs(part.box.centre_y() - (row.top + row.bottom) / 2) / height + 0.2F;
  for (const std::size_t i : row.members) {
    const Box& b = boxes[i];
    if (overlap(b.left, b.right, part.box.left, part.box.right) < -0.1F * height) continue;
    best = std::min(best, std::max(0.0F, -overlap(b.top, b.bottom, part.box.top, part.box.bottom)) / height);
  }
  return best;
}

/// The length of the longest glyph along the row: of members that overlap each other there.
float longest_glyph(const Row& row, std::span<const Box> boxes) {
  float longest = 0, begin = boxes[row.members.front()].left, end = begin;
  for (const std::size_t i : row.members) {
    if (boxes[i].left > end) begin = boxes[i].left;
    end = std::max(end, boxes[i].right);
    longest = std::max(longest, end - begin);
  }
  return longest;
}

/// A few halves of glyphs whose other halves are members of the column: the right sides of 報部, the left ones of 江漢.
/// The band of a column of such glyphs says little, so its box counts, and where all of it are halves, the square that
/// a glyph fills.
bool completes_column(const Row& part, const Row& column, std::span<const Box> boxes) {
  constexpr std::size_t kMostPieces = 9;
  constexpr float kSquare = 1.15F;
  const float slack = 0.1F * column.box.height();
  const Box both = around(part.box, column.box);
  const bool inside = both.top >= column.box.top - slack && both.bottom <= column.box.bottom + slack;
  if (part.members.size() > kMostPieces || (!inside && both.height() > kSquare * longest_glyph(column, boxes)))
    return false;
  const auto has_other_half = [&](std::size_t piece) {
    const Box& half = boxes[piece];
    float beside = 0;
    for (const std::size_t member : column.members)
      beside += std::max(0.0F, overlap(half.left, half.right, boxes[member].left, boxes[member].right));
    return beside > 0.5F * half.width();
  };
  return std::all_of(part.members.begin(), part.members.end(), has_other_half);
}

/// A low row (dots, dashes, marks, parts of a glyph) that stands in the band of a taller one beside or around it.
bool is_part_of(const Row& part, const Row& row, float usual, Writing writing, std::span<const Box> boxes) {
  const float height = row.glyph_height();
  if (writing == Writing::columns && completes_column(part, row, boxes)) return true;
  if (part.glyph_height() > 0.85F * height && part.box.width() > 0.6F * height) return false;
  const bool letters = part.members.size() >= 3 && part.box.width() > 1.5F * part.glyph_height();
  if (letters && part.glyph_height() > std::min(0.2F * height, 0.6F * usual)) return false;
  if (is_dot_or_accent(part, row, writing)) return true;
  if (part.box.top < row.top - 0.25F * height || part.box.bottom > row.bottom + 0.35F * height) return false;
  const bool inside = overlap(part.box.left, part.box.right, row.box.left, row.box.right) > 0;
  const float gap = std::max(part.box.left, row.box.left) - std::min(part.box.right, row.box.right);
  if (inside)
    return part.box.centre_y() > row.top - 0.15F * height && part.box.centre_y() < row.bottom + 0.25F * height;
  if (gap < 0.12F * height && part.glyph_height() < 0.62F * height) return true;
  const bool mark = part.glyph_height() < 0.35F * height || part.box.width() < 0.3F * height;
  return mark && gap < 0.9F * height && part.box.centre_y() > row.top &&
         part.box.centre_y() < row.bottom + 0.2F * height;
}

std::vector<Row> absorb_parts(std::vector<Row> rows, std::span<const Box> boxes, float usual, Writing writing) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.glyph_height() > b.glyph_height(); });
  for (std::size_t j = rows.size(); j-- > 0;) {
    std::size_t best = j;
    float best_distance = 1e9F;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == j || !is_part_of(rows[j], rows[i], usual, writing, boxes) ||
          rows[i].glyph_height() < rows[j].glyph_height())
        continue;
      if (i > j && rows[i].glyph_height() == rows[j].glyph_height()) continue;
      const float distance = distance_to(rows[j], rows[i], boxes);
      if (distance < best_distance) best = i, best_distance = distance;
    }
    if (best == j) continue;
    rows[best].members.insert(rows[best].members.end(), rows[j].members.begin(), rows[j].members.end());
    measure(rows[best], boxes);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(j));
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

/// Does a box lie in the row's band, or no further out than the row's own members? The band of few glyphs says little
/// when their tall strokes differ (行).
bool is_in_band(const Box& box, const Row& row) {
  const float slack = 0.15F * row.glyph_height();
  return box.top >= std::min(row.top - slack, row.box.top) - 1 &&
         box.bottom <= std::max(row.bottom + slack, row.box.bottom) + 1;
}

/// Do glyphs in pieces, or a flat one like 一, stand in the row's band, as far off as letter-spacing puts them? In
/// columns the halves of glyphs such as 八 and 川 make rows of their own; several may follow each other.
bool is_stray_glyph(const Row& part, const Row& row, const Box& around_part, float usual) {
  const float height = row.glyph_height();
  const bool halves = part.glyph_height() < 0.7F * height && around_part.height() < 1.25F * height &&
                      height < 1.35F * usual && part.box.width() < 7 * height;
  if (row.members.size() < 2 || part.glyph_height() > 0.9F * height) return false;
  if (part.box.width() > 1.7F * height && !halves) return false;
  if (!is_in_band(part.box, row)) return false;
  const float gap = std::max(part.box.left, row.box.left) - std::min(part.box.right, row.box.right);
  if (gap > (height > 1.35F * usual ? kStrayGap * kSpacedGap : halves ? kSentenceGap : kNeighbourGap) * height)
    return false;
  return around_part.height() > 0.7F * height ||
         (part.box.width() > 0.6F * height && part.box.height() < 0.3F * height);
}

/// Adds stray glyphs to the rows whose band they fill, nearest rows and glyphs first.
std::vector<Row> add_strays(std::vector<Row> rows, std::span<const Box> boxes, float usual) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < rows.size() && !changed; ++i) {
      for (std::size_t j = 0; j < rows.size() && !changed; ++j) {
        if (i == j) continue;
        Box stack = rows[j].box;  // with the other pieces above and under it
        for (const Row& other : rows) {
          const Box& b = other.box;
          // Thin strokes are broken where they are thinnest, and one half may lie a pixel lower.
          if (is_in_band(b, rows[i]) && overlap(b.left, b.right, rows[j].box.left, rows[j].box.right) + 1 >
                                            0.5F * std::min(b.width(), rows[j].box.width())) {
            stack = around(stack, b);
          }
        }
        if (!is_stray_glyph(rows[j], rows[i], stack, usual)) continue;
        rows[i].members.insert(rows[i].members.end(), rows[j].members.begin(), rows[j].members.end());
        measure(rows[i], boxes);
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(j));
        changed = true;
      }
    }
  }
  return rows;
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
