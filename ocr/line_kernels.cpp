#include "ocr/line_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
// Inlined into functions for one processor each, so that each gets its own instructions.
#define MEISHI_INLINE inline __attribute__((always_inline))
#define MEISHI_AVX2 __attribute__((target("avx2")))
#define MEISHI_VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))
#else
#define MEISHI_INLINE inline
#endif

namespace ocr {
namespace {

constexpr std::size_t kBlock = 64;  // rows that are summed at once
constexpr float kMostSoftmax = 86;  // below this an exponential is nothing
constexpr float kMostCell = 100;
constexpr float kWhole = 127;  // 1 as a whole number

/// What a packed matrix is multiplied with: `blocks` of 64 rows, `quads` of four inputs.
struct Packed {
  const std::int8_t* weights;
  const std::int32_t* starts;
  const float* scales;
  std::size_t blocks, quads;
};

/// VNNI multiplies unsigned inputs: it gets them 128 higher, and a row starts lower by 128 times its weights.
constexpr int kRaised = 128;

void multiply_anywhere(const Packed& matrix, const std::int8_t* inputs, float* outputs) {
  const std::int8_t* weight = matrix.weights;
  for (std::size_t block = 0; block < matrix.blocks; ++block) {
    std::array<std::int32_t, kBlock> sums;
    std::copy_n(matrix.starts + block * kBlock, kBlock, sums.begin());
    for (std::size_t quad = 0; quad < matrix.quads; ++quad) {
      for (std::int32_t& sum : sums) {
        for (std::size_t k = 0; k < 4; ++k) sum += *weight++ * inputs[4 * quad + k];
      }
    }
    for (std::size_t row = 0; row < kBlock; ++row) {
      const std::size_t at = block * kBlock + row;
      outputs[at] = static_cast<float>(sums[row]) * matrix.scales[at];
    }
  }
}

#if defined(__x86_64__)

std::int32_t four(const std::int8_t* inputs) {
  std::int32_t bytes = 0;
  std::memcpy(&bytes, inputs, sizeof bytes);
  return bytes;
}

MEISHI_AVX2 void multiply_avx2(const Packed& matrix, const std::int8_t* inputs, float* outputs) {
  constexpr std::size_t kLanes = 8, kSums = kBlock / kLanes;
  const __m256i ones = _mm256_set1_epi16(1);
  const std::int8_t* weight = matrix.weights;
  for (std::size_t block = 0; block < matrix.blocks; ++block) {
    __m256i sums[kSums];
    for (std::size_t i = 0; i < kSums; ++i)
      sums[i] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(matrix.starts + block * kBlock + i * kLanes));
    for (std::size_t quad = 0; quad < matrix.quads; ++quad) {
      const __m256i input = _mm256_set1_epi32(four(inputs + 4 * quad));
      const __m256i size = _mm256_abs_epi8(input);
      for (std::size_t i = 0; i < kSums; ++i, weight += 4 * kLanes) {
        const __m256i weights = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weight));
        const __m256i pairs = _mm256_maddubs_epi16(size, _mm256_sign_epi8(weights, input));
        sums[i] = _mm256_add_epi32(sums[i], _mm256_madd_epi16(pairs, ones));
      }
    }
    for (std::size_t i = 0; i < kSums; ++i) {
      const std::size_t at = block * kBlock + i * kLanes;
      _mm256_storeu_ps(outputs + at, _mm256_mul_ps(_mm256_cvtepi32_ps(sums[i]), _mm256_loadu_ps(matrix.scales + at)));
    }
  }
}

MEISHI_VNNI void multiply_vnni(const Packed& matrix, const std::int8_t* inputs, float* outputs) {
  constexpr std::size_t kLanes = 16, kSums = kBlock / kLanes;
  const __m512i raised = _mm512_set1_epi8(static_cast<char>(kRaised));
  const std::int8_t* weight = matrix.weights;
  for (std::size_t block = 0; block < matrix.blocks; ++block) {
    __m512i sums[kSums];
    for (std::size_t i = 0; i < kSums; ++i) sums[i] = _mm512_loadu_si512(matrix.starts + block * kBlock + i * kLanes);
    for (std::size_t quad = 0; quad < matrix.quads; ++quad) {
      const __m512i input = _mm512_xor_si512(_mm512_set1_epi32(four(inputs + 4 * quad)), raised);
      for (std::size_t i = 0; i < kSums; ++i, weight += 4 * kLanes)
        sums[i] = _mm512_dpbusd_epi32(sums[i], input, _mm512_loadu_si512(weight));
    }
    for (std::size_t i = 0; i < kSums; ++i) {
      const std::size_t at = block * kBlock + i * kLanes;
      _mm512_storeu_ps(outputs + at, _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i]), _mm512_loadu_ps(matrix.scales + at)));
    }
  }
}

#endif

/// A function from 0 on, at steps of 1/256; from the last step on it is 1.
struct Piece {
  float value = 0, rise = 0;  // at a step, and from there to the next one
};
constexpr std::size_t kTableSize = 4096;
constexpr float kTableScale = 256;
using Table = std::array<Piece, kTableSize - 1>;

template <class Function>
Table table_of(Function&& function) {
  const auto at = [&](std::size_t i) {
    return static_cast<float>(function(static_cast<double>(i) / double{kTableScale}));
  };
  Table table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = {at(i), at(i + 1) - at(i)};
  return table;
}

const Piece* tanh_table() {
  static const Table table = table_of([](double x) { return std::tanh(x); });
  return table.data();
}

const Piece* logistic_table() {
  static const Table table = table_of([](double x) { return 1 / (1 + std::exp(-x)); });
  return table.data();
}

/// The function of |value|.
float looked_up(const Piece* table, float value) {
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

#if defined(__x86_64__)

/// looked_up() of eight values.
MEISHI_INLINE MEISHI_AVX2 __m256 eight_looked_up(const Piece* table, __m256 sizes) {
  const __m256 place = _mm256_mul_ps(sizes, _mm256_set1_ps(kTableScale));
  const __m256i index = _mm256_cvttps_epi32(_mm256_min_ps(place, _mm256_set1_ps(kTableSize - 2)));
  // Pieces 0, 1, 4, 5 and 2, 3, 6, 7, so that values and rises come out in order.
  const __m256i in_twos = _mm256_permute4x64_epi64(index, 0b11011000);
  const auto* pieces = reinterpret_cast<const double*>(table);
  const __m256 some = _mm256_castpd_ps(_mm256_i32gather_pd(pieces, _mm256_castsi256_si128(in_twos), sizeof(Piece)));
  const __m256 others =
      _mm256_castpd_ps(_mm256_i32gather_pd(pieces, _mm256_extracti128_si256(in_twos, 1), sizeof(Piece)));
  const __m256 value = _mm256_shuffle_ps(some, others, 0b10001000);
  const __m256 rise = _mm256_shuffle_ps(some, others, 0b11011101);
  const __m256 inside = _mm256_add_ps(value, _mm256_mul_ps(rise, _mm256_sub_ps(place, _mm256_cvtepi32_ps(index))));
  const __m256 beyond = _mm256_cmp_ps(place, _mm256_set1_ps(kTableSize - 1), _CMP_GE_OQ);
  return _mm256_blendv_ps(inside, _mm256_set1_ps(1), beyond);
}

MEISHI_INLINE MEISHI_AVX2 __m256 eight_tanh(__m256 values) {
  const __m256 sign = _mm256_and_ps(values, _mm256_set1_ps(-0.0F));
  return _mm256_xor_ps(eight_looked_up(tanh_table(), _mm256_xor_ps(values, sign)), sign);
}

MEISHI_INLINE MEISHI_AVX2 __m256 eight_logistic(__m256 values) {
  const __m256 sign = _mm256_and_ps(values, _mm256_set1_ps(-0.0F));
  const __m256 share = eight_looked_up(logistic_table(), _mm256_xor_ps(values, sign));
  return _mm256_blendv_ps(share, _mm256_sub_ps(_mm256_set1_ps(1), share), values);
}

MEISHI_INLINE MEISHI_AVX2 void put_eight_whole(__m256 values, std::int8_t* whole) {
  const __m256 scaled = _mm256_mul_ps(values, _mm256_set1_ps(kWhole));
  const __m256 half = _mm256_or_ps(_mm256_and_ps(values, _mm256_set1_ps(-0.0F)), _mm256_set1_ps(0.5F));
  const __m256i rounded = _mm256_cvttps_epi32(_mm256_add_ps(scaled, half));
  const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(rounded), _mm256_extracti128_si256(rounded, 1));
  const __m128i bytes = _mm_max_epi8(_mm_packs_epi16(words, words), _mm_set1_epi8(-127));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(whole), bytes);
}

MEISHI_AVX2 void step_avx2(const float* gates, float* cells, std::int8_t* outputs, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kStatesAtOnce) {
    const __m256 written =
        _mm256_mul_ps(eight_tanh(_mm256_loadu_ps(gates + i)), eight_logistic(_mm256_loadu_ps(gates + i + count)));
    const __m256 kept =
        _mm256_mul_ps(_mm256_loadu_ps(cells + i), eight_logistic(_mm256_loadu_ps(gates + i + 2 * count)));
    const __m256 cell = _mm256_min_ps(_mm256_max_ps(_mm256_add_ps(kept, written), _mm256_set1_ps(-kMostCell)),
                                      _mm256_set1_ps(kMostCell));
    _mm256_storeu_ps(cells + i, cell);
    const __m256 shown = eight_logistic(_mm256_loadu_ps(gates + i + 3 * count));
    put_eight_whole(_mm256_mul_ps(eight_tanh(cell), shown), outputs + i);
  }
}

MEISHI_AVX2 void tanh_avx2(const float* values, std::int8_t* outputs, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kStatesAtOnce)
    put_eight_whole(eight_tanh(_mm256_loadu_ps(values + i)), outputs + i);
}

#endif

MEISHI_INLINE void taps_of_channels(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals) {
  for (std::size_t channel = 0; channel < kChannels; ++channel) totals[channel] = 0;
  for (std::size_t tap = 0; tap < kTaps; ++tap) {
    for (std::size_t channel = 0; channel < kChannels; ++channel)
      totals[channel] += weights[tap * kChannels + channel] * taps[tap];
  }
}

#if defined(__x86_64__)
MEISHI_AVX2 void taps_avx2(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals) {
  taps_of_channels(weights, taps, totals);
}
#endif

}  // namespace

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
  const std::size_t blocks = (rows_ + kBlock - 1) / kBlock;
  packed_.resize(blocks * kBlock * quads_ * 4);
  starts_.resize(blocks * kBlock);
  scales_.resize(blocks * kBlock);
  const int raised = instructions_ == Instructions::avx512_vnni ? kRaised : 0;
  for (std::size_t row = 0; row < rows_; ++row) {
    const auto own = weights.subspan(row * columns, columns);
    for (std::size_t input = 0; input < inputs_; ++input) {
      const std::size_t quad = (row / kBlock * quads_ + input / 4) * kBlock + row % kBlock;
      packed_[4 * quad + input % 4] = own[input];
    }
    starts_[row] = 127 * own.back() - raised * std::accumulate(own.begin(), own.end() - 1, 0);
  }
}

void WeightMatrix::multiply(const std::int8_t* inputs, float* outputs) const {
  const Packed matrix{packed_.data(), starts_.data(), scales_.data(), starts_.size() / kBlock, quads_};
#if defined(__x86_64__)
  if (instructions_ == Instructions::avx512_vnni) return multiply_vnni(matrix, inputs, outputs);
  if (instructions_ == Instructions::avx2) return multiply_avx2(matrix, inputs, outputs);
#endif
  multiply_anywhere(matrix, inputs, outputs);
}

void lstm_step(const float* gates, float* cells, std::int8_t* outputs, std::size_t count,
               [[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  if (instructions != Instructions::any) return step_avx2(gates, cells, outputs, count);
#endif
  step_anywhere(gates, cells, outputs, count);
}

void tanh_as_int8(const float* values, std::int8_t* outputs, std::size_t count,
                  [[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  if (instructions != Instructions::any) return tanh_avx2(values, outputs, count);
#endif
  for (std::size_t i = 0; i < count; ++i) outputs[i] = whole_of(tanh_of(values[i]));
}

void add_taps(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals,
              [[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  if (instructions != Instructions::any) return taps_avx2(weights, taps, totals);
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
