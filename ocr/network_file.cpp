#include "ocr/network_file.h"

#include <algorithm>
#include <utility>

#include "ocr/traineddata.h"

namespace ocr {
namespace {

using Node = NetworkNode;

constexpr std::array<std::pair<std::string_view, Node>, 10> kNodeNames = {{{"Input", Node::input},
                                                                           {"Convolve", Node::convolve},
                                                                           {"Maxpool", Node::maxpool},
                                                                           {"Series", Node::series},
                                                                           {"RTLReversed", Node::right_to_left},
                                                                           {"XYTranspose", Node::transposed},
                                                                           {"LSTM", Node::lstm},
                                                                           {"SummLSTM", Node::summary_lstm},
                                                                           {"Tanh", Node::tanh},
                                                                           {"Softmax", Node::softmax}}};
constexpr std::int32_t kLearningRates = 64;  // node flag: each layer of a group has its own
constexpr std::uint8_t kInt8 = 1;            // matrix flag
constexpr std::size_t kMostWeights = 50'000'000;
constexpr std::size_t kGates = 4;

/// Reads the component; what it cannot read leaves it broken.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<NetworkFile> read() {
    node(false, false, 0);
    text();  // the specification
    number<std::int32_t>();
    number<std::int32_t>();
    file_.sample_iteration = number<std::int32_t>();
    if (broken_) return std::nullopt;
    return std::move(file_);
  }

 private:
  template <class T>
  T number() {
    const auto value = bytes_.take<T>();
    if (!value) broken_ = true;
    return value.value_or(T{});
  }
  std::string_view text(std::size_t length) {
    const auto bytes = bytes_.take(length);
    if (!bytes) broken_ = true;
    return bytes.value_or(std::string_view{});
  }
  std::string_view text() { return text(number<std::uint32_t>()); }

  NetworkMatrix matrix() {
    NetworkMatrix matrix;
    const auto mode = number<std::uint8_t>();
    const auto rows = std::size_t{number<std::uint32_t>()};
    matrix.columns = std::size_t{number<std::uint32_t>()};
    if ((mode & kInt8) == 0 || rows == 0 || matrix.columns < 2 || rows > kMostWeights / matrix.columns) broken_ = true;
    if (broken_) return {};
    number<std::int8_t>();
    const std::string_view weights = text(rows * matrix.columns);
    matrix.weights.assign(weights.begin(), weights.end());
    const auto count = std::size_t{number<std::uint32_t>()};
    if (count < rows || count > rows + 1024) broken_ = true;
    for (std::size_t i = 0; i < count && !broken_; ++i) {
      const auto scale = number<double>();
      if (i < rows) matrix.scales.push_back(static_cast<float>(scale / 127));
    }
    return matrix;
  }

  void node(bool transposed, bool reversed, int depth) {
    constexpr int kDeepest = 8;
    auto kind = static_cast<Node>(number<std::uint8_t>());
    if (kind == Node::by_name) {
      const std::string_view name = text();
      const auto* const known =
          std::find_if(kNodeNames.begin(), kNodeNames.end(), [&](const auto& entry) { return entry.first == name; });
      if (known == kNodeNames.end()) broken_ = true;
      if (!broken_) kind = known->second;
    }
    number<std::int8_t>();
    number<std::int8_t>();
    const auto flags = number<std::int32_t>();
    const auto inputs = number<std::int32_t>();
    const auto outputs = number<std::int32_t>();
    number<std::int32_t>();
    text();
    if (broken_ || depth > kDeepest || inputs < 0 || outputs < 0) {
      broken_ = true;
      return;
    }
    NetworkLayer layer{
        kind, transposed, reversed, {}, static_cast<std::size_t>(inputs), static_cast<std::size_t>(outputs), {}};
    switch (kind) {
      case Node::series:
      case Node::right_to_left:
      case Node::transposed: return group(kind, flags, transposed, reversed, depth);
      case Node::input:
        for (std::int32_t& value : layer.numbers) value = number<std::int32_t>();
        break;
      case Node::convolve:
      case Node::maxpool:
        layer.numbers[0] = number<std::int32_t>();
        layer.numbers[1] = number<std::int32_t>();
        break;
      case Node::lstm:
      case Node::summary_lstm:
        number<std::int32_t>();
        for (std::size_t gate = 0; gate < kGates; ++gate) layer.matrices.push_back(matrix());
        break;
      case Node::tanh:
      case Node::softmax: layer.matrices.push_back(matrix()); break;
      default: broken_ = true;
    }
    file_.layers.push_back(std::move(layer));
  }

  void group(Node kind, std::int32_t flags, bool transposed, bool reversed, int depth) {
    const auto count = number<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && !broken_; ++i) {
      node(transposed || kind == Node::transposed, reversed || kind == Node::right_to_left, depth + 1);
    }
    if ((flags & kLearningRates) == 0) return;
    text(sizeof(float) * std::size_t{number<std::uint32_t>()});
  }

  Bytes bytes_;
  bool broken_ = false;
  NetworkFile file_;
};

}  // namespace

std::optional<NetworkFile> read_network_file(std::string_view bytes) { return Reader(bytes).read(); }

}  // namespace ocr
