#include "store/many_rows.h"

namespace store {

std::string insert_statement(std::string_view into, std::size_t columns, std::size_t rows) {
  std::string statement = "INSERT INTO " + std::string(into) + " VALUES ";
  for (std::size_t value = 0; value < rows * columns; ++value) {
    if (value > 0) statement += ", ";
    if (value % columns == 0) statement += '(';
    statement += ":v" + std::to_string(value);
    if (value % columns == columns - 1) statement += ')';
  }
  return statement;
}

std::string placeholders(std::size_t count) {
  std::string list;
  for (std::size_t value = 0; value < count; ++value) list += (value == 0 ? ":v" : ", :v") + std::to_string(value);
  return list;
}

}  // namespace store
