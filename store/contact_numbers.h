#pragma once

#include <set>
#include <vector>

#include "card/match.h"

/// Which number a contact keeps when its cards are grouped anew. A pure function.
namespace store {

struct NumberedCard {
  card::CardId card;
  card::ContactId contact;  ///< that it is in now; value 0: none yet
  card::ContactId born_in;  ///< that it began in; value 0: none yet
};

/// The contact of each group; value 0: a new one. A present contact goes to the group that holds most of its cards; of
/// groups that hold parts of one contact, to the one with most of the cards born in it, then most of its cards, then
/// the lowest card. A group that is left without one takes up the closed contact in which most of its cards were born.
/// Among several contacts a group keeps the one with most of its cards, then the lowest number.
/// `taken`: numbers in use elsewhere.
std::vector<card::ContactId> number_groups(const std::vector<std::vector<NumberedCard>>& groups,
                                           const std::set<card::ContactId>& taken);

}  // namespace store
