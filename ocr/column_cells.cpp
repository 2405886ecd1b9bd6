#include "ocr/column_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace ocr {
namespace {

// Of a grid of glyphs. Prices are in the same free unit; lengths in pitches.
constexpr float kLeastPitch = 0.94F;  // em: type set solid, whose glyphs fill their squares
constexpr float kMostPitch = 1.7F;    // em: letter-spaced type
constexpr float kPitchStep = 0.02F;
constexpr float kUsualPitch = 1.06F;     // em
constexpr float kUnusualPitch = 0.3F;    // price of a pitch an em away from that
constexpr float kGive = 0.09F;           // how far a cell's length may be from the pitch
constexpr float kStretch = 8;            // price of that, squared
constexpr float kOffCentre = 3;          // price of ink away from a cell's middle, squared
constexpr float kMostOffCentre = 0.12F;  // brackets and commas stand in one half of their cell
constexpr float kCut = 2.5F;             // price of a line through ink, by the share of ink there
constexpr float kBreak = 0.12F;          // price of leaving the grid
constexpr float kHalfCell = 0.06F;       // price of a bracket or comma set half as long
constexpr float kMostOfHalf = 0.45F;     // pitches: ink in such a cell
constexpr float kEmptyCell = 0.03F;      // price of a blank on the grid
constexpr float kCell = 0.05F;           // price of any cell
constexpr float kBadGrid = 0.25F;        // mean price of a cell beyond which the column has no grid

// Without a grid, in em.
constexpr float kTallestCell = 1.12F;
constexpr float kFlat = 0.22F;
constexpr float kCellCost = 0.35F;  // of starting another cell, against gaps inside one

// Of paper inside a glyph: between flat strokes (二) there may be more, beside anything taller there is less.
constexpr float kWideInside = 0.35F;  // em
constexpr float kFlatStroke = 0.25F;  // em
constexpr float kWideInsidePrice = 0.15F;

constexpr float kNever = std::numeric_limits<float>::max();

/// The cheapest way to lay cells of one pitch over a column.
class Grid {
 public:
  Grid(const std::vector<float>& ink, float pitch, float em)
      : pitch_(pitch), em_(em), room_(static_cast<int>(std::ceil(pitch))) {
    size_ = ink.size() + 2 * static_cast<std::size_t>(room_);
    ink_.assign(size_, 0);
    std::copy(ink.begin(), ink.end(), ink_.begin() + room_);
    next_ink_.assign(size_ + 1, size_);
    next_paper_.assign(size_ + 1, size_);
    last_ink_.assign(size_ + 1, -1);
    for (std::size_t u = size_; u-- > 0;) {
      next_ink_[u] = ink_[u] > 0 ? u : next_ink_[u + 1];
      next_paper_[u] = ink_[u] > 0 ? next_paper_[u + 1] : u;
    }
    for (std::size_t u = 0; u < size_; ++u) last_ink_[u + 1] = ink_[u] > 0 ? static_cast<int>(u) : last_ink_[u];
    solve();
  }

  /// Mean price of a cell.
  float price() const { return cells_.empty() ? kNever : price_ / static_cast<float>(cells_.size()); }

  /// Tight around their ink, in places of the column.
  std::vector<Interval> cells() const {
    std::vector<Interval> tight;
    for (const Interval& cell : cells_) tight.push_back({cell.begin - room_, cell.end - room_});
    return tight;
  }

 private:
  struct Step {
    float cost = kNever;
    int from = -1;             ///< place before
    bool cell = false;         ///< reached by a cell, else by paper
    bool after_paper = false;  ///< which state of `from` it continues
  };

  float cut_price(std::size_t at) const {
    const bool cut = at < size_ && ink_[at] > 0 && ink_[at - 1] > 0;
    return cut ? kCut * std::min(ink_[at], ink_[at - 1]) + 0.1F : 0;
  }

  float half_price(std::size_t begin, std::size_t end) const {
    const std::size_t first = next_ink_[begin];
    if (first >= end || static_cast<float>(last_ink_[end] + 1) - static_cast<float>(first) > kMostOfHalf * pitch_)
      return kNever;
    const float length = static_cast<float>(end - begin) / pitch_ - 0.5F;
    return kCell + kHalfCell + kStretch * length * length + cut_price(end);
  }

  /// Of a wide stretch of paper between the parts of a cell, unless both are flat strokes.
  float inside_price(std::size_t begin, std::size_t end) const {
    const auto is_flat = [&](std::size_t first, std::size_t last) {
      return static_cast<float>(last - first) < kFlatStroke * em_;
    };
    for (std::size_t first = next_ink_[begin]; first < end;) {
      const std::size_t paper = std::min(end, next_paper_[first]), next = next_ink_[paper];
      if (next >= end) break;
      const bool wide = static_cast<float>(next - paper) > kWideInside * em_;
      if (wide && !(is_flat(first, paper) && is_flat(next, std::min(end, next_paper_[next])))) return kWideInsidePrice;
      first = next;
    }
    return 0;
  }

  float cell_price(std::size_t begin, std::size_t end) const {
    const float length = static_cast<float>(end - begin) / pitch_ - 1;
    float price = kStretch * length * length;
    if (next_ink_[begin] >= end) return price + kEmptyCell;
    const float middle = static_cast<float>(next_ink_[begin]) + static_cast<float>(last_ink_[end] + 1);
    const float off = std::min(kMostOffCentre, std::abs(middle - static_cast<float>(begin + end)) / 2 / pitch_);
    return price + kCell + kOffCentre * off * off + cut_price(end) + inside_price(begin, end);
  }

  void relax(Step& step, float cost, std::size_t from, bool cell, bool after_paper) {
    if (cost < step.cost) step = {cost, static_cast<int>(from), cell, after_paper};
  }

  void solve() {
    const auto least = static_cast<std::size_t>(std::floor(pitch_ * (1 - kGive)));
    const auto most = static_cast<std::size_t>(std::ceil(pitch_ * (1 + kGive)));
    const auto half = static_cast<std::size_t>(std::lround(pitch_ / 2));
    std::vector<Step> grid(size_ + 1);   // a cell ends here
    std::vector<Step> paper(size_ + 1);  // off the grid
    paper[0].cost = 0;
    for (std::size_t u = 0; u < size_; ++u) {
      if (grid[u].cost < kNever && ink_[u] <= 0) relax(paper[u + 1], grid[u].cost + kBreak, u, false, false);
      if (paper[u].cost < kNever && ink_[u] <= 0) relax(paper[u + 1], paper[u].cost, u, false, true);
      for (const bool after_paper : {false, true}) {
        const float cost = after_paper ? paper[u].cost : grid[u].cost;
        if (cost >= kNever) continue;
        for (std::size_t end = u + least; end <= std::min(size_, u + most); ++end)
          relax(grid[end], cost + cell_price(u, end), u, true, after_paper);
        for (std::size_t end = u + half - 1; end <= std::min(size_, u + half + 1); ++end)
          if (const float price = half_price(u, end); price < kNever)
            relax(grid[end], cost + price, u, true, after_paper);
      }
    }
    trace(grid, paper);
  }

  void trace(const std::vector<Step>& grid, const std::vector<Step>& paper) {
    const std::size_t behind_ink = static_cast<std::size_t>(last_ink_[size_] + 1);
    std::size_t at = size_;
    for (std::size_t u = behind_ink; u <= size_; ++u)
      if (grid[u].cost < kNever && (grid[at].cost >= kNever || grid[u].cost < grid[at].cost)) at = u;
    price_ = grid[at].cost;
    if (price_ >= kNever) return;
    bool on_paper = false;
    while (at > 0 || !on_paper) {
      const Step& step = on_paper ? paper[at] : grid[at];
      if (step.from < 0) break;
      const auto from = static_cast<std::size_t>(step.from);
      if (step.cell && next_ink_[from] < at) cells_.push_back({static_cast<int>(next_ink_[from]), last_ink_[at] + 1});
      on_paper = step.after_paper;
      at = from;
    }
    std::reverse(cells_.begin(), cells_.end());
  }

  float pitch_;
  float em_;
  int room_;  ///< paper added before and behind the column
  std::size_t size_ = 0;
  std::vector<float> ink_;
  std::vector<std::size_t> next_ink_;    ///< first place with ink at or behind a place
  std::vector<std::size_t> next_paper_;  ///< the same of paper
  std::vector<int> last_ink_;            ///< last place with ink before a place
  std::vector<Interval> cells_;
  float price_ = kNever;
};

std::vector<Interval> cells_by_grid(const std::vector<float>& ink, float em) {
  std::vector<Interval> best;
  float best_price = kBadGrid;
  for (float pitch = kLeastPitch; pitch <= kMostPitch; pitch += kPitchStep) {
    const Grid grid(ink, pitch * em, em);
    const float price = grid.price() + kUnusualPitch * (pitch - kUsualPitch) * (pitch - kUsualPitch);
    if (price >= best_price) continue;
    best_price = price;
    best = grid.cells();
  }
  return best;
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

/// Cheapest way to join neighbouring runs: a price for every cell, a price for paper inside a cell.
std::vector<Interval> cells_by_gaps(const std::vector<float>& ink, float em) {
  std::vector<Interval> runs = ink_runs(ink);
  split_long_runs(runs, em);
  std::vector<float> cost(runs.size() + 1, kNever);
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

/// A flat stroke of 一, 二 or 三.
struct Stroke {
  Interval place;
  float length = 0;  ///< across the column, by the longest one's
};

float middle(const Interval& place) { return static_cast<float>(place.begin + place.end) / 2; }

/// What speaks against so many strokes, from the first one on, being one numeral: the last stroke of each is its
/// longest one, the others of 二 and 三 are shorter.
float numeral_price(const Stroke* first, std::size_t count, float em) {
  constexpr float kLong = 0.88F, kUpper = 0.93F, kInner = 0.9F;
  constexpr float kLength = 6, kSpan = 8, kUneven = 2;
  constexpr float kLeastSpan = 0.4F, kMostSpan = 0.88F;  // em
  const Stroke& last = first[count - 1];
  float price = kLength * std::max(0.0F, kLong - last.length);
  if (count == 1) return price;
  const float span = static_cast<float>(last.place.end - first->place.begin) / em;
  price += kSpan * (std::max(0.0F, kLeastSpan - span) + std::max(0.0F, span - kMostSpan));
  if (count == 2) return price + kLength * std::max(0.0F, first->length / last.length - kUpper);
  const auto above = static_cast<float>(first[1].place.begin - first[0].place.end);
  const auto below = static_cast<float>(first[2].place.begin - first[1].place.end);
  price += kLength * std::max(0.0F, first[1].length / last.length - kInner);
  price += kLength * std::max(0.0F, first->length / last.length - 1);
  return price + kUneven * std::abs(above - below) / std::max(1.0F, above + below);
}

constexpr float kNoGlyph = std::numeric_limits<float>::quiet_NaN();  ///< the middle of none

/// What speaks against two glyphs following each other, by the distance of their middles. A blank may be between them.
float distance_price(float above, float below, float pitch) {
  constexpr float kStretched = 8, kBlank = 1.2F;
  if (std::isnan(above) || std::isnan(below)) return 0;
  const float stretch = (below - above) / pitch - 1;
  return std::min(kBlank, kStretched * stretch * stretch);
}

/// The numerals that a run of flat strokes makes, between the glyphs whose middles are given (or kNoGlyph).
std::vector<Interval> numerals_of(const std::vector<Stroke>& strokes, float before, float behind, float em,
                                  float pitch) {
  constexpr std::size_t kMostStrokes = 3;
  const auto place = [&](std::size_t begin, std::size_t end) {
    return Interval{strokes[begin].place.begin, strokes[end - 1].place.end};
  };
  // By where the last numeral begins and ends.
  std::vector<std::array<float, kMostStrokes + 1>> cost(strokes.size() + 1);
  std::vector<std::array<std::size_t, kMostStrokes + 1>> last(strokes.size() + 1);
  for (auto& row : cost) row.fill(kNever);
  for (std::size_t end = 1; end <= strokes.size(); ++end) {
    for (std::size_t count = 1; count <= std::min(kMostStrokes, end); ++count) {
      const std::size_t begin = end - count;
      const float own = numeral_price(&strokes[begin], count, em), at = middle(place(begin, end));
      const float to_end = end == strokes.size() ? distance_price(at, behind, pitch) : 0;
      if (begin == 0) cost[end][count] = own + to_end + distance_price(before, at, pitch);
      for (std::size_t other = 1; other <= std::min(kMostStrokes, begin); ++other) {
        const float there = middle(place(begin - other, begin));
        const float price = cost[begin][other] + own + to_end + distance_price(there, at, pitch);
        if (price < cost[end][count]) cost[end][count] = price, last[end][count] = other;
      }
    }
  }
  std::vector<Interval> numerals;
  std::size_t end = strokes.size();
  std::size_t count =
      static_cast<std::size_t>(std::min_element(cost[end].begin(), cost[end].end()) - cost[end].begin());
  while (end > 0) {
    numerals.push_back(place(end - count, end));
    const std::size_t other = last[end][count];
    end -= count;
    count = other;
  }
  std::reverse(numerals.begin(), numerals.end());
  return numerals;
}

/// The usual distance from one glyph to the next, as far as it is type set solid.
float usual_pitch(const std::vector<Interval>& cells, float em) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const float distance = middle(cells[i]) - middle(cells[i - 1]);
    if (distance > 0.8F * em && distance < kMostPitch * em) pitches.push_back(distance);
  }
  if (pitches.empty()) return kUsualPitch * em;
  const auto at = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), at, pitches.end());
  return *at;
}

/// Cells of nothing but flat strokes are cut anew, by the lengths of the strokes: only they tell 一二 from 二一.
void regroup_strokes(const std::vector<float>& ink, std::vector<Interval>& cells, float em) {
  constexpr float kLeastShare = 0.6F;  // of the longest stroke: dots and brackets are less
  const std::vector<Interval> runs = ink_runs(ink);
  const auto length_of = [&](const Interval& run) {
    return *std::max_element(ink.begin() + run.begin, ink.begin() + run.end);
  };
  const auto is_flat = [&](const Interval& run) { return static_cast<float>(run.end - run.begin) < kFlat * em; };
  float longest = 0;
  for (const Interval& run : runs)
    if (is_flat(run)) longest = std::max(longest, length_of(run));
  const auto strokes_of = [&](const Interval& cell) {
    std::vector<Stroke> strokes;
    for (const Interval& run : runs) {
      if (run.end <= cell.begin || run.begin >= cell.end) continue;
      const float length = length_of(run) / longest;
      if (!is_flat(run) || length < kLeastShare || run.begin < cell.begin || run.end > cell.end)
        return std::vector<Stroke>{};
      strokes.push_back({run, length});
    }
    return strokes;
  };
  // A stroke of 三 may have gone with the next glyph, which makes that too tall.
  const auto is_stroke = [&](const Interval& run) { return is_flat(run) && length_of(run) >= kLeastShare * longest; };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (static_cast<float>(cells[i].end - cells[i].begin) < kTallestCell * em) continue;
    const auto first =
        std::find_if(runs.begin(), runs.end(), [&](const Interval& r) { return r.begin >= cells[i].begin; });
    const auto last = std::find_if(first, runs.end(), [&](const Interval& r) { return r.end >= cells[i].end; });
    if (first == runs.end() || last == runs.end() || first == last) continue;
    if (i > 0 && is_stroke(*first) && !strokes_of(cells[i - 1]).empty()) {
      cells[i].begin = (first + 1)->begin;
      cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(i), *first);
    } else if (i + 1 < cells.size() && is_stroke(*last) && !strokes_of(cells[i + 1]).empty()) {
      cells[i].end = (last - 1)->end;
      cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(i) + 1, *last);
    }
  }
  const float pitch = usual_pitch(cells, em);
  std::vector<Interval> regrouped;
  for (std::size_t i = 0; i < cells.size();) {
    std::vector<Stroke> strokes = strokes_of(cells[i]);
    if (strokes.empty()) {
      regrouped.push_back(cells[i++]);
      continue;
    }
    const float before = i == 0 ? kNoGlyph : middle(cells[i - 1]);
    for (++i; i < cells.size(); ++i) {
      const std::vector<Stroke> more = strokes_of(cells[i]);
      if (more.empty()) break;
      strokes.insert(strokes.end(), more.begin(), more.end());
    }
    const float behind = i == cells.size() ? kNoGlyph : middle(cells[i]);
    for (const Interval& numeral : numerals_of(strokes, before, behind, em, pitch)) regrouped.push_back(numeral);
  }
  cells = std::move(regrouped);
}

}  // namespace

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

std::vector<Interval> glyph_cells(const std::vector<float>& ink, float em) {
  std::vector<Interval> cells = cells_by_grid(ink, em);
  if (cells.empty()) cells = cells_by_gaps(ink, em);
  regroup_strokes(ink, cells, em);
  return cells;
}

}  // namespace ocr
