#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <soci/soci.h>

#include "store/connection.h"
#include "store/waiting_rows.h"

/// Private to connection.cpp and the dialects' files: the one header of store/ that shows SOCI.
namespace store {

enum class SlotType { integer, real, text };

/// A value that a prepared statement reads from or writes to; lives as long as the statement.
struct Slot {
  SlotType type = SlotType::integer;
  long long integer = 0;
  double real = 0;
  std::string text = {};
  soci::indicator indicator = soci::i_ok;
};

/// A statement with its values, prepared when it is first executed. Its session must outlive it.
class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;

  std::deque<Slot> uses;  // deques: SOCI keeps addresses
  std::deque<Slot> intos;

  /// Binds `uses` and runs it; true: its first row is in `intos`. Both throw soci_error or DatabaseFailure.
  virtual bool execute() = 0;
  virtual bool fetch() = 0;  ///< true: the next row is in `intos`
  /// Gives up the rows that were not fetched; false: it cannot be executed again.
  virtual bool stop() = 0;
};

using Prepare = std::unique_ptr<Statement> (*)(soci::session& session, const std::string& sql);
std::unique_ptr<Statement> prepare_by_soci(soci::session& session, const std::string& sql);
/// Without SOCI, which copies every text three times and looks every value up by its place: a third of the time of a
/// row.
std::unique_ptr<Statement> prepare_on_sqlite(soci::session& session, const std::string& sql);

struct Connection::State {
  /// SOCI's exception in words that hold no bound value: its own text repeats them.
  using Explain = DatabaseFailure (*)(const soci::soci_error&);
  State(Explain explain_error, Prepare prepare_statement) : explain(explain_error), prepare(prepare_statement) {}

  Explain explain;
  Prepare prepare;
  Remedy remedy = Remedy::none;
  soci::session session;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const { return std::hash<std::string_view>()(sql); }
  };
  using Idle = std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>>;
  Idle idle;                             ///< by SQL text; taken out while in use
  std::unique_ptr<WaitingRows> waiting;  ///< null: rows are written at once
};

}  // namespace store
