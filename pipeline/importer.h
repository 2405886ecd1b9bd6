#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "pipeline/matcher.h"
#include "pipeline/pairing.h"
#include "pipeline/reader.h"
#include "store/cards.h"
#include "store/store.h"

namespace pipeline {

struct ImportOptions {
  ReaderOptions reader;
  std::string database;  ///< URL
  store::Options store;
  MatcherOptions matching;
  store::Provenance provenance;  ///< given to every card: owner, group, event, tags, exchange date
  PairMode pairing = PairMode::none;
  int workers = 0;       ///< threads that read; 0: one per core
  std::stop_token stop;  ///< the cards in hand are stored, then the import ends
};

struct CardOutcome {
  card::Source source;
  card::Outcome outcome;
};

/// What became of one file. A file may fail after some of its pages were stored.
struct FileOutcome {
  std::filesystem::path file;
  bool known = false;               ///< the same bytes were imported before; not read again
  std::vector<CardOutcome> cards;   ///< in order; empty for a known file
  std::vector<card::Error> errors;  ///< of the file, its pages, its members; empty when all of it is stored
};

struct ImportProgress {
  std::size_t files_done = 0;
  std::size_t files = 0;
  std::filesystem::path file;  ///< in work
};

/// Called on the importing thread.
struct ImportObserver {
  std::function<void(const FileOutcome&)> file_done;
  std::function<void(const ImportProgress&)> progress;
};

struct ImportSummary {
  int files = 0;  ///< looked at
  int failed_files = 0;
  int known_files = 0;
  int new_contacts = 0;
  int merged_cards = 0;  ///< cards of contacts that were there
  int second_scans = 0;  ///< of merged_cards: cards that had been scanned before
  int known_cards = 0;   ///< in files that were read again
  int not_cards = 0;     ///< pages that show no card
  int reviews = 0;       ///< items that wait for a person's judgement
  bool stopped = false;  ///< by `stop`, before the end
};

/// Reads, matches and stores every card of the files and folders, one transaction per card, in the order of the files.
/// Goes on after a file that cannot be used. Fails with database or missing_component, where every further file would
/// fail too; what was stored before stays.
card::Result<ImportSummary> import_paths(const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
                                         const ImportObserver& observer = {});

/// The same for one file; gives the outcome of each of its cards.
card::Result<std::vector<card::Outcome>> import_file(const std::filesystem::path& file, const ImportOptions& options);

}  // namespace pipeline
