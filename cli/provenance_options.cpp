#include "cli/provenance_options.h"

#include <CLI/CLI.hpp>

#include "cli/date_option.h"

namespace cli {

void ProvenanceOptions::declare(CLI::App& app) {
  add_date_option(app, "--exchanged-on", exchanged_on_, "The day the cards were exchanged; unknown when not given");
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
