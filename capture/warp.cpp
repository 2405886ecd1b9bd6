#include "capture/warp.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>

namespace capture {
namespace {

constexpr int kPartBits = 5;
constexpr int kParts = 1 << kPartBits;  // of a pixel, across and down: places are told apart no further
constexpr int kTaps = 4;                // pixels across and down that a target pixel is made of
constexpr int kWeightBits = 15;
constexpr int kChannels = 3;
constexpr int kBlock = 64;  // target pixels of a row that are reckoned from the first one on

/// Weights of four pixels in a row for a place between the second and the third. Cubic convolution, a = -0.75.
std::array<float, kTaps> cubic(float x) {
  constexpr float a = -0.75F;
  std::array<float, kTaps> weights{};
  weights[0] = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a;
  weights[1] = ((a + 2) * x - (a + 3)) * x * x + 1;
  weights[2] = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1;
  weights[3] = 1.F - weights[0] - weights[1] - weights[2];
  return weights;
}

using Weights = std::array<short, kTaps * kTaps>;  // row by row; the sum is 1 << kWeightBits

Weights weights_at(int across, int down) {
  const auto x = cubic(static_cast<float>(across) * (1.F / kParts)),
             y = cubic(static_cast<float>(down) * (1.F / kParts));
  Weights weights{};
  int rest = 1 << kWeightBits;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = cv::saturate_cast<short>(y[i / kTaps] * x[i % kTaps] * (1 << kWeightBits));
    rest -= weights[i];
  }
  // What rounding leaves over goes to the strongest of the last four, or comes from the weakest.
  constexpr std::size_t kLastFour[] = {2 * kTaps + 2, 2 * kTaps + 3, 3 * kTaps + 2, 3 * kTaps + 3};
  const auto weaker = [&](std::size_t a, std::size_t b) { return weights[a] < weights[b]; };
  const std::size_t changed = rest > 0 ? *std::max_element(std::begin(kLastFour), std::end(kLastFour), weaker)
                                       : *std::min_element(std::begin(kLastFour), std::end(kLastFour), weaker);
  weights[changed] = static_cast<short>(weights[changed] + rest);
  return weights;
}

/// The weights of every place, and the same in the order in which rows are multiplied: two rows at once, each weight
/// for three channels.
struct Table {
  struct Place {
    Weights weights;
    short paired[2][2 * kChannels * kTaps];
  };
  std::vector<Place> places = std::vector<Place>(std::size_t{kParts} * kParts);

  Table() {
    for (int down = 0; down < kParts; ++down) {
      for (int across = 0; across < kParts; ++across) {
        Place& place = places[static_cast<std::size_t>(down * kParts + across)];
        place.weights = weights_at(across, down);
        for (std::size_t i = 0; i < kChannels * kTaps; ++i) {
          for (std::size_t row = 0; row < kTaps; ++row)
            place.paired[row / 2][2 * i + row % 2] = place.weights[row * kTaps + i / kChannels];
        }
      }
    }
  }
};

std::uint8_t rounded(int sum) {
  return cv::saturate_cast<std::uint8_t>((sum + (1 << (kWeightBits - 1))) >> kWeightBits);
}

/// Near the border, whose pixels go on beyond it.
void put_near_border(const cv::Mat& picture, int left, int top, const Weights& weights, std::uint8_t* target) {
  int sums[kChannels] = {};
  for (int i = 0; i < kTaps * kTaps; ++i) {
    const std::uint8_t* pixel = picture.ptr(std::clamp(top + i / kTaps, 0, picture.rows - 1)) +
                                kChannels * std::clamp(left + i % kTaps, 0, picture.cols - 1);
    for (int c = 0; c < kChannels; ++c) sums[c] += pixel[c] * weights[static_cast<std::size_t>(i)];
  }
  for (int c = 0; c < kChannels; ++c) target[c] = rounded(sums[c]);
}

/// Sums of two rows of four pixels: element i of the pixels' bytes in element i of the three vectors.
void add_rows(const std::uint8_t* row, const std::uint8_t* next_row, const short* weights, cv::v_int32x4 sums[3]) {
  cv::v_uint8x16 low, high;
  cv::v_zip(cv::v_load(row), cv::v_load(next_row), low, high);
  cv::v_uint16x8 elements[4];
  cv::v_expand(low, elements[0], elements[1]);
  cv::v_expand(high, elements[2], elements[3]);
  for (int i = 0; i < 3; ++i) {
    const cv::v_int16x8 pairs = cv::v_reinterpret_as_s16(elements[i]);
    sums[i] = cv::v_dotprod(pairs, cv::v_load(weights + 8 * i), sums[i]);
  }
}

void put_inside(const std::uint8_t* first, std::size_t step, const Table::Place& place, std::uint8_t* target) {
  cv::v_int32x4 sums[3] = {cv::v_setzero_s32(), cv::v_setzero_s32(), cv::v_setzero_s32()};
  add_rows(first, first + step, place.paired[0], sums);
  add_rows(first + 2 * step, first + 3 * step, place.paired[1], sums);
  // The channels of the four pixels stand one behind the other: three to a pixel.
  cv::v_int32x4 sum = sums[0] + cv::v_extract<3>(sums[0], sums[1]) + cv::v_extract<2>(sums[1], sums[2]) +
                      cv::v_extract<1>(sums[2], sums[2]);
  sum = (sum + cv::v_setall_s32(1 << (kWeightBits - 1))) >> kWeightBits;
  const cv::v_int16x8 narrow = cv::v_pack(sum, sum);
  const std::uint32_t pixel = cv::v_reinterpret_as_u32(cv::v_pack_u(narrow, narrow)).get0();
  std::memcpy(target, &pixel, kChannels);
}

int to_parts(double place) { return cv::saturate_cast<int>(std::clamp<double>(place, INT_MIN, INT_MAX)); }

/// A pixel of the target from the picture around a place, given in parts of a pixel.
void put(const cv::Mat& picture, int across, int down, std::uint8_t* target) {
  static const Table table;
  constexpr int kReadAtOnce = 6;  // pixels: 16 bytes
  const int left = cv::saturate_cast<short>(across >> kPartBits) - 1;
  const int top = cv::saturate_cast<short>(down >> kPartBits) - 1;
  const Table::Place& place =
      table.places[static_cast<std::size_t>((down & (kParts - 1)) * kParts + (across & (kParts - 1)))];
  if (left >= 0 && top >= 0 && left + kReadAtOnce <= picture.cols && top + kTaps <= picture.rows) {
    put_inside(picture.ptr(top) + kChannels * left, picture.step, place, target);
  } else {
    put_near_border(picture, left, top, place.weights, target);
  }
}

}  // namespace

cv::Mat warped(const cv::Mat& picture, const cv::Mat& target_from_picture, cv::Size size) {
  const cv::Matx33d m = cv::Mat(target_from_picture.inv());
  cv::Mat target(size, CV_8UC3);
  for (int y = 0; y < size.height; ++y) {
    for (int begin = 0; begin < size.width; begin += kBlock) {  // rounds as OpenCV does
      const double across = m(0, 0) * begin + m(0, 1) * y + m(0, 2);
      const double down = m(1, 0) * begin + m(1, 1) * y + m(1, 2);
      const double scale = m(2, 0) * begin + m(2, 1) * y + m(2, 2);
      std::uint8_t* pixel = target.ptr(y) + kChannels * begin;
      for (int on = 0; on < std::min(kBlock, size.width - begin); ++on, pixel += kChannels) {
        const double w = scale + m(2, 0) * on;
        const double parts = w != 0 ? kParts / w : 0;
        put(picture, to_parts((across + m(0, 0) * on) * parts), to_parts((down + m(1, 0) * on) * parts), pixel);
      }
    }
  }
  return target;
}

}  // namespace capture
