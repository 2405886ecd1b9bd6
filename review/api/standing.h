#pragma once

#include <functional>
#include <optional>

#include "card/match.h"
#include "store/changes.h"
#include "store/history.h"
#include "store/store.h"

/// What was done to a contact and still holds: what an undo takes back.
namespace review::api {

/// The change where it stands and is one that an undo takes back. Undoings and loads are not: a load is undone as a
/// whole, on the command line.
std::optional<store::Change> standing(store::Transaction& transaction, store::ChangeId id);

/// The latest change behind the contact's events that `concerns` picks; absent when there is none that stands.
std::optional<store::Change> last_standing(store::Transaction& transaction, card::ContactId contact,
                                           const std::function<bool(const store::Event&)>& concerns);

}  // namespace review::api
