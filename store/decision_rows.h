#pragma once

#include <string>
#include <vector>

#include "store/change_rows.h"
#include "store/connection.h"

/// Private to store/: what a person says of contacts, as assertions about their cards.
namespace store {

/// All cards of both are of one person from now on, and `survivor` is their contact.
void unite(Connection& connection, card::ContactId survivor, card::ContactId absorbed, const std::string& actor,
           ChangeId change);

/// No card of one list is of the person of the other one, whatever was said before.
void keep_apart(Connection& connection, const std::vector<card::CardId>& some, const std::vector<card::CardId>& others,
                ChangeId change);

}  // namespace store
