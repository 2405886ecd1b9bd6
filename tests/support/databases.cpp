#include "tests/support/databases.h"

#include "tests/support/postgresql_server.h"

namespace support {

std::vector<Database> databases() {
  std::vector<Database> kinds = {Database::sqlite};
  if (PostgresqlServer::is_installed()) kinds.push_back(Database::postgresql);
  return kinds;
}

std::string database_name(const testing::TestParamInfo<Database>& info) {
  return info.param == Database::sqlite ? "SQLite" : "PostgreSQL";
}

std::string new_database_url(Database kind, const std::filesystem::path& folder) {
  if (kind == Database::sqlite) return "sqlite:" + (folder / "db" / "meishi.db").string();
  PostgresqlServer* server = PostgresqlServer::running();
  return server != nullptr ? server->new_place() : "postgresql://localhost:1/not-started";
}

}  // namespace support
