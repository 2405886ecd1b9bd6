#pragma once

#include "card/result.h"

namespace cli {

/// Contract section 1; docs/errors.md explains each.
enum class ExitCode {
  ok = 0,           ///< cards that wait for review, were known already, or pictures without a card included
  some_failed = 1,  ///< some inputs failed, the rest are stored
  wrong_use = 2,
  database = 3,
  missing_component = 4,
  internal = 70,
  interrupted = 130,  ///< stopped by Ctrl-C after the cards in hand were stored
};

ExitCode exit_code(card::ErrorKind kind);

/// The lines about exit codes that end every command's --help.
const char* exit_code_help();

}  // namespace cli
