#include "store/migrate.h"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "store/moment.h"

namespace store {
namespace {

std::string in_dialect(std::string_view sql, const Dialect& dialect) {
  const std::array<std::pair<std::string_view, std::string_view>, 4> words{{{"{{identity}}", dialect.identity},
                                                                            {"{{key_text}}", dialect.key_text},
                                                                            {"{{clustered}}", dialect.clustered},
                                                                            {"{{join_texts}}", dialect.join_texts}}};
  std::string result(sql);
  for (const auto& [word, meaning] : words)
    for (std::size_t at = result.find(word); at != std::string::npos; at = result.find(word, at + meaning.size()))
      result.replace(at, word.size(), meaning);
  return result;
}

// A database executes one statement at a time. Migrations keep semicolons to the ends of statements and comments to
// lines of their own.
std::vector<std::string> statements(const std::string& sql) {
  std::vector<std::string> result;
  std::string current;
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t end = std::min(sql.find('\n', at), sql.size());
    const std::string line = sql.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("--")) continue;
    current += line + '\n';
    if (!line.ends_with(';')) continue;
    current.resize(current.size() - 2);
    result.push_back(std::exchange(current, {}));
  }
  return result;
}

void apply(Connection& connection, const Dialect& dialect, const Migration& migration) {
  for (const std::string& statement : statements(in_dialect(migration.sql, dialect))) connection.execute(statement);
  connection.run("INSERT INTO schema_version (version, name, applied_at) VALUES (:version, :name, :at)",
                 std::int64_t{migration.version}, migration.name, now_utc());
}

}  // namespace

namespace {

int version_in_table(Connection& connection) {
  int version = 0;
  Query query(connection, "SELECT max(version) FROM schema_version");
  query.into(version);
  while (query.next()) {
  }
  return version;
}

// Most opens find the present schema: they need no lock and no right to write.
bool is_present(Connection& connection, std::size_t wanted) {
  try {
    return version_in_table(connection) == static_cast<int>(wanted);
  } catch (const DatabaseFailure&) {
    return false;
  }
}

}  // namespace

int schema_version(Connection& connection) {
  connection.execute(
      "CREATE TABLE IF NOT EXISTS schema_version "
      "(version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
  return version_in_table(connection);
}

void migrate(Connection& connection, const Dialect& dialect, std::span<const Migration> wanted) {
  if (is_present(connection, wanted.size())) return;
  for (const std::string_view statement : dialect.begin_write) connection.execute(std::string(statement));
  try {
    const int present = schema_version(connection);
    if (present > static_cast<int>(wanted.size()))
      throw DatabaseFailure(
          fmt::format("its schema version {} is newer than this program's {}", present, wanted.size()));
    for (const Migration& migration : wanted)
      if (migration.version > present) apply(connection, dialect, migration);
    connection.execute("COMMIT");
  } catch (...) {
    connection.execute("ROLLBACK");
    throw;
  }
}

}  // namespace store
