#include "cli/provenance_options.h"

#include <CLI/CLI.hpp>

namespace cli {

void ProvenanceOptions::declare(CLI::App& app) {
  app.add_option("--exchanged-on", exchanged_on_, "The day the cards were exchanged; unknown when not given")
      ->type_name("YYYY-MM-DD")
      ->check(CLI::Validator(
          [](const std::string& text) {
            return store::parse_date(text) ? std::string() : "not a day of the calendar written YYYY-MM-DD";
          },
          ""));
  app.add_option("--owner", given_.owner, "Who received the cards");
  app.add_option("--group", given_.group_name, "Who may see them");
  app.add_option("--event", given_.event, "Where they were exchanged");
  app.add_option("--tag", given_.tags, "A tag for each card; may be given several times")->allow_extra_args(false);
}

store::Provenance ProvenanceOptions::provenance() const {
  store::Provenance provenance = given_;
  provenance.exchanged_on = store::parse_date(exchanged_on_);
  return provenance;
}

}  // namespace cli
