#include "ocr/line_network.h"

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <string>
#include <utility>

#include "ocr/network_file.h"

namespace ocr {
namespace {

using Node = NetworkNode;

constexpr std::size_t kPool = 3;  // pixels of a step, both ways

/// The four gates of a layer under one another, in the order of lstm_step, which is the file's.
std::optional<LstmLayer> lstm_of(const NetworkLayer& layer, std::size_t inputs) {
  LstmLayer lstm;
  lstm.states = layer.outputs;
  if (lstm.states == 0 || lstm.states % kStatesAtOnce != 0) return std::nullopt;
  if (layer.node == Node::summary_lstm) {
    if (!layer.transposed || layer.reversed) return std::nullopt;
    lstm.reads = LstmLayer::Reads::down;
  } else {
    if (layer.transposed) return std::nullopt;
    lstm.reads = layer.reversed ? LstmLayer::Reads::backwards : LstmLayer::Reads::forwards;
  }
  NetworkMatrix all;
  all.columns = inputs + lstm.states + 1;
  for (const NetworkMatrix& gate : layer.matrices) {
    if (gate.columns != all.columns || gate.scales.size() != lstm.states) return std::nullopt;
    all.weights.insert(all.weights.end(), gate.weights.begin(), gate.weights.end());
    all.scales.insert(all.scales.end(), gate.scales.begin(), gate.scales.end());
  }
  lstm.gates = WeightMatrix(all.weights, std::move(all.scales), all.columns);
  return lstm;
}

/// The noise that Tesseract lays around a line: the same for all lines of a model.
/// Source: Park and Miller 1988, with the multiplier of 1993 (std::minstd_rand).
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : random_(seed) { random_(); }
  std::int32_t next() {
    constexpr double kMost = 2147483647;
    const double value = 127 * 2.0 * static_cast<double>(random_()) / kMost - 127;
    return static_cast<std::int32_t>(value >= 0 ? value + 0.5 : value - 0.5);
  }

 private:
  std::minstd_rand random_;
};

/// Runs a sequence of inputs through a layer. `at(step)` gives where a step's inputs are, `out(step)` where its states
/// go.
template <class At, class Out>
void run_sequence(const LstmLayer& layer, std::size_t steps, At&& at, Out&& out) {
  const std::size_t states = layer.states, inputs = layer.gates.inputs() - states;
  std::vector<std::int8_t> source(layer.gates.input_room());
  std::vector<float> cells(states), gates(layer.gates.output_room());
  for (std::size_t step = 0; step < steps; ++step) {
    std::copy_n(at(step), inputs, source.begin());
    layer.gates.multiply(source.data(), gates.data());
    lstm_step(gates.data(), cells.data(), source.data() + inputs, states);
    std::copy_n(source.data() + inputs, states, out(step));
  }
}

}  // namespace

std::optional<LineNetwork> LineNetwork::read(std::string_view network) {
  auto file = read_network_file(network);
  if (!file) return std::nullopt;
  auto& layers = file->layers;
  constexpr std::size_t kFewest = 6;  // input, convolution and its tanh, pooling, one LSTM, softmax
  if (layers.size() < kFewest) return std::nullopt;
  const NetworkLayer &input = layers[0], &convolve = layers[1], &tanh = layers[2], &pool = layers[3],
                     &last = layers.back();
  const bool known =
      input.node == Node::input && input.numbers[1] >= 3 && input.numbers[1] <= 256 && input.numbers[3] == 1 &&
      convolve.node == Node::convolve && convolve.numbers[0] == 1 && convolve.numbers[1] == 1 &&
      tanh.node == Node::tanh && tanh.matrices[0].scales.size() == kChannels && tanh.matrices[0].columns == kTaps + 1 &&
      pool.node == Node::maxpool && pool.numbers[0] == kPool && pool.numbers[1] == kPool && last.node == Node::softmax;
  if (!known) return std::nullopt;

  LineNetwork result;
  result.height_ = input.numbers[1];
  constexpr std::uint64_t kSeedStep = 0x10000001, kSeedModulus = 2147483647;
  if (file->sample_iteration < 0) return std::nullopt;
  result.noise_seed_ =
      static_cast<std::uint32_t>(static_cast<std::uint64_t>(file->sample_iteration) * kSeedStep % kSeedModulus);
  result.taps_.resize(kTaps * kChannels);
  for (std::size_t channel = 0; channel < kChannels; ++channel) {
    const std::int8_t* weights = &tanh.matrices[0].weights[channel * (kTaps + 1)];
    for (std::size_t tap = 0; tap < kTaps; ++tap) result.taps_[tap * kChannels + channel] = weights[tap];
    result.tap_biases_.push_back(127 * weights[kTaps]);
  }
  result.tap_scales_ = tanh.matrices[0].scales;

  std::size_t inputs = kChannels;
  for (std::size_t i = 4; i + 1 < layers.size(); ++i) {
    const bool is_lstm = layers[i].node == Node::lstm || layers[i].node == Node::summary_lstm;
    if (!is_lstm || (layers[i].node == Node::summary_lstm) != (i == 4)) return std::nullopt;
    auto lstm = lstm_of(layers[i], inputs);
    if (!lstm) return std::nullopt;
    inputs = lstm->states;
    result.layers_.push_back(std::move(*lstm));
  }
  NetworkMatrix& softmax = layers.back().matrices[0];
  if (softmax.columns != inputs + 1) return std::nullopt;
  result.softmax_ = WeightMatrix(softmax.weights, std::move(softmax.scales), softmax.columns);
  return result;
}

/// The convolution, its tanh and the pooling: for each step its rows from the top, 16 channels each. Of three by three
/// sums the largest gives the largest tanh, so that only that one is worked out.
std::vector<std::int8_t> LineNetwork::convolve(std::span<const std::int8_t> pixels, std::size_t width) const {
  const auto height = static_cast<std::size_t>(height_);
  const std::size_t all_steps = steps(width), rows = height / kPool;
  std::vector<std::int32_t> largest(all_steps * rows * kChannels, std::numeric_limits<std::int32_t>::min());
  Noise noise(noise_seed_);
  std::array<std::int32_t, kTaps> taps{};
  std::array<std::int32_t, kChannels> totals{};
  for (std::size_t y = 0; y < height; ++y) {
    const bool top = y == 0, bottom = y + 1 == height;
    for (std::size_t x = 0; x < width; ++x) {
      std::size_t tap = 0;
      for (std::size_t across = x; across < x + 3; ++across) {  // one more than the column that is meant
        for (std::size_t down = y; down < y + 3; ++down, ++tap) {
          const bool outside = across == 0 || across > width || (top && down == 0) || (bottom && down > height);
          taps[tap] = outside ? noise.next() : pixels[(down - 1) * width + across - 1];
        }
      }
      if (x / kPool >= all_steps || y / kPool >= rows) continue;
      add_taps(taps_.data(), taps.data(), totals.data());
      std::int32_t* most = &largest[((x / kPool) * rows + y / kPool) * kChannels];
      for (std::size_t channel = 0; channel < kChannels; ++channel)
        most[channel] = std::max(most[channel], totals[channel]);
    }
  }
  std::vector<float> sums(largest.size());
  for (std::size_t i = 0; i < largest.size(); ++i)
    sums[i] = static_cast<float>(largest[i] + tap_biases_[i % kChannels]) * tap_scales_[i % kChannels];
  std::vector<std::int8_t> whole(sums.size());
  tanh_as_int8(sums.data(), whole.data(), whole.size());
  return whole;
}

std::vector<float> LineNetwork::run(std::span<const std::int8_t> pixels, std::size_t width) const {
  const std::size_t all_steps = steps(width);
  std::vector<std::int8_t> values = convolve(pixels, width);
  std::size_t size = static_cast<std::size_t>(height_) / kPool * kChannels;  // of a step's values
  for (const LstmLayer& layer : layers_) {
    std::vector<std::int8_t> next(all_steps * layer.states);
    const std::size_t states = layer.states;
    switch (layer.reads) {
      case LstmLayer::Reads::down:
        for (std::size_t step = 0; step < all_steps; ++step) {
          run_sequence(
              layer, size / kChannels, [&](std::size_t row) { return &values[step * size + row * kChannels]; },
              [&](std::size_t) { return &next[step * states]; });
        }
        break;
      case LstmLayer::Reads::forwards:
        run_sequence(
            layer, all_steps, [&](std::size_t step) { return &values[step * size]; },
            [&](std::size_t step) { return &next[step * states]; });
        break;
      case LstmLayer::Reads::backwards:
        run_sequence(
            layer, all_steps, [&](std::size_t step) { return &values[(all_steps - 1 - step) * size]; },
            [&](std::size_t step) { return &next[(all_steps - 1 - step) * states]; });
        break;
    }
    values = std::move(next);
    size = states;
  }
  std::vector<float> probabilities(all_steps * codes());
  std::vector<std::int8_t> source(softmax_.input_room());
  std::vector<float> sums(softmax_.output_room());
  for (std::size_t step = 0; step < all_steps; ++step) {
    std::copy_n(&values[step * size], size, source.begin());
    softmax_.multiply(source.data(), sums.data());
    const auto own = std::span(sums).first(codes());
    softmax_in_place(own);
    std::copy(own.begin(), own.end(), &probabilities[step * codes()]);
  }
  return probabilities;
}

}  // namespace ocr
