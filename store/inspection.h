#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/jobs.h"
#include "store/store.h"

/// Questions to the whole database: does it hang together, and which files does it need? All reading.
namespace store {

struct Inspection {
  std::int64_t contacts = 0, cards = 0, open_jobs = 0;  ///< looked at
  std::vector<card::ContactId> without_cards;           ///< contacts in use that no card leads to
  std::vector<card::CardId> astray;                     ///< cards that lead to a contact which was merged into another
  /// Jobs that nobody will finish unless something is done: held by a worker whose lease ran out so long ago, or due
  /// for so long and taken by none.
  std::vector<JobId> stuck;
  std::vector<JobId> parked;
};
card::Result<Inspection> inspect(Transaction& transaction, std::chrono::seconds patience);

/// The files of the pictures folder that a card shows or a job still has a use for, by name, each once
/// (is_file_needed() for all).
card::Result<std::vector<std::string>> needed_files(Transaction& transaction);

/// A card that shows the picture; value 0: none does.
card::Result<card::CardId> card_of_picture(Transaction& transaction, const std::string& sha256);

}  // namespace store
