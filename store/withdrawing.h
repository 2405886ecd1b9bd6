#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "store/changes.h"
#include "store/connection.h"

/// Private to store/: taking cards out of the book.
namespace store {

/// Takes the cards (sorted) out of their contacts and out of search and matching; a contact without further cards
/// closes. Nothing is lost: taking back `by` brings them back. Gives the other cards of their components, sorted: whose
/// they are must be worked out again.
std::vector<card::CardId> withdraw_cards(Connection& connection, const std::vector<card::CardId>& cards,
                                         const std::string& actor, ChangeId by);

}  // namespace store
