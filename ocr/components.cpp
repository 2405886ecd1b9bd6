#include "ocr/components.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <numeric>

#include <opencv2/core.hpp>

namespace ocr {
namespace {

/// The first place from `x` on where a row is not zero, else its width.
int skip_zeros(const std::uint8_t* row, int x, int width) {
  for (std::uint64_t eight = 0; x + 8 <= width; x += 8) {
    std::memcpy(&eight, row + x, sizeof eight);
    if (eight != 0) break;
  }
  while (x < width && row[x] == 0) ++x;
  return x;
}

std::vector<Run> runs_of(const cv::Mat& mask) {
  std::vector<Run> runs;
  for (int y = 0; y < mask.rows; ++y) {
    const std::uint8_t* row = mask.ptr(y);
    for (int x = skip_zeros(row, 0, mask.cols); x < mask.cols; x = skip_zeros(row, x, mask.cols)) {
      const int begin = x;
      while (x < mask.cols && row[x] != 0) ++x;
      runs.push_back({y, begin, x, 0});
    }
  }
  return runs;
}

/// Which runs belong together: each names one before it, or itself.
class Unions {
 public:
  explicit Unions(std::size_t size) : parents_(size) { std::iota(parents_.begin(), parents_.end(), 0); }
  int find(int i) {
    while (parent(i) != i) i = parent(i) = parent(parent(i));
    return i;
  }
  void join(int a, int b) {
    a = find(a);
    b = find(b);
    parent(std::max(a, b)) = std::min(a, b);
  }

 private:
  int& parent(int i) { return parents_[static_cast<std::size_t>(i)]; }
  std::vector<int> parents_;
};

/// Joins the runs of each row with those over them that they touch.
Unions touching(const std::vector<Run>& runs) {
  Unions unions(runs.size());
  std::size_t over = 0;  // the first run of the row above that may still touch one
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    while (runs[over].row < run.row - 1 || (runs[over].row == run.row - 1 && runs[over].end < run.begin)) ++over;
    for (std::size_t k = over; runs[k].row == run.row - 1 && runs[k].begin <= run.end; ++k)
      unions.join(static_cast<int>(k), static_cast<int>(i));
  }
  return unions;
}

/// OpenCV goes through blocks of two by two pixels, row by row: a component's place is that of its first block.
std::int64_t block_of(const Run& run) { return (std::int64_t{run.row / 2} << 32) + run.begin / 2; }

}  // namespace

Components find_components(const cv::Mat& mask) {
  Components found{runs_of(mask), {}};
  std::vector<Run>& runs = found.runs;
  if (runs.empty()) return found;
  Unions unions = touching(runs);
  std::vector<std::pair<std::int64_t, int>> order;  // first block, component by first run
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const int root = unions.find(static_cast<int>(i));
    if (root == static_cast<int>(i)) {
      runs[i].component = static_cast<int>(order.size());
      order.emplace_back(block_of(runs[i]), runs[i].component);
    } else {
      runs[i].component = runs[static_cast<std::size_t>(root)].component;
      auto& first = order[static_cast<std::size_t>(runs[i].component)].first;
      first = std::min(first, block_of(runs[i]));
    }
  }
  std::sort(order.begin(), order.end());
  std::vector<int> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    places[static_cast<std::size_t>(order[i].second)] = static_cast<int>(i);
  found.all.resize(order.size());
  for (Run& run : runs) {
    run.component = places[static_cast<std::size_t>(run.component)];
    Component& component = found.all[static_cast<std::size_t>(run.component)];
    component.box |= cv::Rect(run.begin, run.row, run.end - run.begin, 1);
    component.area += run.end - run.begin;
  }
  return found;
}

int count_inside(const Run& run, const cv::Mat& mask) {
  const std::uint8_t* row = mask.ptr(run.row);
  return static_cast<int>(std::count_if(row + run.begin, row + run.end, [](std::uint8_t value) { return value != 0; }));
}

void erase_marked(const Components& components, const std::vector<bool>& marked, cv::Mat& mask) {
  for (const Run& run : components.runs) {
    if (marked[static_cast<std::size_t>(run.component)])
      std::fill(mask.ptr(run.row) + run.begin, mask.ptr(run.row) + run.end, std::uint8_t{0});
  }
}

cv::Mat label_map(const Components& components, cv::Size size) {
  cv::Mat labels = cv::Mat::zeros(size, CV_32S);
  for (const Run& run : components.runs) {
    int* row = labels.ptr<int>(run.row);
    std::fill(row + run.begin, row + run.end, run.component + 1);
  }
  return labels;
}

}  // namespace ocr
