#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/piece.h"

namespace normalize {

/// All e-mail addresses of a printed line, label off (E-mail:, Mail, メール …), width normalised, lower case, OCR
/// damage repaired: blanks inside, ， and , for dots, c0m, (at), @ read as © ® or Q where that is the only reading.
/// `known_domains` (of the card's URLs, say) help to choose among repairs. Only valid addresses are returned.
std::vector<Piece<std::string>> find_emails(std::string_view line, const std::vector<std::string>& known_domains = {});

/// RFC 5321 mailbox with a dot-atom local part and a domain name of at least two labels: what a card can carry. No
/// quoted strings, comments or address literals.
bool is_valid_email(std::string_view address);

std::string_view local_part(std::string_view address);
std::string_view domain_of(std::string_view address);

/// info@, sales@, contact@ …: an address of a post, not of a person.
bool is_role_address(std::string_view address);
/// gmail.com, yahoo.co.jp …: the domain says nothing about the company.
bool is_free_mail_domain(std::string_view domain);

}  // namespace normalize
