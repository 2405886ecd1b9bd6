#pragma once

#include <vector>

#include "card/result.h"
#include "exchange/record.h"
#include "exchange/vcard_syntax.h"

namespace exchange {

/// The contact that the properties of one card say; bad_input when there is neither a name nor a company.
card::Result<LoadedContact> contact_from_properties(const std::vector<Property>& properties);

}  // namespace exchange
