#pragma once

#include <string>
#include <string_view>

namespace text {

/// UTF-8 to code points. Ill-formed bytes become U+FFFD, one for each maximal subpart.
std::u32string to_utf32(std::string_view utf8);

/// Code points to UTF-8. Surrogates and values above U+10FFFF become U+FFFD.
std::string to_utf8(std::u32string_view code_points);
std::string to_utf8(char32_t code_point);

bool is_valid_utf8(std::string_view bytes);

}  // namespace text
