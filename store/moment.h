#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace store {

using Date = std::chrono::year_month_day;

std::string to_string(const Date& date);                ///< "2026-03-31"
std::optional<Date> parse_date(std::string_view text);  ///< YYYY-MM-DD, a day that exists; else nothing

/// The present moment, "2026-03-31T09:05:00Z".
std::string now_utc();
/// A moment that lies so far ahead of the present one.
std::string utc_after(std::chrono::seconds from_now);

}  // namespace store
