#pragma once

#include <string_view>
#include <vector>

namespace normalize {

/// The prefectures that a Japanese fixed-line number may belong to: takes E.164 ("+81312345678") or national digits
/// ("0312345678"). Empty for mobile, toll-free and foreign numbers.
std::vector<std::string_view> regions_of_phone(std::string_view number);

}  // namespace normalize
