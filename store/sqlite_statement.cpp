#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/connection_state.h"

namespace store {
namespace {

using namespace sqlite_api;

class SqliteStatement : public Statement {
 public:
  SqliteStatement(sqlite3* database, std::string sql) : database_(database), sql_(std::move(sql)) {}
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  bool execute() override {
    if (statement_ == nullptr &&
        sqlite3_prepare_v2(database_, sql_.data(), static_cast<int>(sql_.size()), &statement_, nullptr) != SQLITE_OK)
      throw DatabaseFailure(sqlite3_errmsg(database_));
    for (std::size_t i = 0; i < uses.size(); ++i) bind(static_cast<int>(i) + 1, uses[i]);
    return fetch();
  }
  bool fetch() override;
  bool stop() override {
    sqlite3_reset(statement_);
    return true;
  }

 private:
  void bind(int place, const Slot& slot);

  sqlite3* database_;
  std::string sql_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Texts are not copied: the slots keep them until they are bound anew.
void SqliteStatement::bind(int place, const Slot& slot) {
  const auto bound = [&] {
    if (slot.indicator == soci::i_null) return sqlite3_bind_null(statement_, place);
    if (slot.type == SlotType::integer) return sqlite3_bind_int64(statement_, place, slot.integer);
    if (slot.type == SlotType::real) return sqlite3_bind_double(statement_, place, slot.real);
    return sqlite3_bind_text64(statement_, place, slot.text.data(), slot.text.size(), nullptr, SQLITE_UTF8);
  }();
  if (bound != SQLITE_OK) throw DatabaseFailure(sqlite3_errmsg(database_));
}

void read(sqlite3_stmt* statement, int place, Slot& slot) {
  slot.indicator = sqlite3_column_type(statement, place) == SQLITE_NULL ? soci::i_null : soci::i_ok;
  if (slot.indicator == soci::i_null) return;
  if (slot.type == SlotType::integer) slot.integer = sqlite3_column_int64(statement, place);
  if (slot.type == SlotType::real) slot.real = sqlite3_column_double(statement, place);
  if (slot.type != SlotType::text) return;
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, place));
  slot.text.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, place)));
}

bool SqliteStatement::fetch() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) {
    for (std::size_t i = 0; i < intos.size(); ++i) read(statement_, static_cast<int>(i), intos[i]);
    return true;
  }
  if (result == SQLITE_DONE) {
    sqlite3_reset(statement_);
    return false;
  }
  const std::string reason = sqlite3_errmsg(database_);
  sqlite3_reset(statement_);
  throw DatabaseFailure(reason);
}

}  // namespace

std::unique_ptr<Statement> prepare_on_sqlite(soci::session& session, const std::string& sql) {
  return std::make_unique<SqliteStatement>(static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_,
                                           sql);
}

}  // namespace store
