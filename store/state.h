#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "store/connection.h"
#include "store/dialect.h"
#include "store/store.h"

namespace store {

/// Private to store/.
struct Store::State {
  std::function<Connection()> connect;  ///< once more, after the server was away
  Connection connection;
  const Dialect& dialect;
  std::filesystem::path pictures;
  std::filesystem::path file;          ///< of SQLite; empty with PostgreSQL
  std::chrono::milliseconds patience;  ///< Options::busy_timeout
};

}  // namespace store
