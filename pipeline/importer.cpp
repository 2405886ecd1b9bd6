#include "pipeline/importer.h"

#include <utility>
#include <variant>

#include "pipeline/batch.h"
#include "pipeline/card_storing.h"
#include "pipeline/firm_memory.h"
#include "pipeline/pairing.h"
#include "store/imports.h"
#include "store/in_transaction.h"

namespace pipeline {
namespace {

/// A failure after which every further file would fail as well.
bool ends_import(card::ErrorKind kind) {
  return kind == card::ErrorKind::database || kind == card::ErrorKind::missing_component;
}

void count(ImportSummary& summary, const card::Outcome& outcome) {
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) {
    ++summary.new_contacts;
    summary.reviews += static_cast<int>(inserted->reviews.size());
  } else if (const auto* merged = std::get_if<card::Merged>(&outcome)) {
    ++summary.merged_cards;
    summary.second_scans += merged->scan_of ? 1 : 0;
    summary.reviews += static_cast<int>(merged->reviews.size());
  } else if (std::holds_alternative<card::AlreadyImported>(outcome)) {
    ++summary.known_cards;
  } else {
    ++summary.not_cards;
  }
}

/// Takes the steps of a batch in their order and stores what they bring.
class Import {
 public:
  Import(const ImportOptions& options, const ImportObserver& observer, std::vector<std::filesystem::path> files,
         store::Store store, const normalize::Knowledge& knowledge)
      : options_(options),
        observer_(observer),
        files_(std::move(files)),
        store_(std::move(store)),
        knowledge_(knowledge),
        matcher_(options.matching),
        pairing_(options.pairing) {}

  card::Result<void> take(BatchStep step);
  /// After the last step: cards that waited for another side.
  card::Result<void> finish();
  const ImportSummary& summary() const { return summary_; }
  void show_progress() const;

 private:
  card::Result<void> take_page(BatchStep& step);
  card::Result<void> take_cards(std::vector<ReadCard> cards);
  card::Result<void> record_read_files();
  card::Result<void> end_file(const BatchStep& step);
  card::Result<card::Outcome> store_one(ReadCard card);

  const ImportOptions& options_;
  const ImportObserver& observer_;
  std::vector<std::filesystem::path> files_;
  store::Store store_;
  const normalize::Knowledge& knowledge_;
  Matcher matcher_;
  Pairing pairing_;
  std::vector<store::ImportedFile> read_files_;  ///< to be recorded
  FileOutcome current_;
  int pages_ = 0;
  ImportSummary summary_;
};

card::Result<void> Import::take(BatchStep step) {
  switch (step.kind) {
    case StepKind::page: return take_page(step);
    case StepKind::known: current_.known = true; return {};
    case StepKind::failed:
      if (ends_import(step.error.kind)) return tl::unexpected(step.error);
      current_.errors.push_back(step.error);
      return take_cards(pairing_.add({}));  // its place in the order remains
    case StepKind::end: break;
  }
  return end_file(step);
}

card::Result<void> Import::take_page(BatchStep& step) {
  ++pages_;
  return take_cards(pairing_.add(std::move(step.cards)));
}

card::Result<void> Import::take_cards(std::vector<ReadCard> cards) {
  for (ReadCard& card : cards) {
    const card::Source source = card.reading.source;
    auto outcome = store_one(std::move(card));
    if (!outcome && ends_import(outcome.error().kind)) return tl::unexpected(outcome.error());
    if (!outcome) {
      current_.errors.push_back(outcome.error());
      continue;
    }
    count(summary_, *outcome);
    current_.cards.push_back({source, *outcome});
  }
  return {};
}

card::Result<card::Outcome> Import::store_one(ReadCard card) {
  if (card.reading.decision == card::Decision::not_a_card) return card::NotACard{};
  const std::string& group = options_.provenance.group_name;
  if (auto recalled = recall_firms(store_, knowledge_, group, card); !recalled) return tl::unexpected(recalled.error());
  const store::NewCard row = to_row(card, options_.provenance, knowledge_);
  return store_card(store_, row, card.pictures, matcher_);
}

card::Result<void> Import::end_file(const BatchStep& step) {
  current_.file = files_[step.file];
  if (current_.errors.empty() && !current_.known)
    read_files_.push_back({step.sha256, current_.file.string(), pages_, static_cast<int>(current_.cards.size()), {}});
  if (auto recorded = record_read_files(); !recorded) return recorded;
  ++summary_.files;
  summary_.failed_files += current_.errors.empty() ? 0 : 1;
  summary_.known_files += current_.known ? 1 : 0;
  if (observer_.file_done) observer_.file_done(current_);
  current_ = {};
  pages_ = 0;
  show_progress();
  return {};
}

/// Only once every card of them is stored: none that waits for its other side.
card::Result<void> Import::record_read_files() {
  if (read_files_.empty() || !pairing_.is_empty()) return {};
  auto recorded = store::in_transaction(store_, store::Access::write_rows,
                                        [&](store::Transaction& transaction) -> card::Result<void> {
                                          for (const store::ImportedFile& file : read_files_)
                                            if (auto noted = store::record_imported_file(transaction, file); !noted)
                                              return noted;
                                          return {};
                                        });
  if (recorded) read_files_.clear();
  return recorded;
}

card::Result<void> Import::finish() {
  if (pairing_.is_empty()) return {};
  if (auto taken = take_cards(pairing_.finish()); !taken) return taken;
  if (!current_.errors.empty()) ++summary_.failed_files;
  if (observer_.file_done && !files_.empty()) {
    current_.file = files_.back();
    observer_.file_done(current_);
  }
  return record_read_files();
}

void Import::show_progress() const {
  if (!observer_.progress) return;
  const auto done = static_cast<std::size_t>(summary_.files);
  observer_.progress({done, files_.size(), done < files_.size() ? files_[done] : std::filesystem::path()});
}

/// Asks the database on a connection of its own, for the decoding thread.
std::function<bool(const std::string&)> known_files(store::Store& store) {
  return [&store](const std::string& sha256) {
    auto transaction = store::Transaction::begin(store, store::Access::read);
    if (!transaction) return false;  // the storing thread will meet and report the same failure
    const auto found = store::find_imported_file(*transaction, sha256);
    return found && found->has_value();
  };
}

}  // namespace

card::Result<ImportSummary> import_paths(const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
                                         const ImportObserver& observer) {
  auto store = store::open(options.database, options.store);
  if (!store) return tl::unexpected(store.error());
  auto asking = store::open(options.database, options.store);
  if (!asking) return tl::unexpected(asking.error());

  const auto files = list_files(paths);
  BatchOptions batch_options{.reader = options.reader,
                             .workers = options.workers,
                             .stop = options.stop,
                             .is_known = {},
                             .finish = encode_pictures};
  // A known page has its place in the order of sides: with pairing all are read, and known cards met again.
  if (options.pairing == PairMode::none) batch_options.is_known = known_files(*asking);
  auto batch = Batch::start(files, std::move(batch_options));
  if (!batch) return tl::unexpected(batch.error());

  Import import(options, observer, files, std::move(*store), batch->reader().knowledge());
  import.show_progress();
  while (auto step = batch->next()) {
    if (auto taken = import.take(std::move(*step)); !taken) return tl::unexpected(taken.error());
  }
  if (!options.stop.stop_requested())
    if (auto finished = import.finish(); !finished) return tl::unexpected(finished.error());
  ImportSummary summary = import.summary();
  summary.stopped = options.stop.stop_requested();
  return summary;
}

card::Result<std::vector<card::Outcome>> import_file(const std::filesystem::path& file, const ImportOptions& options) {
  std::vector<card::Outcome> outcomes;
  std::optional<card::Error> error;
  ImportObserver observer;
  observer.file_done = [&](const FileOutcome& done) {
    for (const CardOutcome& card : done.cards) outcomes.push_back(card.outcome);
    if (!done.errors.empty()) error = done.errors.front();
  };
  auto summary = import_paths({file}, options, observer);
  if (!summary) return tl::unexpected(summary.error());
  if (error) return tl::unexpected(*error);
  return outcomes;
}

}  // namespace pipeline
