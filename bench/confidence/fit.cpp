// Learns how sure the program may be, and measures it (bench/confidence/README.md).

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/confidence/boost.h"
#include "bench/confidence/measure.h"
#include "bench/confidence/table.h"
#include "normalize/doubt_limits.h"
#include "normalize/doubt_model.h"

namespace {

using confidence::Judged;
using confidence::Row;
using normalize::ProbabilityModel;

struct Request {
  std::vector<std::filesystem::path> tables;
  std::filesystem::path out, model, start;
  int failures = 0;
  double error_rate = 0.001;
  confidence::BoostOptions boost;
};

constexpr std::size_t kFolds = 5;

/// Every row judged by trees that were grown without its fifth of the layouts, for the cards to come are laid out as
/// none of these.
card::Result<std::vector<Judged>> judge_apart(const std::vector<Row>& rows,
                                              const std::vector<normalize::ClueRule>& rules,
                                              const confidence::BoostOptions& options, const ProbabilityModel* start) {
  std::map<std::string, std::size_t> fold_of;  // by layout
  for (const Row& row : rows) fold_of[row.layout];
  for (std::size_t next = 0; auto& [layout, fold] : fold_of) fold = next++ % kFolds;
  std::vector<Judged> judged;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const Row*> seen;
    for (const Row& row : rows)
      if (fold_of.at(row.layout) != fold) seen.push_back(&row);
    const auto model = confidence::boost(seen, rules, options, start);
    if (!model) return tl::unexpected(model.error());
    for (const Row& row : rows)
      if (fold_of.at(row.layout) == fold) judged.push_back({&row, model->score(row.numbers), 0});
  }
  return judged;
}

/// Whether nothing but trees decides how probable a row is (normalize/doubt_limits.h; gaps have no limits).
bool is_free(const Row& row, const std::vector<normalize::ClueRule>& rules) {
  return &rules != &normalize::value_clue_rules() || normalize::most_probable(row.numbers) == 1;
}

/// Trees from all rows; calibration from rows judged apart that no limit holds, promises from all of these.
struct Fitted {
  ProbabilityModel model;
  std::vector<Judged> judged;
};
card::Result<Fitted> fit(const std::vector<Row>& rows, const std::vector<normalize::ClueRule>& rules,
                         const confidence::BoostOptions& options, const ProbabilityModel* start) {
  auto judged = judge_apart(rows, rules, options, start);
  if (!judged) return tl::unexpected(judged.error());
  std::vector<Judged> free;
  for (const Judged& j : *judged)
    if (is_free(*j.row, rules)) free.push_back(j);
  const confidence::Line line = confidence::fit_line(free);
  std::vector<const Row*> all;
  for (const Row& row : rows) all.push_back(&row);
  auto model = confidence::boost(all, rules, options, start);
  if (!model) return tl::unexpected(model.error());
  model->slope = static_cast<float>(line.slope);
  model->shift = static_cast<float>(line.shift);
  for (Judged& j : *judged) j.probability = model->calibrated(j.score);
  return Fitted{std::move(*model), std::move(*judged)};
}

std::vector<Judged> judge(const std::vector<Row>& rows, const ProbabilityModel& model) {
  std::vector<Judged> judged;
  for (const Row& row : rows) judged.push_back({&row, model.score(row.numbers), model.probability(row.numbers)});
  return judged;
}

/// What the program gives (normalize/doubt_limits.h).
void settle(std::vector<Judged>& values) {
  for (Judged& j : values) j.probability = normalize::settled_probability(j.probability, j.row->numbers);
}

card::Result<confidence::Table> load(const std::vector<std::filesystem::path>& files) {
  confidence::Table all;
  for (const auto& file : files) {
    auto table = confidence::load_table(file);
    if (!table) return table;
    std::move(table->cards.begin(), table->cards.end(), std::back_inserter(all.cards));
    std::move(table->values.begin(), table->values.end(), std::back_inserter(all.values));
    std::move(table->gaps.begin(), table->gaps.end(), std::back_inserter(all.gaps));
  }
  for (const auto* rows : {&all.values, &all.gaps}) {
    const std::size_t columns =
        rows == &all.values ? normalize::value_clue_rules().size() : normalize::missing_clue_rules().size();
    for (const Row& row : *rows)
      if (row.numbers.size() != columns)
        return card::fail(card::ErrorKind::bad_input,
                          "the table was made for other clues; make it again with meishi_clues");
  }
  return all;
}

/// The surest of what is wrong.
void print_failures(std::vector<Judged> values, int count) {
  std::erase_if(values, [](const Judged& j) { return j.row->right; });
  std::stable_sort(values.begin(), values.end(),
                   [](const Judged& a, const Judged& b) { return a.probability > b.probability; });
  for (int i = 0; i < std::min(count, static_cast<int>(values.size())); ++i) {
    const Judged& j = values[static_cast<std::size_t>(i)];
    fmt::print("{:.4f}\t{}\t{}\t{}\n", j.probability, j.row->card, j.row->path, j.row->shown);
  }
}

card::Result<normalize::DoubtModel> load_model(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return normalize::DoubtModel::parse(text, file.string());
}

card::Result<void> measure(const Request& request, const confidence::Table& table) {
  const auto model = load_model(request.model);
  if (!model) return tl::unexpected(model.error());
  std::vector<Judged> values = judge(table.values, model->value);
  settle(values);
  fmt::print("{}", confidence::report(table, values, judge(table.gaps, model->gap), request.error_rate, model->value,
                                      model->gap));
  print_failures(values, request.failures);
  return {};
}

card::Result<void> run(const Request& request) {
  const auto table = load(request.tables);
  if (!table) return tl::unexpected(table.error());
  if (request.out.empty()) return measure(request, *table);
  normalize::DoubtModel start;
  if (!request.start.empty()) {
    auto loaded = load_model(request.start);
    if (!loaded) return tl::unexpected(loaded.error());
    start = std::move(*loaded);
  }
  const bool anew = request.start.empty();
  auto value = fit(table->values, normalize::value_clue_rules(), request.boost, anew ? nullptr : &start.value);
  if (!value) return tl::unexpected(value.error());
  settle(value->judged);
  value->model.promises = confidence::promises_of(value->judged);
  auto gap = fit(table->gaps, normalize::missing_clue_rules(), request.boost, anew ? nullptr : &start.gap);
  if (!gap) return tl::unexpected(gap.error());
  gap->model.promises = confidence::gap_promises_of(table->cards, value->judged, gap->judged, value->model.promises);
  std::ofstream out(request.out);
  out << to_string(normalize::DoubtModel{value->model, gap->model});
  if (!out.flush()) return card::fail(card::ErrorKind::bad_input, request.out.string() + ": cannot be written");
  fmt::print("{}",
             confidence::report(*table, value->judged, gap->judged, request.error_rate, value->model, gap->model));
  print_failures(value->judged, request.failures);
  print_failures(gap->judged, request.failures);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Learns from tables of clues how sure the program may be and prints how well that holds for cards that were left "
      "out while learning; with --model measures a model instead.");
  Request request;
  app.add_option("tables", request.tables, "what meishi_clues wrote")->required();
  app.add_option("--out", request.out, "the model file to write");
  app.add_option("--grow-on", request.start, "a model file whose trees the new ones correct and follow");
  app.add_option("--model", request.model, "the model file to measure");
  app.add_option("--error-rate", request.error_rate, "how many of 1 accepted values may be wrong");
  app.add_option("--failures", request.failures, "list so many of the surest wrong values, and gaps");
  app.add_option("--rounds", request.boost.rounds);
  app.add_option("--depth", request.boost.depth);
  app.add_option("--rate", request.boost.rate);
  app.add_option("--least-weight", request.boost.least_weight);
  app.add_option("--clues", request.boost.clues);
  app.add_option("--ridge", request.boost.ridge);
  app.require_option(2, 0);
  CLI11_PARSE(app, argc, argv);
  const auto done = run(request);
  if (!done) fmt::print(stderr, "meishi_fit_confidence: {}\n", done.error().message);
  return done ? 0 : 1;
}
