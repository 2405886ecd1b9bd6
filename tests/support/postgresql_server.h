#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace support {

/// A PostgreSQL server of this test program alone: its data in a temporary folder, reached by a socket there and not by
/// the network, ended with the program however that ends. Not durable (fsync off), so that tests are fast.
class PostgresqlServer {
 public:
  /// The program's one server, started when first asked for. Null where PostgreSQL is not installed or does not start;
  /// then a note about it is printed, once.
  static PostgresqlServer* running();
  static bool is_installed();

  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;
  ~PostgresqlServer();

  /// URL of a new, empty place for tables: a schema, which costs less than a database.
  std::string new_place();
  /// URL of a new, empty database that keeps text so ("SQL_ASCII").
  std::string new_database(const std::string& encoding);
  /// URL of a database with this name, there or not.
  std::string url_of(const std::string& database) const;

  /// Ends the server as a power failure ends its clients' sessions, and starts it again on the same data.
  void restart();
  /// Starts again as a standby that nobody feeds: everything can be read and nothing written until restart().
  void restart_read_only();
  void stop();
  void start();

 private:
  explicit PostgresqlServer(std::filesystem::path programs);
  bool make_data() const;
  std::filesystem::path standby_mark() const { return folder_ / "data" / "standby.signal"; }
  bool wait_until_ready() const;
  bool run_sql(const std::string& sql) const;

  std::filesystem::path programs_;  ///< folder of initdb and postgres
  std::filesystem::path folder_;
  int process_ = -1;
  int places_ = 0;
};

}  // namespace support
