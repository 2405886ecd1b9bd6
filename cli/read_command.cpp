// meishi read FILE...: reads every card and prints it; stores nothing.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/contact_text.h"
#include "cli/pairing_option.h"
#include "exchange/json.h"
#include "pipeline/batch.h"
#include "pipeline/pairing.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

class ReadCommand : public Command {
 public:
  const char* name() const override { return "read"; }
  const char* summary() const override { return "Read every card on the pictures and print it; stores nothing"; }

  void declare(CLI::App& app) override {
    app.add_option("FILE", files_, "Pictures, PDFs, or folders of them")->required();
    declare_pairing(app, pair_);
    app.add_option("--error-rate", error_rate_,
                   "How many of 1 accepted values may be wrong; fewer: more is doubtful (default 0.001)")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--threads", threads_, "How many pages are read at once (default: one per core)")
        ->check(CLI::Range(1, 1024));
  }

  ExitCode run(const CommonOptions& common, Console& console) override;

 private:
  void take(pipeline::BatchStep step, const CommonOptions& common, Console& console);
  void print_all(const std::vector<pipeline::ReadCard>& cards, const CommonOptions& common, Console& console) const;
  void print(const pipeline::ReadCard& card, const CommonOptions& common, Console& console) const;
  void print_error(const fs::path& file, const std::string& sha256, const card::Error& error,
                   const CommonOptions& common, Console& console);

  std::vector<fs::path> files_;
  std::string pair_;
  int threads_ = 0;
  double error_rate_ = pipeline::ReaderOptions{}.error_rate;
  std::optional<pipeline::Pairing> pairing_;
  ExitCode worst_ = ExitCode::ok;
};

ExitCode ReadCommand::run(const CommonOptions& common, Console& console) {
  files_ = pipeline::list_files(files_);
  pipeline::BatchOptions options;
  options.workers = threads_;
  options.reader.error_rate = error_rate_;
  pairing_.emplace(*pipeline::parse_pair_mode(pair_));
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
  print_all(pairing_->finish(), common, console);
  console.end_progress();
  return worst_;
}

void ReadCommand::take(pipeline::BatchStep step, const CommonOptions& common, Console& console) {
  if (step.kind == pipeline::StepKind::page) {
    print_all(pairing_->add(std::move(step.cards)), common, console);
  } else if (step.kind == pipeline::StepKind::failed) {
    print_all(pairing_->add({}), common, console);  // its place in the order remains
    print_error(files_[step.file], step.sha256, step.error, common, console);
  }
}

void ReadCommand::print_all(const std::vector<pipeline::ReadCard>& cards, const CommonOptions& common,
                            Console& console) const {
  for (const auto& card : cards) print(card, common, console);
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
