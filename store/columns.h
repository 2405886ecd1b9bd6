#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "card/match.h"
#include "store/connection.h"

/// Private to store/: queries that give numbers.
namespace store {

/// The only column of the rows that `sql` gives for one value, and a limit where it has one.
std::vector<std::int64_t> column(Connection& connection, std::string_view sql, std::int64_t value,
                                 std::optional<std::int64_t> limit = std::nullopt);
std::vector<card::CardId> as_cards(const std::vector<std::int64_t>& numbers);
/// The only value that `sql` gives; 0 without a row.
std::int64_t single(Connection& connection, std::string_view sql);

}  // namespace store
