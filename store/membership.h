#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "store/connection.h"
#include "store/matching.h"

/// Private to store/: moving cards between contacts, inside a door.
namespace store {

/// write_groups (store/matching.h). `change`: value 0 for what the program did on its own.
std::vector<card::ContactId> move_into_groups(Connection& connection, const std::vector<CardGroup>& groups,
                                              const std::string& actor, std::int64_t change);

card::ContactId contact_of(Connection& connection, card::CardId card);
std::vector<card::CardId> cards_of(Connection& connection, card::ContactId contact);

/// All cards get the lowest component number among them.
void join_components(Connection& connection, const std::vector<card::CardId>& cards);

/// After cards left a contact without joining another one that takes its number: closes it when it is empty.
void close_if_empty(Connection& connection, card::ContactId contact, card::ContactId into);

}  // namespace store
