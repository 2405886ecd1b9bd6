#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/changes.h"
#include "store/store.h"

/// What a person says of contacts. Each is one change, which can be undone (take_back); a later word on the same cards
/// counts more than an earlier one. pipeline/decisions.h does the same and works out again who else is concerned.
namespace store {

/// The cards of both are one person. `absorbed` is closed and its number goes on resolving. Both must be open.
card::Result<Change> merge_contacts(Transaction& transaction, card::ContactId survivor, card::ContactId absorbed,
                                    const std::string& actor);

struct Split {
  Change change;
  std::vector<card::ContactId> contacts;  ///< of the cards that stayed, then of those that left; or of each card
};
/// `cards` of the contact are another person than the rest; without cards, each of its cards is a person.
/// The parts keep or get back their old numbers (store/contact_numbers.h).
card::Result<Split> split_contact(Transaction& transaction, card::ContactId contact,
                                  const std::vector<card::CardId>& cards, const std::string& actor);

}  // namespace store
