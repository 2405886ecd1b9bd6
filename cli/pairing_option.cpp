#include "cli/pairing_option.h"

#include <CLI/CLI.hpp>

namespace cli {

void declare_pairing(CLI::App& app, std::string& mode) {
  app.add_flag(
         "--pair{duplex}", mode,
         "Pages are fronts and backs of cards: --pair=duplex (front, back, front, back; --pair alone), stacks (all "
         "fronts, then all backs), stacks-reversed (the backs from the last to the first), names (x_front and "
         "x_back), evidence (neighbours that belong together by what they say)")
      ->check(CLI::IsMember({"duplex", "stacks", "stacks-reversed", "names", "evidence"}));
}

}  // namespace cli
