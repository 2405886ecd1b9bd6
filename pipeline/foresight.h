#pragma once

#include <memory>
#include <vector>

#include "card/result.h"
#include "pipeline/card_memory.h"
#include "pipeline/matcher.h"
#include "store/store.h"

/// Private to pipeline/.
namespace pipeline {

/// Scores new cards against stored ones while other cards are being written: by another thread, over a connection of
/// its own. Nothing but work done early: whoever writes looks up the candidates himself, takes a pair's score from here
/// when it is here, and works it out when it is not.
class Foresight {
 public:
  /// The store must outlive this; it may be in use by the thread that writes.
  static card::Result<Foresight> open(store::Store& store);

  /// Fills ReadyCard::foreseen with what is committed by now. What it cannot read, it leaves out.
  void look(std::vector<ReadyCard>& cards, const MatchBasis& basis);

 private:
  Foresight(store::Store& written, store::Store own);
  card::Result<void> look_up(store::Transaction& transaction, std::vector<ReadyCard>& cards, const MatchBasis& basis);

  store::Store* written_;
  std::unique_ptr<store::Store> own_;
  CardMemory memory_;  ///< for the retired keys
};

}  // namespace pipeline
