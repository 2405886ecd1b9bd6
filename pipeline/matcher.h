#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "dedupe/cluster.h"
#include "dedupe/keys.h"
#include "pipeline/card_memory.h"
#include "store/card_batch.h"
#include "store/matching.h"
#include "store/store.h"

namespace pipeline {

/// A key under which a card is met (dedupe::BlockKey), hashed.
struct CappedKey {
  std::int64_t hash = 0, cap = 0;
};

/// What matching needs of a card, worked out beforehand, by any thread.
struct MatchInput {
  dedupe::Prepared prepared;  ///< a new card's id is given when it is added
  std::string form;           ///< of `prepared` (dedupe/prepared_text.h)
  std::vector<CappedKey> keys;
};
MatchInput match_input(const dedupe::Record& record);

/// What a new card scores against a stored one, worked out before its turn (pipeline/foresight.h).
struct Foreseen {
  card::CardId stored;
  float bits = 0;  ///< minus infinity: too little to be looked at together
};

/// A card on its way into the store, with what can be worked out beforehand.
struct ReadyCard {
  store::NewCard card;
  store::SearchEntry search;
  MatchInput input;
  std::vector<Foreseen> foreseen;
};
/// Pure; about a hundred microseconds.
ReadyCard make_ready(store::NewCard card);

struct MatcherOptions {
  dedupe::Model model = dedupe::default_model();
  /// Cards that come near each other by these are looked at together; they stand below the counted ones, so that what
  /// is looked at together does not depend on the count.
  dedupe::Frequencies frequencies = dedupe::default_frequencies();
  /// Who is whom goes by these: the same, and what the store was counted to have. The matcher sets them.
  dedupe::Frequencies counted = dedupe::default_frequencies();
  std::size_t remembered_cards = 20'000;  ///< kept in memory, about 2 kB each
};

/// What the score of two cards depends on, beside them. While the number is the same, so is this, and no stored card
/// has got other values.
struct MatchBasis {
  std::int64_t number = 0;  ///< 0: nothing known
  dedupe::Model model;
  dedupe::Frequencies frequencies;
};

/// What somebody did that makes contacts be worked out again; who is named in the history.
struct Cause {
  std::string actor = {};   ///< empty: the program on its own
  std::int64_t change = 0;  ///< 0: none
};

/// Keeps contacts what dedupe::cluster() makes of the cards and of what people said about them, in any order of arrival
/// and in any batches. Everything happens in the caller's write transaction. One matcher serves one thread.
class Matcher {
 public:
  explicit Matcher(MatcherOptions options = {})
      : options_(std::move(options)), given_model_(options_.model), memory_(options_.remembered_cards) {
    options_.counted = options_.frequencies;
  }

  /// Stores the cards, works out whose they are, and gives what became of each. Known cards (store::find_card, digest)
  /// change nothing.
  /// `foreseen_under`: the basis of ReadyCard::foreseen, which counts for nothing when that is no longer the present
  /// one.
  card::Result<std::vector<card::Outcome>> add(store::Transaction& transaction, std::vector<ReadyCard> cards,
                                               std::int64_t foreseen_under = 0);
  card::Result<card::Outcome> add(store::Transaction& transaction, store::NewCard card);

  /// After decisions about `cards`, or changes of their values (`rekeyed`): works out again whose they and the cards
  /// connected with them are.
  card::Result<void> settle(store::Transaction& transaction, const std::vector<card::CardId>& cards,
                            const std::vector<card::CardId>& rekeyed, const Cause& cause);

  /// Everything anew under the present model: keys, components and contacts.
  card::Result<void> rebuild(store::Transaction& transaction, const Cause& cause);

  /// Counts how common terms are in the store now (pipeline/census.h), and works out again whose those cards are that
  /// bear a term whose share changed. After a load, and when one was undone: what the contacts are then depends on the
  /// cards alone, in whatever order and parts they came.
  struct Recount {
    std::size_t joined = 0, parted = 0;  ///< contacts
  };
  card::Result<Recount> recount(store::Transaction& transaction, const Cause& cause);

  /// Begins a transaction: forgets what others may have changed, and reckons with as many cards as there are now (the
  /// prior grows by steps; at a step every component is worked out again). The members above do it by themselves.
  card::Result<void> enter(store::Transaction& transaction, std::size_t arriving = 0);
  /// The same for who only compares: nothing is written, so that a transaction for reading will do.
  card::Result<void> enter_to_read(store::Transaction& transaction, std::size_t arriving = 0);

  const MatcherOptions& options() const { return options_; }
  /// As of the last enter().
  MatchBasis basis() const { return {basis_number_, options_.model, options_.frequencies}; }
  std::int64_t basis_number() const { return basis_number_; }
  CardMemory& memory() { return memory_; }

 private:
  /// The components of which the present numbers make something else than `before`; with `terms`, as in census.h.
  card::Result<std::vector<std::int64_t>> changed_components(store::Transaction& transaction,
                                                             const std::set<dedupe::Term>* terms,
                                                             const dedupe::Frequencies& before);
  card::Result<void> group_all(store::Transaction& transaction, const dedupe::Frequencies& before);
  card::Result<void> part_components(store::Transaction& transaction);
  card::Result<void> take_terms(store::Transaction& transaction);
  card::Result<void> take_model(store::Transaction& transaction);
  void renumber_basis();

  MatcherOptions options_;  ///< the model is the store's where it has learnt one
  dedupe::Model given_model_;
  CardMemory memory_;
  std::int64_t basis_number_ = 0;
  std::string basis_text_;                   ///< tells one basis from the next
  std::string terms_number_, model_number_;  ///< of what options_ holds
};

}  // namespace pipeline
