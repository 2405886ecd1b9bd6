#pragma once

#include <string_view>

namespace normalize {

/// Whether this ISO 3166-1 alpha-2 code, in capitals, is that of a country with a numbering plan.
bool is_phone_region(std::string_view region);

}  // namespace normalize
