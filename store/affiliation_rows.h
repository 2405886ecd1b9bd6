#pragma once

#include <optional>
#include <vector>

#include "card/match.h"
#include "store/connection.h"
#include "store/survivorship.h"

/// Private to store/: what is derived from a contact's cards.
namespace store {

/// Makes the affiliations of contacts agree with their cards; posts that stay keep their id.
void refresh_affiliations(Connection& connection, card::ContactId contact);
void refresh_affiliations(Connection& connection, const std::vector<card::ContactId>& contacts);  ///< each once

/// A card of a contact with what it shows of posts.
struct DatedPosts {
  card::CardId card;
  std::optional<Date> exchanged_on;
  std::vector<card::Post> posts;
};

/// A contact with all its cards.
struct ContactPosts {
  card::ContactId contact;
  std::vector<DatedPosts> cards;
  std::vector<card::CardId> chosen =
      {};  ///< whose posts somebody called the present ones; the last of its cards counts
};
/// The same as refresh_affiliations() of contacts that are new.
void write_affiliations(Connection& connection, std::vector<ContactPosts> contacts);

/// What the stored cards of contacts show, by contact.
std::vector<ContactPosts> read_posts(Connection& connection, const std::vector<card::ContactId>& contacts);

}  // namespace store
