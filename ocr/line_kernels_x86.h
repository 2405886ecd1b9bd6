#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ocr/line_kernels.h"

namespace ocr {

// The kernels of line_kernels.h by the vector instructions of x86-64 processors, and what they share with the plain
// ones. Private to line_kernels.cpp.

inline constexpr std::size_t kBlockRows = 64;  ///< rows of a matrix that are summed at once
/// VNNI multiplies unsigned inputs: it gets them 128 higher, and a row starts lower by 128 times its weights.
inline constexpr int kRaised = 128;
inline constexpr float kMostCell = 100;
inline constexpr float kWhole = 127;  ///< 1 as a whole number

/// A matrix as WeightMatrix lays it out: blocks of 64 rows, in them by four inputs (a quad), then by row.
struct PackedMatrix {
  const std::int8_t* weights;
  const std::int32_t* starts;
  const float* scales;
  std::size_t blocks, quads;
};

/// A function from 0 on, at steps of 1/256; from the last step on it is 1.
struct TablePiece {
  float value = 0, rise = 0;  ///< at a step, and from there to the next one
};
inline constexpr std::size_t kTableSize = 4096;
inline constexpr float kTableScale = 256;
const TablePiece* tanh_table();
const TablePiece* logistic_table();

#if defined(__x86_64__)
void multiply_avx2(const PackedMatrix& matrix, const std::int8_t* inputs, float* outputs);
void multiply_vnni(const PackedMatrix& matrix, const std::int8_t* inputs, float* outputs);
void lstm_step_avx2(const float* gates, float* cells, std::int8_t* outputs, std::size_t count);
void tanh_as_int8_avx2(const float* values, std::int8_t* outputs, std::size_t count);
void add_taps_avx2(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals);
#endif

}  // namespace ocr
