#pragma once

#include <cstdint>
#include <string>

#include "card/contact.h"
#include "card/match.h"
#include "store/change_rows.h"
#include "store/changes.h"
#include "store/connection.h"

/// Private to store/: the versions of a card's values.
namespace store {

struct CardState {
  card::ContactId contact;
  std::int64_t version = -1;
  bool withdrawn = false;
};
/// Throws DatabaseFailure when there is no such card.
CardState card_state(Connection& connection, card::CardId card);

/// New values in place of the present ones, as a change of `actor` that can be undone, with everything that follows
/// from a card's values; match keys are for the caller. `author`: who gave the values; empty: the program.
Change add_version(Connection& connection, card::CardId card, const std::string& author, const card::Contact& contact,
                   const std::string& actor);

/// Takes the card of a change that corrected it back to the version before (store/taking_back.cpp).
void take_back_corrections(Connection& connection, ChangeId undone, ChangeId undo, TakenBack& result);

}  // namespace store
