#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "card/contact.h"
#include "card/match.h"
#include "card/result.h"
#include "pipeline/matcher.h"
#include "store/cards.h"
#include "store/store.h"

namespace pipeline {

/// A contact as a list from elsewhere has it.
struct ListedContact {
  std::string external_id;  ///< empty when absent
  card::Contact contact;    ///< phones get their `number` from what is given or printed, where it is possible
  std::optional<store::Date> exchanged_on;
  std::vector<std::string> tags;
};

struct LoadOptions {
  std::string actor = {};            ///< who loads, for the history
  store::Provenance provenance;      ///< given to every row: owner, group, event, tags, exchange date where it has none
  std::string region = "JP";         ///< ISO 3166-1 alpha-2: how a phone without country code is read
  bool dry_run = false;              ///< works everything out and stores nothing
  std::size_t rows_at_once = 4'000;  ///< matched and written together
  /// How long a transaction takes up further rows: pages that are written again and again reach the disk once. Other
  /// writers wait for its end (store::Options::busy_timeout).
  std::chrono::milliseconds commit_after{15'000};
  MatcherOptions matching;
};

struct LoadSummary {
  std::size_t rows = 0;          ///< that were given
  std::size_t new_contacts = 0;  ///< rows that began one
  std::size_t merged = 0;        ///< rows of contacts that were there, or began in an earlier row
  std::size_t known = 0;         ///< the same row was loaded before
  std::size_t reviews = 0;       ///< pairs that wait for a person's judgement
  std::string batch;             ///< by which the whole load can be undone; empty where nothing was stored
};

/// Contacts from elsewhere, through the same matching as cards, many in one transaction. A row that was loaded before
/// (same id, same values) changes nothing, so that a load that was cut off can be repeated. To be used by one thread,
/// which prepares the rows and scores them against what is stored; a second one writes, and has the store to itself
/// from the first add() to the end of finish() or of this.
class ListLoad {
 public:
  /// The store must outlive this.
  static card::Result<ListLoad> start(store::Store& store, LoadOptions options);

  /// Fails with database only, perhaps for rows that were given before; what earlier transactions stored stays, under
  /// the batch.
  card::Result<void> add(ListedContact row);
  card::Result<LoadSummary> finish();

  const LoadSummary& summary() const;

  ListLoad(ListLoad&&) noexcept;
  ListLoad& operator=(ListLoad&&) noexcept;
  ~ListLoad();

 private:
  struct Part;
  struct State;
  explicit ListLoad(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace pipeline
