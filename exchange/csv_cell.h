#pragma once

#include <string>
#include <string_view>

/// Private to exchange/.
namespace exchange {

/// A cell as CSV writes it: in quotes where it holds a separator, a quote, a line end or blanks at its ends.
std::string csv_cell(std::string_view cell);

}  // namespace exchange
