#pragma once

#include "card/contact.h"
#include "review/call.h"
#include "store/reviews.h"

/// Which of two contacts' values a person wants to see once they are one.
namespace review::api {

/// Before the two contacts of a merge item become one: pins the values of `chosen` that differ between them, each under
/// the contact that has it, so that it comes along with the merge and goes back with an undo. The name's parts,
/// readings and Latin form are chosen one by one; the company brings its post; of e-mail addresses, URLs and
/// qualifications the first one is chosen. What `chosen` leaves out, and lists that simply add up, go by the rules of
/// every merge. Throws Refusal 422 for a value that neither contact has.
void pin_chosen_values(const Call& call, store::Transaction& transaction, const store::ReviewItem& item,
                       const card::Contact& chosen);

}  // namespace review::api
