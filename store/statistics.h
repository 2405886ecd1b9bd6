#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"

/// Counts for whoever looks after the database.
namespace store {

struct Statistics {
  std::int64_t contacts = 0, cards = 0, companies = 0, open_reviews = 0;
  std::int64_t duplicates_found = 0;      ///< pairs ever proposed
  std::int64_t duplicates_confirmed = 0;  ///< of them accepted
  struct Day {
    std::string day;
    std::int64_t cards = 0;
    std::int64_t accepted = 0;  ///< without a person
  };
  std::vector<Day> cards_by_day;
  struct Field {
    std::string field;
    std::int64_t corrections = 0;
  };
  std::vector<Field> corrections_by_field;  ///< of cards that a person corrected; most first
  struct Reviewer {
    std::string reviewer;
    std::int64_t decisions = 0;
    std::optional<double> median_seconds;
  };
  std::vector<Reviewer> reviewers;
};

/// The lists cover the days from `from` to `until`, both included.
card::Result<Statistics> count_all(Transaction& transaction, const std::string& from, const std::string& until);

/// What live pages want to know: cheap, read twice a second.
struct Changes {
  std::int64_t last_event = 0;  ///< id of the newest history event
  std::int64_t open_reviews = 0;
  std::int64_t open_jobs = 0;
};
card::Result<Changes> read_changes(Transaction& transaction);

}  // namespace store
