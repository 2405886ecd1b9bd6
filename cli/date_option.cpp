#include "cli/date_option.h"

#include <CLI/CLI.hpp>

#include "store/moment.h"

namespace cli {

void add_date_option(CLI::App& app, const std::string& name, std::string& day, const std::string& description) {
  app.add_option(name, day, description)
      ->type_name("YYYY-MM-DD")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return store::parse_date(text) ? std::string() : "not a day of the calendar written YYYY-MM-DD";
          },
          ""));
}

}  // namespace cli
