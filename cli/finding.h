#pragma once

#include <string>

#include "cli/exit_code.h"

namespace cli {

/// What one check of `meishi doctor` found. `mend` says what to do and is empty when all is well.
struct Finding {
  std::string subject;
  std::string state;
  std::string mend;
  ExitCode when_broken = ExitCode::missing_component;

  bool well() const { return mend.empty(); }
};

}  // namespace cli
