#pragma once

#include <string>
#include <string_view>

#include "card/contact.h"

namespace exchange {

/// A phone as one text for people: as printed where it stands in Japan's national form (leading zero, reachable from
/// +81), else E.164 where known, else as printed; " ext. 12" behind.
std::string phone_text(const card::PhoneNumber& phone);

/// The inverse for texts of any origin: takes an extension off ("ext. 12", "x12", ";ext=12", "内線12") and a "tel:"
/// before; `number` only for what begins with a plus sign and has 7 to 15 digits without "(0)".
card::PhoneNumber phone_from_text(std::string_view text, card::PhoneKind kind);

}  // namespace exchange
