#pragma once

#include <string>

#include "normalize/line_features.h"

namespace normalize {

/// The country (ISO 3166-1 alpha-2) whose numbering plan the phones of an English card follow where nothing else on it
/// tells a country: the one of `home` and the English-speaking countries under which most numbers are in use and are
/// printed in their usual groups. `home` wherever no other is ahead of it, and where the card has no phone.
std::string country_of_phones(const CardFeatures& features, const std::string& home);

}  // namespace normalize
