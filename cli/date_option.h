#pragma once

#include <string>

namespace CLI {
class App;
}

namespace cli {

/// An option that takes a day of the calendar written YYYY-MM-DD; anything else is wrong use.
void add_date_option(CLI::App& app, const std::string& name, std::string& day, const std::string& description);

}  // namespace cli
