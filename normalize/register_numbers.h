#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace normalize {

/// The ASCII digits of a text.
std::string digits_of(std::string_view text);

/// The digits of the numbers on a line that are of a tax office or a register ("P.IVA 01238470527"), of an account
/// ("郵便振替 00120-3-456789") or of a radio ("ID. 35*65*43262", Nextel) and may look like phones of `region`.
std::vector<std::string> register_numbers(std::string_view line, const std::string& region);

/// The same, and on Japanese cards the line's postal code as a model of Latin letters reads it: "7460-0003" for
/// 〒460-0003.
std::vector<std::string> numbers_of_no_phone(std::string_view line, const std::string& region);

}  // namespace normalize
