#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "dedupe/prepared.h"
#include "store/matching.h"
#include "store/store.h"

namespace pipeline {

/// Cards in the form in which they are compared, so that a card that is met often is read once. Private to pipeline/.
/// One thread at a time.
class CardMemory {
 public:
  /// `most`: how many cards are kept, about 2 kB each.
  explicit CardMemory(std::size_t most) : most_(most) {}

  /// To be called at the beginning of every transaction: forgets what others may have changed since.
  card::Result<void> enter(store::Transaction& transaction);

  /// Reads the cards that are not here yet.
  card::Result<void> read(store::Transaction& transaction, std::vector<card::CardId> cards);
  /// The card with its active keys; null for one that is not there, or was not read. Valid until the next enter(),
  /// forget() or trim().
  const dedupe::Prepared* find(card::CardId card) const;
  /// A card that the transaction is about to store: stays until the next enter().
  void put(dedupe::Prepared prepared);
  void forget(card::CardId card);
  void clear() { cards_.clear(); }
  /// What was put since enter() is stored, and the transaction will be committed, or nothing is read here any more.
  void keep_put();
  /// Forgets all stored cards when there are too many.
  void trim() {
    if (cards_.size() > most_) cards_.clear();
  }

  std::int64_t last_change() const { return last_change_; }  ///< in the store, at the last enter()
  bool is_retired(std::int64_t key) const { return retired_.contains(key); }
  /// Retires the key in the store and for the cards kept here.
  card::Result<void> retire(store::Transaction& transaction, std::int64_t key, std::span<const card::CardId> holders);
  card::Result<void> forget_retired(store::Transaction& transaction);

 private:
  card::Result<void> take_retired(store::Transaction& transaction, std::int64_t change);

  std::size_t most_;
  std::unordered_map<std::int64_t, dedupe::Prepared> cards_;  ///< that are stored
  std::unordered_map<std::int64_t, dedupe::Prepared> fresh_;
  std::unordered_set<std::int64_t> retired_;
  std::vector<std::int64_t> retired_now_;  ///< since enter()
  std::int64_t last_change_ = -1;
  std::int64_t last_retired_ = -1;
};

/// The record that a stored card is to matching.
dedupe::Record record_of(const store::MatchCard& card);
dedupe::Record record_of(const store::NewCard& card);

}  // namespace pipeline
