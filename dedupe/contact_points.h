#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"

/// Private to dedupe/: addresses and numbers that belong to one person. Sorted, without repetition.
namespace dedupe {

/// Lower case, NFKC, no blanks; mailboxes of a role (info@, sales@) left out, broken ones too.
std::vector<std::string> personal_emails(const card::Contact& contact);
bool is_role_mailbox(std::string_view local_part);  ///< of a lower-case address

std::string canonical_email(const std::string& email);  ///< lower case, NFKC, no blanks
bool is_mobile_number(const card::PhoneNumber& phone);  ///< printed as one, or of a mobile prefix; no fax

/// E.164. Only mobile numbers are a person's: a switchboard would make a whole company one.
std::vector<std::string> mobile_numbers(const card::Contact& contact);

}  // namespace dedupe
