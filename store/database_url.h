#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace store {

enum class DatabaseKind { sqlite, postgresql };

/// A database by its URL: "sqlite:PATH" or "postgresql://user:password@host:port/database?option=value".
struct DatabaseUrl {
  DatabaseKind kind = DatabaseKind::sqlite;
  std::string target;  ///< the path; the whole URL of a PostgreSQL database
  std::string shown;   ///< for people: without password and options
};

/// Nothing for another kind of URL, a path with a quotation mark, or a PostgreSQL URL whose user name or password
/// holds @, / or ? as it stands (they are written %40, %2F, %3F).
std::optional<DatabaseUrl> parse_database_url(std::string_view url);

/// The URL for people and logs. What is no URL of a known kind is cut before anything that might be a password.
std::string without_password(std::string_view url);

}  // namespace store
