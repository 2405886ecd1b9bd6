#pragma once

#include <cstdlib>

#include "normalize/knowledge.h"

/// The dictionaries compiled by this build; loaded once for all tests of the executable.
inline const normalize::Knowledge::State& test_knowledge() {
  static const normalize::Knowledge knowledge = [] {
    auto loaded = normalize::Knowledge::load(std::filesystem::path(MEISHI_BINARY_DIR) / "share/meishi/knowledge", {});
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return knowledge.state();
}
