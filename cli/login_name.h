#pragma once

#include <string>

namespace cli {

/// Who runs the program, for the history: the account's name, or its number where it has none.
std::string login_name();

}  // namespace cli
