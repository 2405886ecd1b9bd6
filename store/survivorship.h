#pragma once

#include <optional>
#include <span>
#include <vector>

#include "card/contact.h"
#include "card/match.h"
#include "store/moment.h"

/// What several cards of one person say together. Pure functions.
namespace store {

struct DatedContact {
  card::CardId card;
  std::optional<Date> exchanged_on;
  card::Contact contact;
};

/// The present card comes first: the newest exchange date, the later card of one day; cards of unknown date follow
/// in order of arrival, because they must not overrule what is known. Of anything with `card` and `exchanged_on`.
template <class Dated>
bool comes_before(const Dated& a, const Dated& b) {
  if (a.exchanged_on.has_value() != b.exchanged_on.has_value()) return a.exchanged_on.has_value();
  if (a.exchanged_on != b.exchanged_on) return a.exchanged_on > b.exchanged_on;
  return a.exchanged_on ? a.card > b.card : a.card < b.card;
}
void sort_present_first(std::vector<DatedContact>& cards);

/// One contact out of cards sorted by sort_present_first:
///  - the name, and company, departments, titles and posts, are taken as units from the first card that shows them,
///    so that an old company never stands beside a new title;
///  - readings and Latin forms fill blanks where the same name (or company) carries them;
///  - phones, e-mails, URLs, addresses, social, qualifications and notes are added up, each value once.
card::Contact survive(std::span<const DatedContact> present_first);

/// The posts that one card shows; one made of company, department and titles when it lists none.
std::vector<card::Post> posts_of(const card::Contact& contact);

}  // namespace store
