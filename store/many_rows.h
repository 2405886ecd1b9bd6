#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/connection.h"

/// Private to store/: many rows in one statement, written or read, which costs a fraction of as many statements.
namespace store {

/// What a value is put through on its way: "lower"; empty: nothing.
struct Column {
  std::string_view function = {};
};

/// "INSERT INTO t (a, b) VALUES (:v0, :v1), (:v2, :v3)". On SQLite "INSERT OR FAIL INTO": so that such a statement
/// could be taken back alone, it copies every page that it touches; here the whole transaction is given up when one
/// fails.
std::string insert_statement(Connection& connection, std::string_view into, std::span<const Column> columns,
                             std::size_t rows);

/// `into`: "t (a, b)". `bind(query, row)` binds the row's columns in that order, each of one type in every row.
template <class Row, class Bind>
void insert_rows(Connection& connection, std::string_view into, std::span<const Column> columns,
                 std::span<const Row> rows, Bind&& bind) {
  // Few lengths, so that each statement is prepared once.
  for (const std::size_t length : {std::size_t{64}, std::size_t{8}, std::size_t{1}}) {
    if (rows.size() < length) continue;
    const std::string statement = insert_statement(connection, into, columns, length);
    for (; rows.size() >= length; rows = rows.subspan(length)) {
      Query query(connection, statement);
      for (const Row& row : rows.first(length)) bind(query, row);
      while (query.next()) {
      }
    }
  }
}

template <class Row, class Bind>
void insert_rows(Connection& connection, std::string_view into, std::size_t columns, std::span<const Row> rows,
                 Bind&& bind) {
  const std::vector<Column> plain(columns);
  insert_rows<Row>(connection, into, plain, rows, bind);
}

/// ":v0, :v1, :v2".
std::string placeholders(std::size_t count);

/// Runs `before` + a list of placeholders + `after` for all the numbers, many at a time; `read(query)` names the
/// targets with into() and takes the rows. A number may be looked for twice.
template <class Read>
void select_in(Connection& connection, std::string_view before, std::string_view after,
               std::span<const std::int64_t> numbers, Read&& read) {
  while (!numbers.empty()) {
    const std::size_t length = numbers.size() > 24 ? 64 : numbers.size() > 1 ? 8 : 1;
    const std::size_t taken = std::min(length, numbers.size());
    Query query(connection, std::string(before) + placeholders(length) + std::string(after));
    for (std::size_t i = 0; i < length; ++i) query.use(numbers[std::min(i, taken - 1)]);
    read(query);
    numbers = numbers.subspan(taken);
  }
}

}  // namespace store
