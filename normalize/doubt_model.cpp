#include "normalize/doubt_model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <fmt/format.h>

namespace normalize {
namespace {

constexpr std::string_view kHead = "meishi confidence model 1";
constexpr float kNeverSurer = 0.99995F;

/// The lines of a model file, one after the other, each divided into words.
class Lines {
 public:
  explicit Lines(std::string_view text) : in_(std::string(text)) {}

  bool next() {
    std::string line;
    while (std::getline(in_, line)) {
      ++number_;
      if (line.empty() || line.front() == '#') continue;
      whole_ = line;
      words_ = std::istringstream(line);
      return true;
    }
    return false;
  }
  const std::string& whole() const { return whole_; }
  int number() const { return number_; }
  template <class T>
  bool take(T& value) {
    return static_cast<bool>(words_ >> value);
  }
  bool take_word(std::string_view expected) {
    std::string word;
    return take(word) && word == expected;
  }

 private:
  std::istringstream in_, words_;
  std::string whole_;
  int number_ = 0;
};

std::string names_of(const std::vector<ClueRule>& rules) {
  std::string names;
  for (const ClueRule& rule : rules) names += fmt::format(" {}", rule.name);
  return names;
}

bool parse_promises(Lines& lines, ProbabilityModel& model) {
  std::size_t count = 0;
  if (!lines.next() || !lines.take_word("promises") || !lines.take(count) || count > 1000) return false;
  for (std::size_t i = 0; i < count; ++i) {
    ProbabilityModel::Promise promise{};
    if (!lines.next() || !lines.take(promise.error_rate) || !lines.take(promise.threshold)) return false;
    model.promises.push_back(promise);
  }
  return true;
}

/// Children come after their parent and within the tree, so that no walk can be endless.
bool parse_tree(Lines& lines, std::size_t clues, ProbabilityModel& model) {
  std::int32_t count = 0;
  if (!lines.next() || !lines.take_word("tree") || !lines.take(count) || count < 1 || count > 100000) return false;
  const auto first = static_cast<std::int32_t>(model.nodes.size());
  model.roots.push_back(first);
  for (std::int32_t i = 0; i < count; ++i) {
    ProbabilityModel::Node node;
    if (!lines.next() || !lines.take(node.clue) || !lines.take(node.value) || !std::isfinite(node.value)) return false;
    if (node.clue >= 0) {
      if (static_cast<std::size_t>(node.clue) >= clues || !lines.take(node.left) || !lines.take(node.right))
        return false;
      if (node.left <= i || node.right <= i || node.left >= count || node.right >= count) return false;
      node.left += first;
      node.right += first;
    }
    model.nodes.push_back(node);
  }
  return true;
}

bool parse_part(Lines& lines, std::string_view name, const std::vector<ClueRule>& rules, ProbabilityModel& model) {
  std::size_t trees = 0;
  if (!lines.next() || lines.whole() != fmt::format("{} clues{}", name, names_of(rules))) return false;
  if (!lines.next() || !lines.take_word("calibration") || !lines.take(model.offset) || !lines.take(model.slope) ||
      !lines.take(model.shift) || model.slope <= 0)
    return false;
  if (!parse_promises(lines, model)) return false;
  if (!lines.next() || !lines.take_word("trees") || !lines.take(trees) || trees > 100000) return false;
  for (std::size_t i = 0; i < trees; ++i)
    if (!parse_tree(lines, rules.size(), model)) return false;
  return true;
}

std::string part_text(std::string_view name, const std::vector<ClueRule>& rules, const ProbabilityModel& model) {
  std::string text = fmt::format("{} clues{}\ncalibration {} {} {}\npromises {}\n", name, names_of(rules), model.offset,
                                 model.slope, model.shift, model.promises.size());
  for (const auto& promise : model.promises) text += fmt::format("{} {}\n", promise.error_rate, promise.threshold);
  text += fmt::format("trees {}\n", model.roots.size());
  for (std::size_t t = 0; t < model.roots.size(); ++t) {
    const std::int32_t first = model.roots[t];
    const auto end = t + 1 < model.roots.size() ? static_cast<std::size_t>(model.roots[t + 1]) : model.nodes.size();
    text += fmt::format("tree {}\n", end - static_cast<std::size_t>(first));
    for (auto i = static_cast<std::size_t>(first); i < end; ++i) {
      const auto& node = model.nodes[i];
      if (node.clue < 0)
        text += fmt::format("-1 {}\n", node.value);
      else
        text += fmt::format("{} {} {} {}\n", node.clue, node.value, node.left - first, node.right - first);
    }
  }
  return text;
}

}  // namespace

float ProbabilityModel::score(std::span<const float> numbers) const {
  float sum = offset;
  for (const std::int32_t root : roots) {
    const Node* node = &nodes[static_cast<std::size_t>(root)];
    while (node->clue >= 0) {
      const bool left = numbers[static_cast<std::size_t>(node->clue)] < node->value;
      node = &nodes[static_cast<std::size_t>(left ? node->left : node->right)];
    }
    sum += node->value;
  }
  return sum;
}

float ProbabilityModel::probability(std::span<const float> numbers) const { return calibrated(score(numbers)); }

float ProbabilityModel::calibrated(float score) const {
  const float p = 1 / (1 + std::exp(-(slope * score + shift)));
  return std::clamp(p, 1 - kNeverSurer, kNeverSurer);
}

float ProbabilityModel::threshold(double error_rate) const {
  for (const Promise& promise : promises)
    if (promise.error_rate <= error_rate) return promise.threshold;
  return 2;
}

card::Result<DoubtModel> DoubtModel::parse(std::string_view text, const std::string& name) {
  DoubtModel model;
  Lines lines(text);
  const bool fits = lines.next() && lines.whole() == kHead &&
                    parse_part(lines, "value", value_clue_rules(), model.value) &&
                    parse_part(lines, "gap", missing_clue_rules(), model.gap);
  if (!fits) {
    return card::fail(card::ErrorKind::missing_component,
                      fmt::format("{}: line {} is not what this version expects of its confidence model; build or "
                                  "install meishi again",
                                  name, lines.number()));
  }
  return model;
}

card::Result<DoubtModel> DoubtModel::load(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "confidence.model";
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return card::fail(
        card::ErrorKind::missing_component,
        fmt::format("{}: the confidence model is not there; build or install meishi again", file.string()));
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse(text, file.string());
}

std::string to_string(const DoubtModel& model) {
  return fmt::format("{}\n{}{}", kHead, part_text("value", value_clue_rules(), model.value),
                     part_text("gap", missing_clue_rules(), model.gap));
}

}  // namespace normalize
