#pragma once

#include <string>

namespace CLI {
class App;
}

namespace cli {

/// --pair or --pair=MODE: how pages make cards with two sides (pipeline::PairMode). `mode` gets its word; empty: none.
void declare_pairing(CLI::App& app, std::string& mode);

}  // namespace cli
