#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ocr/line_kernels.h"

namespace ocr {

/// An LSTM layer; its matrix has the rows of four gates (lstm_step) and the columns of inputs and states.
struct LstmLayer {
  enum class Reads {
    down,       ///< each column from top to bottom, the last state alone is kept
    forwards,   ///< from left to right
    backwards,  ///< from right to left
  };
  Reads reads = Reads::forwards;
  std::size_t states = 0;
  WeightMatrix gates;
};

/// The network of a Tesseract line model, run as Tesseract runs it and several times as fast: of the kind
/// [1,H,0,1 Ct3,3,16 Mp3,3 Lfys Lfx|Lrx ... O1c] with int8 weights, which all "fast" models are. Immutable; safe to use
/// from any thread.
/// Source: Tesseract 5.3 (Convolve, Maxpool, LSTM, FullyConnected, WeightMatrix).
class LineNetwork {
 public:
  /// `network`: the component of a traineddata file. nullopt for networks of other kinds and for broken ones.
  static std::optional<LineNetwork> read(std::string_view network);

  int height() const { return height_; }  ///< of the lines that it reads, pixels
  /// Steps along a line, three pixels each.
  static std::size_t steps(std::size_t width) { return width / 3; }
  std::size_t codes() const { return softmax_.rows(); }

  /// `pixels`: rows of `width` values, top row first, about -127 ink and 127 paper. Returns the codes' probabilities,
  /// codes() for each step.
  std::vector<float> run(std::span<const std::int8_t> pixels, std::size_t width) const;

 private:
  std::vector<std::int8_t> convolve(std::span<const std::int8_t> pixels, std::size_t width) const;

  int height_ = 0;
  std::uint32_t noise_seed_ = 1;
  std::vector<std::int32_t> taps_;        // of the convolution: tap by tap, across, then down
  std::vector<std::int32_t> tap_biases_;  // by channel, 127 times
  std::vector<float> tap_scales_;         // by channel
  std::vector<LstmLayer> layers_;         // the first one reads down
  WeightMatrix softmax_;
};

}  // namespace ocr
