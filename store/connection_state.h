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

struct Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}
  soci::statement statement;
  std::deque<Slot> uses;  // a deque: SOCI keeps addresses
  std::deque<Slot> intos;
  bool ready = false;  ///< prepared and bound
};

struct Connection::State {
  /// SOCI's exception in words that hold no bound value: its own text repeats them.
  using Explain = DatabaseFailure (*)(const soci::soci_error&);
  explicit State(Explain explain_error) : explain(explain_error) {}

  Explain explain;
  Remedy remedy = Remedy::none;
  soci::session session;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const { return std::hash<std::string_view>()(sql); }
  };
  using Idle = std::unordered_map<std::string, std::unique_ptr<Prepared>, Hash, std::equal_to<>>;
  Idle idle;                             ///< by SQL text; taken out while in use
  std::unique_ptr<WaitingRows> waiting;  ///< null: rows are written at once
};

}  // namespace store
