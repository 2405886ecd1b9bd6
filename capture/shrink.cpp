#include "capture/shrink.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

namespace capture {
namespace {

constexpr int kChannels = 3;

/// How much of a target pixel comes from a pixel of the picture.
struct Share {
  int source = 0;
  float weight = 0;
};

/// Along one axis; the shares of target pixel i are those from begins[i] to begins[i + 1].
struct Shares {
  std::vector<Share> all;
  std::vector<std::size_t> begins;
};

Shares shares_of(int source_size, int target_size, double scale) {
  constexpr double kLeast = 1e-3;
  Shares shares;
  for (int i = 0; i < target_size; ++i) {
    shares.begins.push_back(shares.all.size());
    const double begin = i * scale, end = begin + scale, length = std::min(scale, source_size - begin);
    const int last = std::min(cvFloor(end), source_size - 1);
    const int first = std::min(cvCeil(begin), last);
    if (first - begin > kLeast) shares.all.push_back({first - 1, static_cast<float>((first - begin) / length)});
    for (int whole = first; whole < last; ++whole) shares.all.push_back({whole, static_cast<float>(1.0 / length)});
    if (end - last > kLeast)
      shares.all.push_back({last, static_cast<float>(std::min(std::min(end - last, 1.0), length) / length)});
  }
  shares.begins.push_back(shares.all.size());
  return shares;
}

using Sums = std::vector<float>;  // four of each target pixel of a row, the last one of no meaning

/// A row of the picture, shrunk. Reads a byte beyond its last pixel.
void shrink_row(const std::uint8_t* row, const Shares& columns, Sums& shrunk) {
  for (std::size_t i = 0; i + 1 < columns.begins.size(); ++i) {
    cv::v_float32x4 sum = cv::v_setzero_f32();
    for (std::size_t k = columns.begins[i]; k < columns.begins[i + 1]; ++k) {
      const cv::v_uint32x4 pixel = cv::v_load_expand_q(row + kChannels * columns.all[k].source);
      sum += cv::v_cvt_f32(cv::v_reinterpret_as_s32(pixel)) * cv::v_setall_f32(columns.all[k].weight);
    }
    cv::v_store(&shrunk[4 * i], sum);
  }
}

void put_row(const Sums& sums, std::uint8_t* target) {
  for (std::size_t i = 0; i < sums.size(); i += 4, target += kChannels) {
    const cv::v_int32x4 whole = cv::v_round(cv::v_load(&sums[i]));
    const cv::v_int16x8 narrow = cv::v_pack(whole, whole);
    const std::uint32_t pixel = cv::v_reinterpret_as_u32(cv::v_pack_u(narrow, narrow)).get0();
    std::memcpy(target, &pixel, kChannels);
  }
}

bool is_whole(double scale) { return std::abs(scale - cvRound(scale)) < std::numeric_limits<double>::epsilon(); }

}  // namespace

cv::Mat shrunk(const cv::Mat& picture, double factor) {
  const double scale = 1.0 / factor;
  cv::Mat target(cvRound(picture.rows * factor), cvRound(picture.cols * factor), CV_8UC3);
  if (is_whole(scale)) {  // which OpenCV has a quick way for
    cv::resize(picture, target, {}, factor, factor, cv::INTER_AREA);
    return target;
  }
  const Shares rows = shares_of(picture.rows, target.rows, scale);
  const Shares columns = shares_of(picture.cols, target.cols, scale);
  std::vector<std::uint8_t> last_row(picture.ptr(picture.rows - 1),
                                     picture.ptr(picture.rows - 1) + std::size_t{kChannels} * picture.cols);
  last_row.push_back(0);
  Sums row(4 * static_cast<std::size_t>(target.cols)), sums(row.size());
  int in_row = -1;
  for (int y = 0; y < target.rows; ++y) {
    std::fill(sums.begin(), sums.end(), 0.0F);
    for (std::size_t k = rows.begins[static_cast<std::size_t>(y)]; k < rows.begins[static_cast<std::size_t>(y) + 1];
         ++k) {
      const auto& [source, weight] = rows.all[k];
      if (source != in_row) shrink_row(source + 1 < picture.rows ? picture.ptr(source) : last_row.data(), columns, row);
      in_row = source;
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * row[i];
    }
    put_row(sums, target.ptr(y));
  }
  return target;
}

}  // namespace capture
