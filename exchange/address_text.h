#pragma once

#include <string>
#include <string_view>

#include "card/contact.h"

namespace exchange {

/// The printed address; where only parts are known, these in the order of the country, postal code included.
std::string address_text(const card::Address& address);

/// "JP" from "日本", "Japan" or "jp"; empty for a name that is in no table.
std::string country_code(std::string_view name);

}  // namespace exchange
