#include "cli/exit_code.h"

namespace cli {

ExitCode exit_code(card::ErrorKind kind) {
  switch (kind) {
    case card::ErrorKind::bad_input: return ExitCode::some_failed;
    case card::ErrorKind::wrong_use: return ExitCode::wrong_use;
    case card::ErrorKind::database: return ExitCode::database;
    case card::ErrorKind::missing_component: return ExitCode::missing_component;
    case card::ErrorKind::internal: break;
  }
  return ExitCode::internal;
}

const char* exit_code_help() {
  return "Exit codes:\n"
         "  0    all well\n"
         "  1    some inputs failed, the rest were used (the failed ones are listed)\n"
         "  2    wrong use\n"
         "  3    database unavailable\n"
         "  4    a needed component is missing (meishi doctor says which)\n"
         "  70   internal error\n"
         "  130  stopped by Ctrl-C";
}

}  // namespace cli
