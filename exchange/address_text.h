#pragma once

#include <string>
#include <string_view>

#include "card/contact.h"

namespace exchange {

/// The printed address; where only parts are known, these in the order of the country, postal code included.
std::string address_text(const card::Address& address);

/// "JP" from "日本", "Japan" or "jp"; empty for a name that is in no table.
std::string country_code(std::string_view name);

/// "2025-04-18" from a calendar date written year, month, day with any separators ("2025/4/18", "20250418",
/// "2025年4月18日"); empty for anything else.
std::string date_from_text(std::string_view text);

}  // namespace exchange
