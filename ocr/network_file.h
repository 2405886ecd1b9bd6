#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ocr {

/// Kinds of nodes of a network in a traineddata file. Source: Tesseract 5.3, network.h.
enum class NetworkNode : std::uint8_t {
  by_name = 0,
  input = 1,
  convolve = 2,
  maxpool = 3,
  series = 9,
  right_to_left = 11,
  transposed = 13,
  lstm = 14,
  summary_lstm = 15,
  tanh = 19,
  softmax = 22
};

/// int8 weights of a layer.
struct NetworkMatrix {
  std::vector<std::int8_t> weights;
  std::vector<float> scales;  // by row
  std::size_t columns = 0;    // the bias included
};

/// A node without groups: what it is, and where it stands.
struct NetworkLayer {
  NetworkNode node = NetworkNode::by_name;
  bool transposed = false, reversed = false;
  std::array<std::int32_t, 5> numbers{};  // of Input, Convolve and Maxpool
  std::size_t inputs = 0, outputs = 0;
  std::vector<NetworkMatrix> matrices;
};

struct NetworkFile {
  std::vector<NetworkLayer> layers;   ///< in the order in which they are run; groups are taken apart
  std::int32_t sample_iteration = 0;  ///< seed of the noise around a line
};

/// Reads the network of a traineddata file (Component::network); nullopt when it is broken, has float weights or nodes
/// of other kinds.
std::optional<NetworkFile> read_network_file(std::string_view bytes);

}  // namespace ocr
