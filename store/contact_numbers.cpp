#include "store/contact_numbers.h"

#include <algorithm>
#include <map>

namespace store {
namespace {

struct Claim {
  std::size_t group = 0;
  card::ContactId contact;
  int present = 0, born = 0;  ///< cards of the group that are in the contact, or began in it
  card::CardId lowest;        ///< of the group
};

std::vector<Claim> claims_of(const std::vector<std::vector<NumberedCard>>& groups) {
  std::vector<Claim> claims;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::map<card::ContactId, Claim> by_contact;
    card::CardId lowest = groups[g].front().card;
    for (const NumberedCard& card : groups[g]) lowest = std::min(lowest, card.card);
    const auto claim = [&](card::ContactId contact) -> Claim& {
      return by_contact.try_emplace(contact, Claim{.group = g, .contact = contact, .lowest = lowest}).first->second;
    };
    for (const NumberedCard& card : groups[g]) {
      if (card.contact.value != 0) ++claim(card.contact).present;
      if (card.born_in.value != 0) ++claim(card.born_in).born;
    }
    for (const auto& [contact, made] : by_contact) claims.push_back(made);
  }
  return claims;
}

// Present contacts before closed ones; within one contact, whose it was at first decides before whose it is now.
bool stronger(const Claim& a, const Claim& b) {
  const bool a_present = a.present > 0, b_present = b.present > 0;
  if (a_present != b_present) return a_present;
  if (a.contact == b.contact) {
    if (a.born != b.born) return a.born > b.born;
    if (a.present != b.present) return a.present > b.present;
    return a.lowest < b.lowest;
  }
  const int a_cards = a_present ? a.present : a.born, b_cards = b_present ? b.present : b.born;
  if (a_cards != b_cards) return a_cards > b_cards;
  return a.contact < b.contact;
}

}  // namespace

std::vector<card::ContactId> number_groups(const std::vector<std::vector<NumberedCard>>& groups,
                                           const std::set<card::ContactId>& taken) {
  std::map<card::ContactId, std::vector<Claim>> by_contact;
  for (const Claim& claim : claims_of(groups))
    if (!taken.contains(claim.contact)) by_contact[claim.contact].push_back(claim);
  std::vector<card::ContactId> numbers(groups.size());
  // Each round gives every free contact to its strongest group; a group that is offered several keeps the best, and
  // the others are offered again to whoever has none.
  for (bool again = true; again;) {
    again = false;
    std::map<std::size_t, Claim> offers;
    for (auto& [contact, claims] : by_contact) {
      std::erase_if(claims, [&](const Claim& claim) { return numbers[claim.group].value != 0; });
      if (claims.empty()) continue;
      const Claim& best = *std::min_element(claims.begin(), claims.end(), stronger);
      const auto [held, fresh] = offers.try_emplace(best.group, best);
      if (!fresh && stronger(best, held->second)) held->second = best;
    }
    for (const auto& [group, claim] : offers) {
      numbers[group] = claim.contact;
      by_contact.erase(claim.contact);
      again = true;
    }
  }
  return numbers;
}

}  // namespace store
