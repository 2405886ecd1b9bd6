#include "bench/confidence/boost.h"

#include <cstdlib>
#include <limits>
#include <map>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <xgboost/c_api.h>

namespace confidence {
namespace {

using normalize::ProbabilityModel;

class Matrix {
 public:
  Matrix(const std::vector<const Row*>& rows, std::size_t clues, const ProbabilityModel* start) {
    std::vector<float> numbers, labels, margins;
    for (const Row* row : rows) {
      numbers.insert(numbers.end(), row->numbers.begin(), row->numbers.end());
      labels.push_back(row->right ? 1 : 0);
      if (start) margins.push_back(start->slope * start->score(row->numbers) + start->shift);
    }
    ok_ = XGDMatrixCreateFromMat(numbers.data(), rows.size(), clues, std::numeric_limits<float>::quiet_NaN(),
                                 &handle_) == 0 &&
          XGDMatrixSetFloatInfo(handle_, "label", labels.data(), labels.size()) == 0;
    ok_ = ok_ && (!start || XGDMatrixSetFloatInfo(handle_, "base_margin", margins.data(), margins.size()) == 0);
  }
  Matrix(const Matrix&) = delete;
  Matrix& operator=(const Matrix&) = delete;
  ~Matrix() {
    if (handle_) XGDMatrixFree(handle_);
  }
  bool ok() const { return ok_; }
  DMatrixHandle handle() const { return handle_; }

 private:
  DMatrixHandle handle_ = nullptr;
  bool ok_ = false;
};

class Booster {
 public:
  explicit Booster(const Matrix& matrix) {
    const DMatrixHandle all[] = {matrix.handle()};
    ok_ = XGBoosterCreate(all, 1, &handle_) == 0;
  }
  Booster(const Booster&) = delete;
  Booster& operator=(const Booster&) = delete;
  ~Booster() {
    if (handle_) XGBoosterFree(handle_);
  }
  void set(const char* name, const std::string& value) {
    ok_ = ok_ && XGBoosterSetParam(handle_, name, value.c_str()) == 0;
  }
  void grow(const Matrix& matrix, int rounds) {
    for (int i = 0; i < rounds; ++i) ok_ = ok_ && XGBoosterUpdateOneIter(handle_, i, matrix.handle()) == 0;
  }
  bool ok() const { return ok_; }
  /// One text for each tree: "0:[f3<0.5] yes=1,no=2,missing=1", "1:leaf=0.2" ...
  std::vector<std::string> trees() const {
    bst_ulong count = 0;
    const char** texts = nullptr;
    if (XGBoosterDumpModelEx(handle_, "", 0, "text", &count, &texts) != 0) return {};
    return {texts, texts + count};
  }

 private:
  BoosterHandle handle_ = nullptr;
  bool ok_ = false;
};

struct DumpedNode {
  std::int32_t clue = -1;
  float value = 0;
  int yes = 0, no = 0;
};

std::map<int, DumpedNode> read_tree(const std::string& text) {
  std::map<int, DumpedNode> nodes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    DumpedNode node;
    const std::size_t less = line.find('<');
    if (less == std::string::npos) {
      node.value = std::strtof(line.c_str() + line.find('=') + 1, nullptr);
    } else {
      node.clue = std::atoi(line.c_str() + line.find("[f") + 2);
      node.value = std::strtof(line.c_str() + less + 1, nullptr);
      node.yes = std::atoi(line.c_str() + line.find("yes=") + 4);
      node.no = std::atoi(line.c_str() + line.find("no=") + 3);
    }
    nodes[std::atoi(line.c_str())] = node;
  }
  return nodes;
}

/// Parents before children.
std::int32_t append(const std::map<int, DumpedNode>& tree, int number, ProbabilityModel& model) {
  const DumpedNode& from = tree.at(number);
  const auto place = model.nodes.size();
  model.nodes.push_back({from.clue, from.value, 0, 0});
  if (from.clue >= 0) {
    const std::int32_t left = append(tree, from.yes, model), right = append(tree, from.no, model);
    model.nodes[place].left = left;
    model.nodes[place].right = right;
  }
  return static_cast<std::int32_t>(place);
}

/// The trees of a model with its calibration in their leaves.
ProbabilityModel calibrated_trees(const ProbabilityModel& start) {
  ProbabilityModel model;
  model.nodes = start.nodes;
  model.roots = start.roots;
  model.offset = start.slope * start.offset + start.shift;
  for (ProbabilityModel::Node& node : model.nodes)
    if (node.clue < 0) node.value *= start.slope;
  return model;
}

std::string pulls_of(const std::vector<normalize::ClueRule>& rules) {
  std::string pulls;
  for (const auto& rule : rules) pulls += fmt::format("{}{}", pulls.empty() ? "(" : ",", static_cast<int>(rule.pull));
  return pulls + ")";
}

}  // namespace

card::Result<ProbabilityModel> boost(const std::vector<const Row*>& rows, const std::vector<normalize::ClueRule>& rules,
                                     const BoostOptions& options, const ProbabilityModel* start) {
  const Matrix matrix(rows, rules.size(), start);
  if (!matrix.ok()) return card::fail(card::ErrorKind::internal, std::string("XGBoost: ") + XGBGetLastError());
  Booster booster(matrix);
  booster.set("objective", "binary:logistic");
  booster.set("base_score", "0.5");
  booster.set("tree_method", "hist");
  booster.set("nthread", "1");
  booster.set("seed", "20261122");
  booster.set("max_depth", fmt::format("{}", options.depth));
  booster.set("eta", fmt::format("{}", options.rate));
  booster.set("min_child_weight", fmt::format("{}", options.least_weight));
  booster.set("subsample", fmt::format("{}", options.rows));
  booster.set("colsample_bytree", fmt::format("{}", options.clues));
  booster.set("lambda", fmt::format("{}", options.ridge));
  booster.set("monotone_constraints", pulls_of(rules));
  booster.grow(matrix, options.rounds);
  const std::vector<std::string> trees = booster.trees();
  if (!booster.ok() || trees.empty())
    return card::fail(card::ErrorKind::internal, std::string("XGBoost: ") + XGBGetLastError());
  ProbabilityModel model = start ? calibrated_trees(*start) : ProbabilityModel{};
  for (const std::string& text : trees) model.roots.push_back(append(read_tree(text), 0, model));
  return model;
}

}  // namespace confidence
