#pragma once

#include "card/match.h"
#include "store/connection.h"

/// Private to store/: the firm keys of a card, which follow whether its present values are confirmed.
namespace store {

/// To be called whenever the values of a card change, or what a person said of them.
void refresh_firm_keys(Connection& connection, card::CardId card);
void remove_firm_keys(Connection& connection, card::CardId card);

}  // namespace store
