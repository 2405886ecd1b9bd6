#pragma once

#include <filesystem>

#include "store/connection.h"
#include "store/dialect.h"
#include "store/store.h"

namespace store {

/// Private to store/.
struct Store::State {
  Connection connection;
  const Dialect& dialect;
  std::filesystem::path pictures;
};

}  // namespace store
