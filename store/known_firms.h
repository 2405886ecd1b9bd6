#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"
#include "card/known_firm.h"
#include "card/match.h"
#include "card/result.h"
#include "store/store.h"

/// What confirmed cards tell about firms: the memory from which the next card of a firm is read better. A card is
/// confirmed when a person gave its present values or accepted them in review.
namespace store {

/// The keys under which a card meets others of its firm: domains of e-mail and web addresses ("domain:example.co.jp"),
/// work and fax numbers ("phone:+81312345678"), postal codes with block numbers ("place:1000001 1-2-3"). Each once.
/// Which of them say nothing (free mail) is for the caller to know.
std::vector<std::string> firm_keys(const card::Contact& contact);

/// The firms behind these keys, those that most keys lead to first; of each its newest cards, twenty at most. Only
/// cards without a group or of `group` are asked, and never `except`. A key whose cards name different companies (a
/// shared switchboard, a host of many firms) is no witness.
card::Result<std::vector<card::KnownFirm>> known_firms(Transaction& transaction, const std::vector<std::string>& keys,
                                                       std::string_view group, card::CardId except = {});

/// Writes the keys of all confirmed cards anew. Needs Access::write.
card::Result<void> rebuild_firm_keys(Transaction& transaction);

}  // namespace store
