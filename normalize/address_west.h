#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/address.h"
#include "normalize/address_west_code.h"

namespace normalize {

/// How much a Latin line looks like a part of an address, 0..1.
float western_address_likeness(std::string_view line);

/// Whether a word of a Latin line is one of a street (Street, rue, -straße), numbered or not.
bool has_street_word(std::string_view line);

/// "100-0001" in a Latin line of a Japanese address.
std::optional<Piece<std::string>> latin_japanese_code(std::string_view line);

/// "1-1 Chiyoda, Chiyoda-ku, Tokyo 100-0001 Japan"; nothing without a prefecture or a Japanese code.
std::optional<FoundAddress> read_latin_japanese_address(const std::vector<std::string>& lines);

}  // namespace normalize
