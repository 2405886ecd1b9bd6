// meishi import PATH...: reads, deduplicates and stores every card of files and folders.

#include <csignal>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/interruption.h"
#include "cli/json_text.h"
#include "cli/pairing_option.h"
#include "cli/provenance_options.h"
#include "pipeline/importer.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string review_ids(const std::vector<card::ReviewId>& reviews) {
  std::vector<std::string> ids;
  for (const card::ReviewId review : reviews) ids.push_back(std::to_string(review.value));
  return json_list(ids);
}

/// {"file": ..., "outcome": "inserted", "contact": 7, "card": 9, "reviews": [3]}
std::string to_json(const fs::path& file, const pipeline::CardOutcome& card) {
  JsonObject object;
  object.add("file", file.string());
  card.source.member.empty() ? object.add_null("member") : object.add("member", card.source.member);
  object.add("page", card.source.page).add("card_on_page", card.source.card);
  const auto stored = [&](const char* outcome, const auto& ids) {
    object.add("outcome", outcome).add("contact", ids.contact.value).add("card", ids.card.value);
  };
  if (const auto* inserted = std::get_if<card::Inserted>(&card.outcome)) {
    stored("inserted", *inserted);
    object.add_json("reviews", review_ids(inserted->reviews));
  } else if (const auto* merged = std::get_if<card::Merged>(&card.outcome)) {
    stored("merged", *merged);
    if (merged->scan_of) object.add("scan_of", merged->scan_of->value);
    object.add_json("reviews", review_ids(merged->reviews));
  } else if (const auto* known = std::get_if<card::AlreadyImported>(&card.outcome)) {
    stored("already_imported", *known);
  } else {
    object.add("outcome", "not_a_card");
  }
  return object.to_text();
}

std::string summary_text(const pipeline::ImportSummary& summary) {
  std::string text = fmt::format("{} files: {} new contacts, {} cards merged into known contacts", summary.files,
                                 summary.new_contacts, summary.merged_cards);
  const auto also = [&](int count, const char* what) {
    if (count > 0) text += fmt::format(", {} {}", count, what);
  };
  if (summary.second_scans > 0) text += fmt::format(" ({} of them scanned before)", summary.second_scans);
  also(summary.known_files, "files known already");
  also(summary.known_cards, "cards known already");
  also(summary.not_cards, "pages without a card");
  also(summary.failed_files, "files failed");
  if (summary.reviews > 0) text += fmt::format("; {} items wait for review", summary.reviews);
  return text + (summary.stopped ? "; stopped before the end, run it again to go on." : ".");
}

class ImportCommand : public Command {
 public:
  const char* name() const override { return "import"; }
  const char* summary() const override { return "Read, deduplicate and store every card of files and folders"; }
  void declare(CLI::App& app) override;
  ExitCode run(const CommonOptions& common, Console& console) override;

 private:
  void report(const pipeline::FileOutcome& file, const CommonOptions& common, Console& console);

  std::vector<fs::path> paths_;
  ProvenanceOptions provenance_;
  std::string pair_;
  int threads_ = 0;
  double error_rate_ = pipeline::ReaderOptions{}.error_rate;
  std::vector<card::Error> failures_;
  int failed_files_ = 0;
};

void ImportCommand::declare(CLI::App& app) {
  app.add_option("PATH", paths_, "Pictures, PDFs, or folders of them")->required();
  provenance_.declare(app);
  declare_pairing(app, pair_);
  app.add_option("--error-rate", error_rate_,
                 "How many of 1 accepted values may be wrong; fewer: more is doubtful (default 0.001)")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--threads", threads_, "How many pages are read at once (default: one per core)")
      ->check(CLI::Range(1, 1024));
}

ExitCode ImportCommand::run(const CommonOptions& common, Console& console) {
  const Interruption interruption;
  pipeline::ImportOptions options;
  options.database = common.database;
  options.store = store_options(common);
  options.provenance = provenance_.provenance();
  options.pairing = *pipeline::parse_pair_mode(pair_);
  options.workers = threads_;
  options.reader.error_rate = error_rate_;
  options.stop = interruption.token();

  pipeline::ImportObserver observer;
  observer.file_done = [&](const pipeline::FileOutcome& file) { report(file, common, console); };
  observer.progress = [&](const pipeline::ImportProgress& now) {
    console.progress(static_cast<int>(now.files_done), static_cast<int>(now.files), now.file.filename().string());
  };
  const auto summary = pipeline::import_paths(paths_, options, observer);
  console.end_progress();
  if (!summary) {
    console.error(summary.error());
    return exit_code(summary.error().kind);
  }
  if (!failures_.empty()) console.error(fmt::format("{} of {} files failed:", failed_files_, summary->files));
  for (const card::Error& failure : failures_) console.error(failure);
  console.remark(summary_text(*summary));
  if (summary->stopped) return ExitCode::interrupted;
  return failures_.empty() ? ExitCode::ok : ExitCode::some_failed;
}

void ImportCommand::report(const pipeline::FileOutcome& file, const CommonOptions& common, Console& console) {
  failures_.insert(failures_.end(), file.errors.begin(), file.errors.end());
  failed_files_ += file.errors.empty() ? 0 : 1;
  if (!common.json) return;
  for (const pipeline::CardOutcome& card : file.cards) console.result(to_json(file.file, card));
  if (file.known) {
    console.result(JsonObject().add("file", file.file.string()).add("outcome", "already_imported").to_text());
  }
  for (const card::Error& error : file.errors) console.result(error_json(file.file, error));
}

}  // namespace

std::unique_ptr<Command> make_import_command() { return std::make_unique<ImportCommand>(); }

}  // namespace cli
