#pragma once

#include <string>
#include <string_view>

namespace normalize {

/// Where the address of a line ends, in bytes: phones, e-mail and web addresses behind it are not part of it.
/// Nothing before byte `from` is looked at.
std::size_t address_end(const std::string& line, std::size_t from, std::string_view region);

/// Without blanks, commas and dividing strokes at both ends.
std::string_view trim_address(std::string_view text);

/// Without a label in front ("住所：", "Address:").
std::string_view drop_address_label(std::string_view line);

}  // namespace normalize
