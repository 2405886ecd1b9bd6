#include "ocr/line_kernels_x86.h"

#if defined(__x86_64__)

#include <cstring>

#include <immintrin.h>

namespace ocr {
namespace {

std::int32_t four(const std::int8_t* inputs) {
  std::int32_t bytes = 0;
  std::memcpy(&bytes, inputs, sizeof bytes);
  return bytes;
}

/// looked_up() of eight values.
[[gnu::target("avx2")]] [[gnu::always_inline]] inline __m256 eight_looked_up(const TablePiece* table, __m256 sizes) {
  const __m256 place = _mm256_mul_ps(sizes, _mm256_set1_ps(kTableScale));
  const __m256i index = _mm256_cvttps_epi32(_mm256_min_ps(place, _mm256_set1_ps(kTableSize - 2)));
  // Pieces 0, 1, 4, 5 and 2, 3, 6, 7, so that values and rises come out in order.
  const __m256i in_twos = _mm256_permute4x64_epi64(index, 0b11011000);
  const auto* pieces = reinterpret_cast<const double*>(table);
  const __m256 some =
      _mm256_castpd_ps(_mm256_i32gather_pd(pieces, _mm256_castsi256_si128(in_twos), sizeof(TablePiece)));
  const __m256 others =
      _mm256_castpd_ps(_mm256_i32gather_pd(pieces, _mm256_extracti128_si256(in_twos, 1), sizeof(TablePiece)));
  const __m256 value = _mm256_shuffle_ps(some, others, 0b10001000);
  const __m256 rise = _mm256_shuffle_ps(some, others, 0b11011101);
  const __m256 inside = _mm256_add_ps(value, _mm256_mul_ps(rise, _mm256_sub_ps(place, _mm256_cvtepi32_ps(index))));
  const __m256 beyond = _mm256_cmp_ps(place, _mm256_set1_ps(kTableSize - 1), _CMP_GE_OQ);
  return _mm256_blendv_ps(inside, _mm256_set1_ps(1), beyond);
}

[[gnu::target("avx2")]] [[gnu::always_inline]] inline __m256 eight_tanh(__m256 values) {
  const __m256 sign = _mm256_and_ps(values, _mm256_set1_ps(-0.0F));
  return _mm256_xor_ps(eight_looked_up(tanh_table(), _mm256_xor_ps(values, sign)), sign);
}

[[gnu::target("avx2")]] [[gnu::always_inline]] inline __m256 eight_logistic(__m256 values) {
  const __m256 sign = _mm256_and_ps(values, _mm256_set1_ps(-0.0F));
  const __m256 share = eight_looked_up(logistic_table(), _mm256_xor_ps(values, sign));
  return _mm256_blendv_ps(share, _mm256_sub_ps(_mm256_set1_ps(1), share), values);
}

[[gnu::target("avx2")]] [[gnu::always_inline]] inline void put_eight_whole(__m256 values, std::int8_t* whole) {
  const __m256 scaled = _mm256_mul_ps(values, _mm256_set1_ps(kWhole));
  const __m256 half = _mm256_or_ps(_mm256_and_ps(values, _mm256_set1_ps(-0.0F)), _mm256_set1_ps(0.5F));
  const __m256i rounded = _mm256_cvttps_epi32(_mm256_add_ps(scaled, half));
  const __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(rounded), _mm256_extracti128_si256(rounded, 1));
  const __m128i bytes = _mm_max_epi8(_mm_packs_epi16(words, words), _mm_set1_epi8(-127));
  _mm_storel_epi64(reinterpret_cast<__m128i*>(whole), bytes);
}

}  // namespace

[[gnu::target("avx2")]] void multiply_avx2(const PackedMatrix& matrix, const std::int8_t* inputs, float* outputs) {
  constexpr std::size_t kLanes = 8, kSums = kBlockRows / kLanes;
  const __m256i ones = _mm256_set1_epi16(1);
  const std::int8_t* weight = matrix.weights;
  for (std::size_t block = 0; block < matrix.blocks; ++block) {
    __m256i sums[kSums];
    for (std::size_t i = 0; i < kSums; ++i)
      sums[i] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(matrix.starts + block * kBlockRows + i * kLanes));
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
      const std::size_t at = block * kBlockRows + i * kLanes;
      _mm256_storeu_ps(outputs + at, _mm256_mul_ps(_mm256_cvtepi32_ps(sums[i]), _mm256_loadu_ps(matrix.scales + at)));
    }
  }
}

[[gnu::target("avx512f,avx512bw,avx512vnni")]] void multiply_vnni(const PackedMatrix& matrix, const std::int8_t* inputs,
                                                                  float* outputs) {
  constexpr std::size_t kLanes = 16, kSums = kBlockRows / kLanes;
  const __m512i raised = _mm512_set1_epi8(static_cast<char>(kRaised));
  const std::int8_t* weight = matrix.weights;
  for (std::size_t block = 0; block < matrix.blocks; ++block) {
    __m512i sums[kSums];
    for (std::size_t i = 0; i < kSums; ++i)
      sums[i] = _mm512_loadu_si512(matrix.starts + block * kBlockRows + i * kLanes);
    for (std::size_t quad = 0; quad < matrix.quads; ++quad) {
      const __m512i input = _mm512_xor_si512(_mm512_set1_epi32(four(inputs + 4 * quad)), raised);
      for (std::size_t i = 0; i < kSums; ++i, weight += 4 * kLanes)
        sums[i] = _mm512_dpbusd_epi32(sums[i], input, _mm512_loadu_si512(weight));
    }
    for (std::size_t i = 0; i < kSums; ++i) {
      const std::size_t at = block * kBlockRows + i * kLanes;
      _mm512_storeu_ps(outputs + at, _mm512_mul_ps(_mm512_cvtepi32_ps(sums[i]), _mm512_loadu_ps(matrix.scales + at)));
    }
  }
}

[[gnu::target("avx2")]] void lstm_step_avx2(const float* gates, float* cells, std::int8_t* outputs, std::size_t count) {
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

[[gnu::target("avx2")]] void tanh_as_int8_avx2(const float* values, std::int8_t* outputs, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kStatesAtOnce)
    put_eight_whole(eight_tanh(_mm256_loadu_ps(values + i)), outputs + i);
}

[[gnu::target("avx2")]] void add_taps_avx2(const std::int32_t* weights, const std::int32_t* taps,
                                           std::int32_t* totals) {
  constexpr std::size_t kLanes = 8;
  for (std::size_t channel = 0; channel < kChannels; channel += kLanes) {
    __m256i sum = _mm256_setzero_si256();
    for (std::size_t tap = 0; tap < kTaps; ++tap) {
      const auto* own = reinterpret_cast<const __m256i*>(weights + tap * kChannels + channel);
      sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(_mm256_loadu_si256(own), _mm256_set1_epi32(taps[tap])));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(totals + channel), sum);
  }
}

}  // namespace ocr

#endif
