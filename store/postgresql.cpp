#include <array>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "store/connection_state.h"
#include "store/database_url.h"
#include "store/dialect.h"

namespace store {
namespace {

// One number in PostgreSQL's space of advisory locks stands for "all contacts": Access::write takes it alone, writers
// of single cards share it and add a claim for each key under which somebody else could meet their card.
constexpr std::array<std::string_view, 1> kBeginRead = {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
constexpr std::array<std::string_view, 1> kBeginRows = {"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"};
constexpr std::array<std::string_view, 2> kBeginWrite = {kBeginRows[0], "SELECT pg_advisory_xact_lock(7809632214)"};
constexpr std::array<std::string_view, 2> kBeginClaiming = {kBeginRows[0],
                                                            "SELECT pg_advisory_xact_lock_shared(7809632214)"};

/// What the first characters of an SQLSTATE say (PostgreSQL 15's manual, appendix A). The server's own message may
/// repeat bound values, so it is never shown.
struct StateMeaning {
  std::string_view begins;
  std::string_view words;
  Remedy remedy = Remedy::none;
};
constexpr StateMeaning kStates[] = {
    {" ", "the connection to the server was lost", Remedy::reconnect},  // libpq's own trouble: no server gave a state
    {"08", "the connection to the server was lost", Remedy::reconnect},
    {"57P01", "the server is shutting down", Remedy::reconnect},
    {"57P02", "the server broke down", Remedy::reconnect},
    {"57P03", "the server is starting or stopping", Remedy::reconnect},
    {"57P05", "the server closed an idle session", Remedy::reconnect},
    {"25P03", "the server closed an idle session", Remedy::reconnect},
    {"40", "another transaction was in the way", Remedy::repeat},
    {"55P03", "it is locked by another writer"},
    {"57014", "the server's time limit was reached"},
    {"23503", "a row that another one names is missing"},
    {"23505", "a value that must be there once is there already", Remedy::repeat},
    {"23", "a value breaks a rule of the schema"},
    {"25006", "the server is read-only"},
    {"0A", "the server cannot do that; is it a standby, which is read-only?"},
    {"28", "the server refused the user name or password"},
    {"3D", "there is no such database"},
    {"42501", "the user lacks the right to do it"},
    {"42P01", "a table is missing"},
    {"53100", "the server's disk is full"},
    {"53300", "the server has too many connections"},
    {"53", "the server is short of memory or disk"},
};

DatabaseFailure explain_state(const std::string& state) {
  for (const StateMeaning& meaning : kStates)
    if (state.starts_with(meaning.begins)) return {std::string(meaning.words), meaning.remedy};
  return DatabaseFailure("PostgreSQL's SQLSTATE " + state);
}

DatabaseFailure explain(const soci::soci_error& error) {
  if (const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error))
    return explain_state(known->sqlstate());
  return {"the connection to the server was lost", Remedy::reconnect};
}

/// How libpq's messages begin that name hosts and options; others may quote a part of the URL that is a password.
constexpr std::string_view kShownTroubles[] = {"connection to server", "could not translate host name",
                                               "invalid port number", "invalid URI query parameter",
                                               "invalid sslmode value"};

/// libpq's first line of why it could not connect.
std::string connection_trouble(const soci::soci_error& error) {
  std::string message = error.get_error_message();
  if (const std::size_t line = message.find('\n'); line != std::string::npos) message.erase(0, line + 1);
  for (const std::string_view beginning : kShownTroubles)
    if (message.starts_with(beginning)) return message.substr(0, message.find('\n'));
  return "its URL is not well written";
}

/// SOCI takes the URL apart at its first "=", so there is always one.
std::string with_options(const std::string& url) {
  std::string result = url;
  constexpr std::pair<std::string_view, std::string_view> kOptions[] = {{"connect_timeout", "10"},
                                                                        {"application_name", "meishi"},
                                                                        {"keepalives_idle", "30"},
                                                                        {"tcp_user_timeout", "60000"}};
  for (const auto& [name, value] : kOptions)
    if (url.find(fmt::format("{}=", name)) == std::string::npos)
      result += fmt::format("{}{}={}", result.find('?') == std::string::npos ? '?' : '&', name, value);
  return result;
}

void require_utf8(Connection& connection) {
  std::string encoding;
  Query query(connection, "SELECT current_setting('server_encoding')");
  query.into(encoding);
  while (query.next()) {
  }
  if (encoding != "UTF8")
    throw DatabaseFailure(fmt::format("it keeps text as {}; make it with ENCODING 'UTF8'", encoding));
}

}  // namespace

const Dialect kPostgresqlDialect{
    .identity = "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
    .key_text = "TEXT COLLATE \"C\"",
    .clustered = "",
    .join_texts = "string_agg",
    .begin_read = kBeginRead,
    .begin_write = kBeginWrite,
    .begin_rows = kBeginRows,
    .begin_claiming = kBeginClaiming,
    .claim = "SELECT pg_advisory_xact_lock(:number)",
    .lock_rows = " FOR UPDATE",
    .skip_locked = " FOR UPDATE SKIP LOCKED",
    .count_retired = "SELECT count(*) FROM retired_key",
    .retired_since = "SELECT hash FROM retired_key WHERE CAST(:known AS BIGINT) >= 0",
};

Connection open_postgresql(const PostgresqlOptions& options) {
  auto state = std::make_unique<Connection::State>(explain, prepare_by_soci);
  try {
    state->session.open(soci::postgresql, with_options(options.url));
  } catch (const soci::soci_error& error) {
    throw DatabaseFailure(connection_trouble(error), Remedy::reconnect);
  }
  Connection connection(std::move(state));
  connection.execute("SET client_min_messages = warning");
  connection.execute("SET client_encoding = 'UTF8'");
  connection.execute(fmt::format("SET lock_timeout = {}", options.busy_timeout.count()));
  connection.execute(
      "SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') = 'off'");
  require_utf8(connection);
  return connection;
}

}  // namespace store
