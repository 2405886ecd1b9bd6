#include "capture/shrink.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

namespace capture {
namespace {

constexpr int kChannels = 3;
constexpr int kWhole = 256;  // all of a target pixel, in parts that whole numbers are added by

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

/// Shares along the other axis as parts of 256, which they add up to.
std::vector<std::uint16_t> whole_shares(std::span<const Share> shares) {
  std::vector<std::uint16_t> whole;
  float all = 0;
  int given = 0;
  for (const Share& share : shares) {
    all += share.weight;
    const int due = &share == &shares.back() ? kWhole : cvRound(all * kWhole);
    whole.push_back(static_cast<std::uint16_t>(due - given));
    given = due;
  }
  return whole;
}

using Sums = std::vector<std::uint16_t>;  // of a row's bytes, 256 times; and one more

/// Adds a row of `count` bytes, `share` times. The sums stay below 2^16.
void add_row(const std::uint8_t* row, int count, std::uint16_t share, Sums& sums) {
  constexpr int kLanes = cv::v_uint8x16::nlanes;
  const cv::v_uint16x8 shares = cv::v_setall_u16(share);
  int i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    cv::v_uint16x8 low, high;
    cv::v_expand(cv::v_load(row + i), low, high);
    std::uint16_t* sum = &sums[static_cast<std::size_t>(i)];
    cv::v_store(sum, cv::v_add_wrap(cv::v_load(sum), cv::v_mul_wrap(low, shares)));
    std::uint16_t* next = sum + kLanes / 2;
    cv::v_store(next, cv::v_add_wrap(cv::v_load(next), cv::v_mul_wrap(high, shares)));
  }
  for (; i < count; ++i) {
    auto& sum = sums[static_cast<std::size_t>(i)];
    sum = static_cast<std::uint16_t>(sum + row[i] * share);
  }
}

/// The target's row from the sums of the rows that it is made of.
void put_row(const Sums& sums, const Shares& columns, std::uint8_t* target) {
  const cv::v_float32x4 part = cv::v_setall_f32(1.0F / kWhole);
  for (std::size_t i = 0; i + 1 < columns.begins.size(); ++i, target += kChannels) {
    cv::v_float32x4 sum = cv::v_setzero_f32();
    for (std::size_t k = columns.begins[i]; k < columns.begins[i + 1]; ++k) {
      const cv::v_uint32x4 pixel =
          cv::v_load_expand(&sums[static_cast<std::size_t>(kChannels * columns.all[k].source)]);
      sum += cv::v_cvt_f32(cv::v_reinterpret_as_s32(pixel)) * cv::v_setall_f32(columns.all[k].weight);
    }
    const cv::v_int32x4 whole = cv::v_round(sum * part);
    const cv::v_int16x8 narrow = cv::v_pack(whole, whole);
    const std::uint32_t bytes = cv::v_reinterpret_as_u32(cv::v_pack_u(narrow, narrow)).get0();
    std::memcpy(target, &bytes, kChannels);
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
  const int count = kChannels * picture.cols;
  Sums sums(static_cast<std::size_t>(count) + 1);  // a pixel is read with the value behind it
  for (int y = 0; y < target.rows; ++y) {
    const std::span own(&rows.all[rows.begins[static_cast<std::size_t>(y)]],
                        rows.begins[static_cast<std::size_t>(y) + 1] - rows.begins[static_cast<std::size_t>(y)]);
    const std::vector<std::uint16_t> whole = whole_shares(own);
    std::fill(sums.begin(), sums.end(), std::uint16_t{0});
    for (std::size_t k = 0; k < own.size(); ++k) add_row(picture.ptr(own[k].source), count, whole[k], sums);
    put_row(sums, columns, target.ptr(y));
  }
  return target;
}

}  // namespace capture
