#pragma once

#include <optional>
#include <vector>

#include "card/match.h"
#include "store/connection.h"
#include "store/survivorship.h"

/// Private to store/: what is derived from a contact's cards.
namespace store {

/// The cards of a contact in their current versions, present one first.
std::vector<DatedContact> dated_contacts(Connection& connection, card::ContactId contact);

/// Makes the affiliations of a contact agree with its cards; posts that stay keep their id.
void refresh_affiliations(Connection& connection, card::ContactId contact);

/// A card of a contact with what it shows of posts.
struct DatedPosts {
  card::CardId card;
  std::optional<Date> exchanged_on;
  std::vector<card::Post> posts;
};

/// A contact that is new, with all its cards.
struct NewContact {
  card::ContactId contact;
  std::vector<DatedPosts> cards;
};
/// The same as refresh_affiliations() for many new contacts, in a few statements.
void write_affiliations(Connection& connection, std::vector<NewContact> contacts);

}  // namespace store
