// How many fields of sample cards come out right. Run `meishi_accuracy --help`, or see docs/accuracy.md.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/accuracy/oracle.h"
#include "bench/accuracy/pairing.h"
#include "bench/accuracy/tally.h"
#include "bench/accuracy/truth.h"
#include "capture/capture.h"
#include "normalize/knowledge.h"
#include "pipeline/reader.h"

namespace {

using accuracy::CardOutcome;
using accuracy::Sample;
using accuracy::TruthCard;

struct Request {
  std::vector<std::filesystem::path> folders;
  bool oracle = false, failures = false;
  std::string knowledge;
  std::vector<std::filesystem::path> models;
  double error_rate = pipeline::ReaderOptions{}.error_rate;
  int limit = std::numeric_limits<int>::max();
};

struct Score {
  std::map<std::string, accuracy::Tally> by_kind, by_style;

  void add(const Sample& sample, const TruthCard& truth, const CardOutcome& outcome,
           const std::vector<std::string>& doubtful) {
    for (accuracy::Tally* tally : {&by_kind[sample.kind], &by_kind["all"], &by_style[truth.style], &by_style["all"]}) {
      tally->add(outcome, doubtful);
    }
  }
};

void print_failures(const Sample& sample, const TruthCard& truth, const CardOutcome& outcome) {
  const std::string name = sample.picture.filename().string();
  if (!outcome.found) fmt::print("{}\t{}\tcard\tnot found\n", name, truth.layout);
  if (outcome.found && !outcome.upright) fmt::print("{}\t{}\tcard\tnot upright\n", name, truth.layout);
  for (const accuracy::Outcome& o : outcome.values) {
    if (o.verdict == accuracy::Verdict::right || !outcome.found) continue;
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", name, truth.layout, o.field, accuracy::to_string(o.verdict), o.truth,
               o.found);
  }
}

void score_readings(const Sample& sample, std::vector<pipeline::ReadCard> readings, const Request& request,
                    Score& score) {
  std::erase_if(readings, [](const auto& r) { return r.reading.decision == card::Decision::not_a_card; });
  std::vector<card::Quad> quads;
  for (const auto& r : readings) quads.push_back(r.reading.quad_in_source);
  const auto pairs = accuracy::pair_cards(sample.cards, quads);
  auto false_finds = static_cast<int>(readings.size());
  for (std::size_t i = 0; i < sample.cards.size(); ++i) {
    const TruthCard& truth = sample.cards[i];
    const card::CardReading* best = pairs[i] ? &readings[pairs[i]->found].reading : nullptr;
    CardOutcome outcome;
    outcome.found = best != nullptr;
    outcome.upright = best && pairs[i]->upright;
    outcome.accepted = best && best->decision == card::Decision::accept;
    outcome.values = accuracy::compare(truth.contact, truth.also_right, best ? best->contact : card::Contact{});
    score.add(sample, truth, outcome, best ? best->doubtful : std::vector<std::string>{});
    if (request.failures) print_failures(sample, truth, outcome);
    false_finds -= best ? 1 : 0;
  }
  score.by_kind[sample.kind].false_finds += false_finds;
  score.by_kind["all"].false_finds += false_finds;
}

void score_oracle(const Sample& sample, const normalize::Knowledge& knowledge, const Request& request, Score& score) {
  for (const TruthCard& truth : sample.cards) {
    const card::ParsedCard parsed = normalize::parse(accuracy::perfect_text(truth), knowledge);
    const std::vector<std::string> doubtful =
        normalize::doubtful_fields(parsed, normalize::acceptance_for(knowledge, request.error_rate));
    CardOutcome outcome{true, true, doubtful.empty(), {}};
    outcome.values = accuracy::compare(truth.contact, truth.also_right, normalize::to_contact(parsed));
    score.add(sample, truth, outcome, doubtful);
    if (request.failures) print_failures(sample, truth, outcome);
  }
}

std::optional<Score> run_oracle(const std::vector<Sample>& samples, const Request& request) {
  const auto folder =
      request.knowledge.empty() ? normalize::default_knowledge_folder() : std::filesystem::path(request.knowledge);
  const auto knowledge = normalize::Knowledge::load(folder, {});
  if (!knowledge) {
    fmt::print(stderr, "meishi_accuracy: {}\n", knowledge.error().message);
    return std::nullopt;
  }
  Score score;
  for (const Sample& sample : samples) {
    ++score.by_kind[sample.kind].pictures;
    score_oracle(sample, *knowledge, request, score);
  }
  return score;
}

std::optional<Score> run_pipeline(const std::vector<Sample>& samples, const Request& request) {
  pipeline::ReaderOptions options;
  options.knowledge_folder = request.knowledge;
  options.ocr.model_folders = request.models;
  options.error_rate = request.error_rate;
  auto reader = pipeline::Reader::open(options);
  if (!reader) {
    fmt::print(stderr, "meishi_accuracy: {}\n", reader.error().message);
    return std::nullopt;
  }
  Score score;
  for (const Sample& sample : samples) {
    const auto start = std::chrono::steady_clock::now();
    auto readings = reader->read_file(sample.picture);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!readings) fmt::print(stderr, "meishi_accuracy: {}\n", readings.error().message);
    for (const std::string& group : {sample.kind, std::string("all")}) {
      ++score.by_kind[group].pictures;
      score.by_kind[group].seconds += seconds;
    }
    if (sample.cards.size() == 1) score.by_style[sample.cards[0].style].seconds += seconds;
    score_readings(sample, readings ? std::move(*readings) : std::vector<pipeline::ReadCard>{}, request, score);
  }
  return score;
}

int run(const Request& request) {
  std::vector<Sample> samples;
  for (const auto& folder : request.folders) {
    auto loaded = accuracy::load_samples(folder);
    if (!loaded) {
      fmt::print(stderr, "meishi_accuracy: {}\n", loaded.error().message);
      return 1;
    }
    std::move(loaded->begin(), loaded->end(), std::back_inserter(samples));
  }
  if (samples.size() > static_cast<std::size_t>(request.limit)) samples.resize(static_cast<std::size_t>(request.limit));
  const auto score = request.oracle ? run_oracle(samples, request) : run_pipeline(samples, request);
  if (!score) return 4;
  fmt::print("{}", accuracy::report(score->by_kind, score->by_style));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  // The decoder of foreign pictures runs in a child: this program again, with the hidden command of `meishi`.
  if (argc > 1 && std::string(argv[1]) == "decode") return capture::run_decoder_child();
  CLI::App app("Reads sample pictures and compares what comes out with their truth; prints Markdown tables.");
  Request request;
  app.add_option("folders", request.folders, "folders with pictures and their truth files")->required();
  app.add_flag("--oracle", request.oracle, "feed the true lines to the parser: what is wrong then is not the OCR's");
  app.add_flag("--failures", request.failures,
               "list every value that is not right: picture, design, field, verdict, truth, found");
  app.add_option("--knowledge", request.knowledge, "folder of the compiled dictionaries");
  app.add_option("--models", request.models, "folders of OCR models");
  app.add_option("--error-rate", request.error_rate, "how many of 1 accepted values may be wrong");
  app.add_option("--limit", request.limit, "no more pictures than this");
  CLI11_PARSE(app, argc, argv);
  return run(request);
}
