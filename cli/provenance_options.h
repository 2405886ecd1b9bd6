#pragma once

#include <string>

#include "store/cards.h"

namespace CLI {
class App;
}

namespace cli {

/// The options of import and watch that say how the cards came: --exchanged-on, --owner, --group, --event, --tag.
class ProvenanceOptions {
 public:
  void declare(CLI::App& app);
  store::Provenance provenance() const;

 private:
  std::string exchanged_on_;
  store::Provenance given_;
};

}  // namespace cli
