#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"

/// What waits for a person's judgement.
namespace store {

enum class ReviewKind { card, merge };  ///< a doubtful card; two contacts that may be one person
const char* to_string(ReviewKind kind);

/// withdrawn: the question vanished by itself, with the evidence or the card that raised it.
enum class ReviewStatus { open, accepted, rejected, withdrawn };
const char* to_string(ReviewStatus status);

struct ReviewItem {
  card::ReviewId id;
  ReviewKind kind = ReviewKind::card;
  ReviewStatus status = ReviewStatus::open;
  card::CardId card;                       ///< of a card item; else value 0
  card::ContactId contact_a, contact_b;    ///< of a merge item, those of the cards now; else value 0
  card::CardId card_a, card_b;             ///< of a merge item: the pair of cards with the strongest link, a < b
  std::string doubt;                       ///< of a merge item, why a person is asked: "score", "veto", "tie", ...
  float score = 0;                         ///< of a merge item, bits
  std::vector<card::MatchReason> reasons;  ///< of a merge item
  std::string created_at, decided_at, decided_by;
};

/// Open items by id, `limit` of them after `after`.
card::Result<std::vector<ReviewItem>> open_reviews(Transaction& transaction, card::ReviewId after = {},
                                                   std::size_t limit = 1000);
card::Result<std::optional<ReviewItem>> get_review(Transaction& transaction, card::ReviewId id);

/// Open merge items about cards of a batch.
card::Result<std::int64_t> open_merge_reviews(Transaction& transaction, const std::string& batch);

/// Opens a merge item; nothing when this pair was proposed before: a pair is asked once, its answer holds.
card::Result<std::optional<card::ReviewId>> propose_merge(Transaction& transaction, card::ContactId a,
                                                          card::ContactId b, float score,
                                                          const std::vector<card::MatchReason>& reasons);

/// Closes an open item. Accepting a merge item makes its contacts one person, rejecting it keeps their cards apart for
/// good; a card item that is rejected leaves its contact unconfirmed until the card is corrected. Fails with wrong_use
/// when there is no such open item. pipeline/decisions.h does the same and works out again who else is concerned.
card::Result<void> decide_review(Transaction& transaction, card::ReviewId id, ReviewStatus decision,
                                 const std::string& actor);

/// Closes an open card item because its picture shows no card: rejected, and the card leaves its contact, which closes
/// when it has no other one. The same file met again stays known. Undoing the change brings the card back. Gives the
/// cards whose contacts must be worked out again. Fails with wrong_use when there is no such open item.
card::Result<std::vector<card::CardId>> withdraw_reviewed(Transaction& transaction, card::ReviewId id,
                                                          const std::string& actor);

}  // namespace store
