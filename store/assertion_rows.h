#pragma once

#include <vector>

#include "card/match.h"
#include "store/connection.h"

/// Private to store/: which of the things that people said of cards hold together.
namespace store {

/// Works out anew what holds of all that was said of the cards, and of those that `same` ties to them: only what
/// changes that stand say, the latest word first. An older word that contradicts what holds already is overruled,
/// through third cards as well, until the later one is taken back. A pure function of the changes that stand: the way
/// there does not matter. Gives the cards that it looked at, sorted.
std::vector<card::CardId> weigh_assertions(Connection& connection, const std::vector<card::CardId>& cards);

}  // namespace store
