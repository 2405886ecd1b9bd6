#pragma once

#include <optional>
#include <vector>

#include "store/changes.h"
#include "store/connection.h"

/// Private to store/: changes and assertions inside a door.
namespace store {

Change add_change(Connection& connection, Change change);
std::optional<Change> read_change(Connection& connection, ChangeId id);
void add_assertion(Connection& connection, ChangeId change, Judgement judgement, card::CardId a, card::CardId b);
std::vector<Assertion> standing_assertions(Connection& connection, const std::vector<card::CardId>& cards);

}  // namespace store
