#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/cards.h"
#include "store/store.h"

/// Where cards belong, changed by a person.
namespace store {

/// Sets owner, group, event, exchange date and tags of a card; batch and external id stay.
card::Result<void> set_provenance(Transaction& transaction, card::CardId card, const Provenance& provenance,
                                  const std::string& actor);

/// The tags of a contact are those of its cards: takes away what is not in the list and gives what is new to its
/// present card.
card::Result<void> set_tags(Transaction& transaction, card::ContactId contact, const std::vector<std::string>& tags,
                            const std::string& actor);

}  // namespace store
