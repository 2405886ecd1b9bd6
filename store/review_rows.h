#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "card/match.h"
#include "store/connection.h"

/// Private to store/: opening review items and what depends on them.
namespace store {

/// The doubtful fields, as paths, say how much an answer helps.
card::ReviewId open_card_review(Connection& connection, card::CardId card, const std::vector<std::string>& doubtful);
/// The card was read again while it waits.
void rank_card_review(Connection& connection, card::ReviewId id, const std::vector<std::string>& doubtful);
std::optional<card::ReviewId> open_merge_review(Connection& connection, card::ContactId a, card::ContactId b,
                                                float score, const std::vector<card::MatchReason>& reasons);
/// Proposals between contacts that have become one are answered by that.
void close_answered_reviews(Connection& connection, card::ContactId survivor);
/// Of these contacts those about which something waits.
std::set<std::int64_t> with_open_review(Connection& connection, const std::vector<std::int64_t>& contacts);

}  // namespace store
