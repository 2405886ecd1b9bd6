#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "card/result.h"

/// Private to store/: SQL with bound parameters over one SOCI session. SOCI itself is known to connection.cpp and the
/// dialects' files alone.
namespace store {

/// What helps after a failure: nothing, the transaction once more, or that on a new connection.
enum class Remedy { none, repeat, reconnect };

/// A statement that the database refused. Never leaves store/ (see guarded()).
class DatabaseFailure : public std::exception {
 public:
  explicit DatabaseFailure(std::string reason) : reason_(std::move(reason)) {}
  DatabaseFailure(std::string reason, Remedy remedy) : reason_(std::move(reason)), remedy_(remedy) {}
  const char* what() const noexcept override { return reason_.c_str(); }
  Remedy remedy() const { return remedy_; }

 private:
  std::string reason_;  ///< the database's own words, without any bound value
  Remedy remedy_ = Remedy::none;
};

/// One session with its prepared statements. One thread at a time.
class Connection {
 public:
  struct State;
  explicit Connection(std::unique_ptr<State> state);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();
  State& state() { return *state_; }

  /// What would have helped against the last failure since forget_failure(). Transactions ask for it.
  Remedy remedy() const;
  void forget_failure();

  /// Runs SQL without parameters and without result (schema, BEGIN, COMMIT). Throws DatabaseFailure.
  void execute(const std::string& sql);

  /// Runs one statement with bound parameters and without result. Throws DatabaseFailure.
  template <class... Values>
  void run(std::string_view sql, const Values&... values);

 private:
  std::unique_ptr<State> state_;
};

/// One statement: bind with use() in the order of its `:names`, name the targets with into(), then next() until it
/// gives false. Prepared once per connection and text. Absent values: an empty optional, or text passed through
/// nullable(), binds NULL; bytes that are no UTF-8, and NUL, are stored as U+FFFD; NULL comes back as 0, "" or an empty
/// optional. All members throw DatabaseFailure.
class Query {
 public:
  Query(Connection& connection, std::string_view sql);
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  Query& use(std::int64_t value);
  Query& use(double value);
  Query& use(std::string_view value);
  template <class T>
  Query& use(const std::optional<T>& value);

  Query& into(std::int64_t& target);
  Query& into(int& target);
  Query& into(double& target);
  Query& into(std::string& target);
  Query& into(std::optional<std::int64_t>& target);
  Query& into(std::optional<double>& target);

  bool next();  ///< the next row is in the targets; false after the last

  struct State;

 private:
  Query& use_null_text();
  Query& use_null_integer();
  Query& use_null_real();
  std::unique_ptr<State> state_;
};

/// Empty text is an absent value.
inline std::optional<std::string_view> nullable(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// Zero is an absent number (identifiers begin with 1).
std::optional<std::int64_t> nullable_number(std::int64_t number);

template <class T>
Query& Query::use(const std::optional<T>& value) {
  if (value) return use(*value);
  if constexpr (std::is_integral_v<T>) return use_null_integer();
  if constexpr (std::is_floating_point_v<T>) return use_null_real();
  return use_null_text();
}

template <class... Values>
void Connection::run(std::string_view sql, const Values&... values) {
  Query query(*this, sql);
  (query.use(values), ...);
  while (query.next()) {
  }
}

/// Runs the body of a door: a DatabaseFailure becomes an Error of kind database that says what was being done.
/// `action` completes "the database could not ...".
template <class Body>
auto guarded(std::string_view action, Body&& body) -> card::Result<decltype(body())> {
  try {
    if constexpr (std::is_void_v<decltype(body())>) {
      body();
      return {};
    } else {
      return body();
    }
  } catch (const DatabaseFailure& failure) {
    return card::fail(card::ErrorKind::database, "the database could not " + std::string(action) + " (" +
                                                     failure.what() +
                                                     "); try again, and run `meishi doctor` if it goes on");
  }
}

}  // namespace store
