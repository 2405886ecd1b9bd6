#include "capture/picture_hash.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "capture/mat.h"

namespace capture {
namespace {

constexpr int kSize = 32;        ///< points of the shrunk picture, each way
constexpr int kFrequencies = 8;  ///< each way, from 1 on: the mean says nothing
constexpr double kRim = 0.04;    ///< of each side's length: what straightening may cut off or leave on
constexpr int kBits = kFrequencies * kFrequencies;

using Waves = std::array<std::array<float, kSize>, kFrequencies>;

const Waves& waves() {
  static const Waves made = [] {
    Waves waves{};
    for (int k = 0; k < kFrequencies; ++k)
      for (int n = 0; n < kSize; ++n)
        waves[k][n] = static_cast<float>(std::cos(std::numbers::pi * (k + 1) * (2 * n + 1) / (2.0 * kSize)));
    return waves;
  }();
  return made;
}

cv::Mat shrunk(const card::Image& image) {
  const cv::Mat whole = view_of(image);
  const int dx = static_cast<int>(whole.cols * kRim), dy = static_cast<int>(whole.rows * kRim);
  cv::Mat grey, points;
  const cv::Mat inner = whole(cv::Rect(dx, dy, whole.cols - 2 * dx, whole.rows - 2 * dy));
  if (image.channels == 3)
    cv::cvtColor(inner, grey, cv::COLOR_BGR2GRAY);
  else
    grey = inner;
  cv::resize(grey, points, cv::Size(kSize, kSize), 0, 0, cv::INTER_AREA);
  return points;
}

std::array<float, kBits> amplitudes(const cv::Mat& points) {
  std::array<float, kBits> found{};
  for (int v = 0; v < kFrequencies; ++v)
    for (int u = 0; u < kFrequencies; ++u)
      for (int y = 0; y < kSize; ++y)
        for (int x = 0; x < kSize; ++x)
          found[v * kFrequencies + u] +=
              waves()[v][y] * waves()[u][x] * static_cast<float>(points.at<std::uint8_t>(y, x));
  return found;
}

}  // namespace

std::uint64_t picture_hash(const card::Image& image) {
  if (image.empty()) return 0;
  const std::array<float, kBits> found = amplitudes(shrunk(image));
  std::array<float, kBits> sorted = found;
  std::ranges::nth_element(sorted, sorted.begin() + kBits / 2);
  std::uint64_t hash = 0;
  for (int i = 0; i < kBits; ++i) hash |= std::uint64_t{found[i] > sorted[kBits / 2]} << i;
  return hash;
}

int differing_bits(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace capture
