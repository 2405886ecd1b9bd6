#pragma once

#include "card/match.h"
#include "store/connection.h"
#include "store/survivorship.h"

/// Private to store/: what is derived from a contact's cards.
namespace store {

/// The cards of a contact in their current versions, present one first.
std::vector<DatedContact> dated_contacts(Connection& connection, card::ContactId contact);

/// Makes the affiliations of a contact agree with its cards; posts that stay keep their id.
void refresh_affiliations(Connection& connection, card::ContactId contact);

/// The same for a contact that is new: these are all its cards.
void write_affiliations(Connection& connection, card::ContactId contact, std::vector<DatedContact> cards);

}  // namespace store
