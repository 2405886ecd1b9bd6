#pragma once

#include <optional>
#include <vector>

#include "card/match.h"
#include "store/connection.h"
#include "store/contacts.h"
#include "store/survivorship.h"

/// Private to store/: whole contacts, many in a few statements: a statement costs more than the rows of a contact.
namespace store {

struct ReadContact {
  StoredContact stored;
  std::vector<DatedContact> cards;  ///< beside `stored.cards`: what each says, in its current version
};

/// In the order of `ids`; nothing for one that never was, or whose cards were all withdrawn. An id that was merged into
/// another one gives that one.
std::vector<std::optional<ReadContact>> read_contacts(Connection& connection, const std::vector<card::ContactId>& ids);

/// Of a card that is there.
CardSummary read_summary(Connection& connection, card::CardId id);

}  // namespace store
