#pragma once

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

enum class ReviewStatus { open, accepted, rejected };
const char* to_string(ReviewStatus status);

struct ReviewItem {
  card::ReviewId id;
  ReviewKind kind = ReviewKind::card;
  ReviewStatus status = ReviewStatus::open;
  card::CardId card;                       ///< of a card item; else value 0
  card::ContactId contact_a, contact_b;    ///< of a merge item, a < b as proposed; else value 0
  float score = 0;                         ///< of a merge item, bits
  std::vector<card::MatchReason> reasons;  ///< of a merge item
  std::string created_at, decided_at, decided_by;
};

/// Open items by id, `limit` of them after `after`.
card::Result<std::vector<ReviewItem>> open_reviews(Transaction& transaction, card::ReviewId after = {},
                                                   std::size_t limit = 1000);
card::Result<std::optional<ReviewItem>> get_review(Transaction& transaction, card::ReviewId id);

/// Opens a merge item; nothing when this pair was proposed before: a pair is asked once, its answer holds.
card::Result<std::optional<card::ReviewId>> propose_merge(Transaction& transaction, card::ContactId a,
                                                          card::ContactId b, float score,
                                                          const std::vector<card::MatchReason>& reasons);

/// Closes an open item. Accepting a merge item merges the later contact into the earlier one; rejecting it keeps
/// them apart for good. Fails with wrong_use when there is no such open item.
card::Result<void> decide_review(Transaction& transaction, card::ReviewId id, ReviewStatus decision,
                                 const std::string& actor);

}  // namespace store
