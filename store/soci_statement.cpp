#include "store/connection_state.h"

namespace store {
namespace {

class SociStatement : public Statement {
 public:
  SociStatement(soci::session& session, std::string sql) : statement_(session), sql_(std::move(sql)) {}

  bool execute() override {
    if (!ready_) start();
    return statement_.execute(true);
  }
  bool fetch() override { return statement_.fetch(); }
  bool stop() override { return false; }

 private:
  void start();

  soci::statement statement_;
  std::string sql_;
  bool ready_ = false;  ///< prepared and bound
};

void SociStatement::start() {
  for (Slot& slot : uses) {
    if (slot.type == SlotType::integer) statement_.exchange(soci::use(slot.integer, slot.indicator));
    if (slot.type == SlotType::real) statement_.exchange(soci::use(slot.real, slot.indicator));
    if (slot.type == SlotType::text) statement_.exchange(soci::use(slot.text, slot.indicator));
  }
  for (Slot& slot : intos) {
    if (slot.type == SlotType::integer) statement_.exchange(soci::into(slot.integer, slot.indicator));
    if (slot.type == SlotType::real) statement_.exchange(soci::into(slot.real, slot.indicator));
    if (slot.type == SlotType::text) statement_.exchange(soci::into(slot.text, slot.indicator));
  }
  statement_.alloc();
  statement_.prepare(sql_);
  statement_.define_and_bind();
  ready_ = true;
}

}  // namespace

std::unique_ptr<Statement> prepare_by_soci(soci::session& session, const std::string& sql) {
  return std::make_unique<SociStatement>(session, sql);
}

}  // namespace store
