#include "store/many_rows.h"

#include "store/connection_state.h"

namespace store {

std::string insert_statement(Connection& connection, std::string_view into, std::span<const Column> columns,
                             std::size_t rows) {
  const bool sqlite = connection.state().session.get_backend_name() == "sqlite3";
  std::string statement =
      std::string(sqlite ? "INSERT OR FAIL INTO " : "INSERT INTO ") + std::string(into) + " VALUES ";
  for (std::size_t value = 0; value < rows * columns.size(); ++value) {
    const std::size_t column = value % columns.size();
    if (value > 0) statement += ", ";
    if (column == 0) statement += '(';
    const std::string_view function = columns[column].function;
    if (!function.empty()) statement.append(function) += '(';
    statement += ":v" + std::to_string(value);
    if (!function.empty()) statement += ')';
    if (column + 1 == columns.size()) statement += ')';
  }
  return statement;
}

std::string placeholders(std::size_t count) {
  std::string list;
  for (std::size_t value = 0; value < count; ++value) list += (value == 0 ? ":v" : ", :v") + std::to_string(value);
  return list;
}

}  // namespace store
