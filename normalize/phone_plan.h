#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "card/contact.h"

namespace normalize {

/// What the numbering plans say about digits.
struct PlannedNumber {
  std::string e164;                              ///< empty when not possible, or possible only inside its own area
  bool valid = false;                            ///< in use
  bool possible = false;                         ///< of a length that is in use, area code included
  bool local = false;                            ///< of the length of a number without its area code
  card::PhoneKind kind = card::PhoneKind::work;  ///< mobile and toll_free where the plan tells
  bool fixed = false;                            ///< of a line that cannot be a mobile's nor free of charge
};

/// Looks at ASCII digits with their punctuation ("+49 (0) 89 / 123 456-0"). `region` is ISO 3166-1 alpha-2.
PlannedNumber look_up_number(std::string_view digits, std::string_view region);

/// The number in the groups that its plan is usually printed in ("03-1234-5678"); empty where the plan does not know
/// it.
std::string national_form(std::string_view digits, std::string_view region);

}  // namespace normalize
