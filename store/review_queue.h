#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/reviews.h"
#include "store/store.h"
#include "store/visibility.h"

/// The review queue as a viewer sees it: what helps most first, and only what the viewer may decide. A card item is in
/// sight when its card is, without any mask; a merge item when all cards of both contacts are: what speaks for it comes
/// from all of them.
namespace store {

struct QueuedReview {
  ReviewItem item;
  std::vector<std::string> doubtful;  ///< paths, of a card item
  double priority = 0;                ///< gain by effort: what the doubtful fields are worth, by how many there are
};

struct QueueFilter {
  std::optional<ReviewKind> kind;
  enum class State { open, decided } state = State::open;
};

struct QueuePage {
  std::vector<QueuedReview> items;
  std::string next_cursor;  ///< empty: this was the last page
  std::int64_t total = 0;
};

/// Open items by priority, decided ones by date, latest first. Fails with wrong_use on a cursor that is none.
card::Result<QueuePage> list_reviews(Transaction& transaction, const QueueFilter& filter, const Visibility& visibility,
                                     std::size_t limit, const std::string& cursor = {});

/// The item if it is in sight.
card::Result<std::optional<QueuedReview>> see_review(Transaction& transaction, card::ReviewId id,
                                                     const Visibility& visibility);

/// Open items about a contact's cards, or about the contact itself.
card::Result<std::vector<ReviewItem>> open_reviews_of(Transaction& transaction, card::ContactId contact);

/// How long a person took, for the statistics.
card::Result<void> record_effort(Transaction& transaction, card::ReviewId id, const std::string& actor,
                                 std::optional<std::int64_t> elapsed_ms);

}  // namespace store
