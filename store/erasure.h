#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"

/// Erasing a person for good (個人情報保護法; GDPR article 17): values, evidence, lines, index, history, notes, tags.
namespace store {

/// Removes the contact, those merged into it and all their cards; what others share (a scan that shows further cards)
/// stays. Gives the pictures that nothing names any more: to be removed from disk after commit (remove_picture).
/// Hashes of `keys` (identifying_keys of each card) stay: see is_erased.
card::Result<std::vector<std::string>> erase_contact(Transaction& transaction, card::ContactId contact,
                                                     const std::vector<std::string>& keys);

/// Those of a card's match keys (dedupe::match_keys) that name one person: e-mail address, mobile number, and the name
/// within a company.
std::vector<std::string> identifying_keys(const std::vector<std::string>& match_keys);

/// Whether a card with these match keys belongs to somebody who was erased.
card::Result<bool> is_erased(Transaction& transaction, const std::vector<std::string>& match_keys);

/// Removes a picture's file. One that is not there is no trouble.
void remove_picture(const Store& store, const std::string& sha256);

}  // namespace store
