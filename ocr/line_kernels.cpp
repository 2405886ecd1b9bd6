#include "ocr/line_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "ocr/line_kernels_x86.h"

namespace ocr {
namespace {

constexpr float kMostSoftmax = 86;  // below this an exponential is nothing

void multiply_anywhere(const PackedMatrix& matrix, const std::int8_t* inputs, float* outputs) {
  const std::int8_t* weight = matrix.weights;
  for (std::size_t block = 0; block < matrix.blocks; ++block) {
    std::array<std::int32_t, kBlockRows> sums;
    std::copy_n(matrix.starts + block * kBlockRows, kBlockRows, sums.begin());
    for (std::size_t quad = 0; quad < matrix.quads; ++quad) {
      for (std::int32_t& sum : sums) {
        for (std::size_t k = 0; k < 4; ++k) sum += *weight++ * inputs[4 * quad + k];
      }
    }
    for (std::size_t row = 0; row < kBlockRows; ++row) {
      const std::size_t at = block * kBlockRows + row;
      outputs[at] = static_cast<float>(sums[row]) * matrix.scales[at];
    }
  }
}

using Table = std::array<TablePiece, kTableSize - 1>;

template <class Function>
Table table_of(Function&& function) {
  const auto at = [&](std::size_t i) {
    return static_cast<float>(function(static_cast<double>(i) / double{kTableScale}));
  };
  Table table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = {at(i), at(i + 1) - at(i)};
  return table;
}

/// The function of |value|.
float looked_up(const TablePiece* table, float value) {
  const float place = std::abs(value) * kTableScale;
  if (place >= static_cast<float>(kTableSize - 1)) return 1;
  const auto index = static_cast<std::int32_t>(place);
  return table[index].value + table[index].rise * (place - static_cast<float>(index));
}

float tanh_of(float value) {
  const float size = looked_up(tanh_table(), value);
  return value < 0 ? -size : size;
}

float logistic_of(float value) {
  const float share = looked_up(logistic_table(), value);
  return value < 0 ? 1 - share : share;
}

/// Rounded half away from zero.
std::int8_t whole_of(float value) {
  const float scaled = value * kWhole;
  const auto whole = static_cast<std::int32_t>(scaled >= 0 ? scaled + 0.5F : scaled - 0.5F);
  return static_cast<std::int8_t>(std::clamp(whole, -127, 127));
}

void step_anywhere(const float* gates, float* cells, std::int8_t* outputs, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const float kept = cells[i] * logistic_of(gates[i + 2 * count]);
    const float cell = kept + tanh_of(gates[i]) * logistic_of(gates[i + count]);
    cells[i] = std::clamp(cell, -kMostCell, kMostCell);
    outputs[i] = whole_of(tanh_of(cells[i]) * logistic_of(gates[i + 3 * count]));
  }
}

void taps_of_channels(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals) {
  for (std::size_t channel = 0; channel < kChannels; ++channel) totals[channel] = 0;
  for (std::size_t tap = 0; tap < kTaps; ++tap) {
    for (std::size_t channel = 0; channel < kChannels; ++channel)
      totals[channel] += weights[tap * kChannels + channel] * taps[tap];
  }
}

}  // namespace

const TablePiece* tanh_table() {
  static const Table table = table_of([](double x) { return std::tanh(x); });
  return table.data();
}

const TablePiece* logistic_table() {
  static const Table table = table_of([](double x) { return 1 / (1 + std::exp(-x)); });
  return table.data();
}

Instructions best_instructions() {
#if defined(__x86_64__)
  static const Instructions best = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")
                                       ? Instructions::avx512_vnni
                                   : __builtin_cpu_supports("avx2") ? Instructions::avx2
                                                                    : Instructions::any;
  return best;
#else
  return Instructions::any;
#endif
}

WeightMatrix::WeightMatrix(std::span<const std::int8_t> weights, std::vector<float> scales, std::size_t columns,
                           Instructions instructions)
    : instructions_(instructions),
      rows_(scales.size()),
      inputs_(columns - 1),
      quads_((inputs_ + 3) / 4),
      scales_(std::move(scales)) {
  const std::size_t blocks = (rows_ + kBlockRows - 1) / kBlockRows;
  packed_.resize(blocks * kBlockRows * quads_ * 4);
  starts_.resize(blocks * kBlockRows);
  scales_.resize(blocks * kBlockRows);
  const int raised = instructions_ == Instructions::avx512_vnni ? kRaised : 0;
  for (std::size_t row = 0; row < rows_; ++row) {
    const auto own = weights.subspan(row * columns, columns);
    for (std::size_t input = 0; input < inputs_; ++input) {
      const std::size_t quad = (row / kBlockRows * quads_ + input / 4) * kBlockRows + row % kBlockRows;
      packed_[4 * quad + input % 4] = own[input];
    }
    starts_[row] = 127 * own.back() - raised * std::accumulate(own.begin(), own.end() - 1, 0);
  }
}

void WeightMatrix::multiply(const std::int8_t* inputs, float* outputs) const {
  const PackedMatrix matrix{packed_.data(), starts_.data(), scales_.data(), starts_.size() / kBlockRows, quads_};
#if defined(__x86_64__)
  if (instructions_ == Instructions::avx512_vnni) return multiply_vnni(matrix, inputs, outputs);
  if (instructions_ == Instructions::avx2) return multiply_avx2(matrix, inputs, outputs);
#endif
  multiply_anywhere(matrix, inputs, outputs);
}

void lstm_step(const float* gates, float* cells, std::int8_t* outputs, std::size_t count,
               [[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  if (instructions != Instructions::any) return lstm_step_avx2(gates, cells, outputs, count);
#endif
  step_anywhere(gates, cells, outputs, count);
}

void tanh_as_int8(const float* values, std::int8_t* outputs, std::size_t count,
                  [[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  if (instructions != Instructions::any) return tanh_as_int8_avx2(values, outputs, count);
#endif
  for (std::size_t i = 0; i < count; ++i) outputs[i] = whole_of(tanh_of(values[i]));
}

void add_taps(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals,
              [[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  if (instructions != Instructions::any) return add_taps_avx2(weights, taps, totals);
#endif
  taps_of_channels(weights, taps, totals);
}

void softmax_in_place(std::span<float> values) {
  const float most = *std::max_element(values.begin(), values.end());
  float total = 0;
  for (float& value : values) {
    value = std::exp(std::clamp(value - most, -kMostSoftmax, 0.0F));
    total += value;
  }
  if (total > 0) {
    for (float& value : values) value /= total;
  }
}

}  // namespace ocr
