#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/reviews.h"

/// Review items as the terminal and JSON show them.
namespace cli {

/// Contract section 3: {"id", "kind": "merge", "contacts": [A, B], "score", "reasons": [{"rule", "weight"}]}, the
/// contacts as they are numbered now; for a card {"id", "kind": "card", "card", "contact", "doubtful": [paths]}.
card::Result<std::string> review_json(store::Transaction& transaction, const store::ReviewItem& item);

/// The item with what is needed to decide it: both contacts and the evidence, or the card's values and doubts.
card::Result<std::string> review_text(store::Transaction& transaction, const store::ReviewItem& item);

/// One row of the list: number, kind, whom it concerns, evidence.
card::Result<std::vector<std::string>> review_row(store::Transaction& transaction, const store::ReviewItem& item);

/// [{"rule": "same e-mail address", "weight": 12.1}]
std::string reasons_json(const std::vector<card::MatchReason>& reasons);
/// "  +12.1  same e-mail address", a line each.
std::string reasons_text(const std::vector<card::MatchReason>& reasons);

}  // namespace cli
