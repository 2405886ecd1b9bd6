#include "ocr/column_cells.h"

#include <algorithm>
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
constexpr float kTallestPair = 0.85F;  // 二; from one 一 to the next it is further
constexpr float kFlat = 0.22F;
constexpr float kCellCost = 0.35F;  // of starting another cell, against gaps inside one

// Of paper inside a glyph: between flat strokes (二) there may be more, beside anything taller there is less.
constexpr float kWideInside = 0.35F;  // em
constexpr float kFlatStroke = 0.25F;  // em
constexpr float kWideInsidePrice = 0.15F;

constexpr float kNever = std::numeric_limits<float>::max();

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

/// Two cells of nothing but flat strokes, closer than two 一 stand, are one 二 or 三; the closest first.
void join_strokes(const std::vector<float>& ink, std::vector<Interval>& cells, float em) {
  const std::vector<Interval> runs = ink_runs(ink);
  const auto is_flat = [&](const Interval& cell) {
    return std::all_of(runs.begin(), runs.end(), [&](const Interval& run) {
      const bool outside = run.end <= cell.begin || run.begin >= cell.end;
      return outside || static_cast<float>(run.end - run.begin) < kFlat * em;
    });
  };
  for (bool any = true; any;) {
    any = false;
    float shortest = kTallestPair * em;
    std::size_t first = 0;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const auto together = static_cast<float>(cells[i + 1].end - cells[i].begin);
      if (!is_flat(cells[i]) || !is_flat(cells[i + 1]) || together >= shortest) continue;
      shortest = together;
      first = i;
      any = true;
    }
    if (!any) return;
    cells[first].end = cells[first + 1].end;
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(first) + 1);
  }
}

}  // namespace

std::vector<Interval> glyph_cells(const std::vector<float>& ink, float em) {
  std::vector<Interval> cells = cells_by_grid(ink, em);
  if (cells.empty()) cells = cells_by_gaps(ink, em);
  join_strokes(ink, cells, em);
  return cells;
}

}  // namespace ocr
