#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ocr {

// The arithmetic of Tesseract's int8 networks, number for number as Tesseract 5.3 does it in single precision, for
// whole rows at a time: with AVX2 and AVX-512 VNNI where the processor has them. Functions are safe to call from any
// thread.

/// What the processor can do; each does all that the ones before it do.
enum class Instructions { any, avx2, avx512_vnni };
Instructions best_instructions();

/// int8 weights with a bias and a scale for each row, laid out for the processor. Immutable.
class WeightMatrix {
 public:
  WeightMatrix() = default;
  /// `weights`: rows of `columns` values, the bias last; `scales`: what a row's whole numbers are multiplied with.
  WeightMatrix(std::span<const std::int8_t> weights, std::vector<float> scales, std::size_t columns,
               Instructions instructions = best_instructions());

  std::size_t rows() const { return rows_; }
  std::size_t inputs() const { return inputs_; }
  /// The room that multiply() needs: the numbers behind the last input do not matter, nor do those behind the last row.
  std::size_t input_room() const { return 4 * quads_; }
  std::size_t output_room() const { return starts_.size(); }

  /// output[row] = scale * (sum of weight * input + 127 * bias); inputs are -127..127.
  void multiply(const std::int8_t* inputs, float* outputs) const;

 private:
  Instructions instructions_ = Instructions::any;
  std::size_t rows_ = 0, inputs_ = 0, quads_ = 0;
  std::vector<std::int8_t> packed_;   // blocks of 64 rows; in them by four inputs, then by row
  std::vector<std::int32_t> starts_;  // what a row's sum starts from
  std::vector<float> scales_;
};

/// States and values are taken in eights: counts are multiples of it.
inline constexpr std::size_t kStatesAtOnce = 8;

/// One step of an LSTM without peepholes. `gates`: 4 * count sums, of cell input, input gate, forget gate and output
/// gate. `cells` goes from the state before to the state after; `outputs` is -127..127. Hyperbolic tangent and logistic
/// function are Tesseract's: tables of 4096 steps of 1/256, straight in between.
/// Source: Hochreiter and Schmidhuber 1997, with the forget gate of Gers, Schmidhuber and Cummins 2000.
void lstm_step(const float* gates, float* cells, std::int8_t* outputs, std::size_t count,
               Instructions instructions = best_instructions());

/// Hyperbolic tangents as whole numbers of -127..127.
void tanh_as_int8(const float* values, std::int8_t* outputs, std::size_t count,
                  Instructions instructions = best_instructions());

/// Sums of nine inputs for each of 16 channels: totals[channel] = sum of weights[tap][channel] * taps[tap].
inline constexpr std::size_t kTaps = 9, kChannels = 16;
void add_taps(const std::int32_t* weights, const std::int32_t* taps, std::int32_t* totals,
              Instructions instructions = best_instructions());

/// Probabilities from sums.
void softmax_in_place(std::span<float> values);

}  // namespace ocr
