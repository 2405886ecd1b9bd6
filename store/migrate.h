#pragma once

#include <span>
#include <string>

#include "store/connection.h"
#include "store/dialect.h"

/// Private to store/: brings a database to the present schema, forward only.
namespace store {

/// One file of store/migrations, compiled in. `version` is the number that its name begins with.
struct Migration {
  int version = 0;
  std::string_view name;
  std::string_view sql;
};

/// All of them, by version, without gaps from 1 on (made from the files by embed_migrations.cmake).
std::span<const Migration> migrations();

/// Applies what is missing, all of it or nothing. Several processes may do so at once.
/// Throws DatabaseFailure, also when the database is newer than the program.
void migrate(Connection& connection, const Dialect& dialect, std::span<const Migration> wanted = migrations());

/// The version that a database has; 0 before the first migration.
int schema_version(Connection& connection);

}  // namespace store
