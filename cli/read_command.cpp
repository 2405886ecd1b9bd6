// meishi read FILE...: reads every card and prints it; stores nothing.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/contact_text.h"
#include "exchange/json.h"
#include "pipeline/batch.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

class ReadCommand : public Command {
 public:
  const char* name() const override { return "read"; }
  const char* summary() const override { return "Read every card on the pictures and print it; stores nothing"; }

  void declare(CLI::App& app) override {
    app.add_option("FILE", files_, "Pictures, PDFs, or folders of them")->required();
    app.add_flag("--pair", pair_, "Pages come in twos, front and back of the same cards (consecutive pages or files)");
    app.add_option("--threads", threads_, "How many pages are read at once (default: one per core)")
        ->check(CLI::Range(1, 1024));
  }

  ExitCode run(const CommonOptions& common, Console& console) override;

 private:
  void take(pipeline::BatchStep step, const CommonOptions& common, Console& console);
  void take_page(std::vector<pipeline::ReadCard> cards, const CommonOptions& common, Console& console);
  void print(const pipeline::ReadCard& card, const CommonOptions& common, Console& console) const;
  void print_error(const fs::path& file, const std::string& sha256, const card::Error& error,
                   const CommonOptions& common, Console& console);
  void flush_fronts(const CommonOptions& common, Console& console);

  std::vector<fs::path> files_;
  bool pair_ = false;
  int threads_ = 0;
  float threshold_ = 0;
  std::vector<pipeline::ReadCard> fronts_;  ///< with --pair: the page that waits for its back
  bool front_waits_ = false;
  ExitCode worst_ = ExitCode::ok;
};

ExitCode ReadCommand::run(const CommonOptions& common, Console& console) {
  files_ = pipeline::list_files(files_);
  pipeline::BatchOptions options;
  options.workers = threads_;
  threshold_ = options.reader.acceptance_threshold;
  auto batch = pipeline::Batch::start(files_, std::move(options));
  if (!batch) {
    console.error(batch.error());
    return exit_code(batch.error().kind);
  }
  const int total = static_cast<int>(files_.size());
  while (auto step = batch->next()) {
    if (common.json || total > 1) console.progress(static_cast<int>(step->file), total, files_[step->file].string());
    take(std::move(*step), common, console);
  }
  flush_fronts(common, console);
  console.end_progress();
  return worst_;
}

void ReadCommand::take(pipeline::BatchStep step, const CommonOptions& common, Console& console) {
  if (step.kind == pipeline::StepKind::page) {
    take_page(std::move(step.cards), common, console);
  } else if (step.kind == pipeline::StepKind::failed) {
    take_page({}, common, console);
    print_error(files_[step.file], step.sha256, step.error, common, console);
  }
}

void ReadCommand::take_page(std::vector<pipeline::ReadCard> cards, const CommonOptions& common, Console& console) {
  if (!pair_) {
    for (const auto& card : cards) print(card, common, console);
    return;
  }
  if (!front_waits_) {
    fronts_ = std::move(cards);
    front_waits_ = true;
    return;
  }
  front_waits_ = false;
  const bool fits = cards.size() == fronts_.size();
  for (std::size_t i = 0; i < fronts_.size(); ++i) {
    if (fits) {
      print(pipeline::pair_sides(std::move(fronts_[i]), std::move(cards[i]), threshold_), common, console);
    } else {
      print(fronts_[i], common, console);
    }
  }
  for (std::size_t i = 0; !fits && i < cards.size(); ++i) print(cards[i], common, console);
  fronts_.clear();
}

void ReadCommand::flush_fronts(const CommonOptions& common, Console& console) {
  for (const auto& card : fronts_) print(card, common, console);
  fronts_.clear();
}

void ReadCommand::print(const pipeline::ReadCard& card, const CommonOptions& common, Console& console) const {
  console.result(common.json ? exchange::card_json(card.reading) : to_text(card.reading));
}

void ReadCommand::print_error(const fs::path& file, const std::string& sha256, const card::Error& error,
                              const CommonOptions& common, Console& console) {
  worst_ = std::max(worst_, exit_code(error.kind));
  if (common.json) {
    card::Source source;
    source.file = file;
    source.sha256 = sha256;
    console.result(exchange::error_json(source, error));
  }
  console.error(error);
}

}  // namespace

std::unique_ptr<Command> make_read_command() { return std::make_unique<ReadCommand>(); }

}  // namespace cli
