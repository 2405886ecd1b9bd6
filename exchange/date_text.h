#pragma once

#include <string>
#include <string_view>

/// Private to exchange/.
namespace exchange {

/// "2025-04-18" from a calendar date written year, month, day with any separators ("2025/4/18", "20250418",
/// "2025年4月18日", "令和7年4月18日", "R7.4.18"), with or without a time of day or a weekday in brackets behind it;
/// empty for anything else.
std::string date_from_text(std::string_view text);

}  // namespace exchange
