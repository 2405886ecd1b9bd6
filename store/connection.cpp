#include "store/connection.h"

#include <algorithm>
#include <cassert>
#include <variant>
#include <vector>

#include "store/connection_state.h"
#include "text/utf8.h"

namespace store {

namespace {

[[noreturn]] void rethrow(Connection::State& state, const soci::soci_error& error) {
  DatabaseFailure failure = state.explain(error);
  state.remedy = failure.remedy();
  throw failure;
}

}  // namespace

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Remedy Connection::remedy() const { return state_->remedy; }
void Connection::forget_failure() { state_->remedy = Remedy::none; }

void Connection::execute(const std::string& sql) {
  try {
    state_->session.once << sql;
  } catch (const soci::soci_error& error) {
    rethrow(*state_, error);
  }
}

using Target =
    std::variant<std::int64_t*, int*, double*, std::string*, std::optional<std::int64_t>*, std::optional<double>*>;

struct Query::State {
  Connection::State& connection;
  Connection::State::Idle::node_type node;  ///< the statement with its text
  Statement* statement = nullptr;
  std::size_t bound = 0;
  std::vector<Target> targets = {};
  enum class Progress { fresh, running, done } progress = Progress::fresh;

  Slot& use_slot(SlotType type);
  void into_slot(SlotType type, Target target);
  void copy_row() const;
};

Slot& Query::State::use_slot(SlotType type) {
  if (bound == statement->uses.size()) statement->uses.push_back({.type = type});
  Slot& slot = statement->uses[bound++];
  assert(slot.type == type);
  slot.indicator = soci::i_ok;
  return slot;
}

void Query::State::into_slot(SlotType type, Target target) {
  if (targets.size() == statement->intos.size()) statement->intos.push_back({.type = type});
  assert(statement->intos[targets.size()].type == type);
  targets.push_back(target);
}

namespace {

void copy_slot(const Slot& slot, Target target) {
  const bool present = slot.indicator == soci::i_ok;
  if (auto* integer = std::get_if<std::int64_t*>(&target)) **integer = present ? slot.integer : 0;
  if (auto* small = std::get_if<int*>(&target)) **small = present ? static_cast<int>(slot.integer) : 0;
  if (auto* real = std::get_if<double*>(&target)) **real = present ? slot.real : 0;
  if (auto* text = std::get_if<std::string*>(&target)) **text = present ? slot.text : std::string();
  if (auto* integer = std::get_if<std::optional<std::int64_t>*>(&target))
    **integer = present ? std::optional<std::int64_t>(slot.integer) : std::nullopt;
  if (auto* real = std::get_if<std::optional<double>*>(&target))
    **real = present ? std::optional<double>(slot.real) : std::nullopt;
}

}  // namespace

void Query::State::copy_row() const {
  for (std::size_t i = 0; i < targets.size(); ++i) copy_slot(statement->intos[i], targets[i]);
}

Query::Query(Connection& connection, std::string_view sql)
    : state_(std::make_unique<State>(State{.connection = connection.state(), .node = {}})) {
  auto& idle = state_->connection.idle;
  auto found = idle.find(sql);
  if (found == idle.end())
    found =
        idle.emplace(std::string(sql), state_->connection.prepare(state_->connection.session, std::string(sql))).first;
  state_->node = idle.extract(found);
  state_->statement = state_->node.mapped().get();
}

// A statement that still has rows would hold its read lock.
Query::~Query() {
  if (state_->progress == State::Progress::done || state_->statement->stop())
    state_->connection.idle.insert(std::move(state_->node));
}

namespace {

bool is_plain_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && text::is_valid_utf8(text);
}

// Names of files may be in any bytes. PostgreSQL takes UTF-8 without NUL; what is stored is the same everywhere.
std::string plain_text(std::string_view bytes) {
  std::u32string characters = text::to_utf32(bytes);
  std::replace(characters.begin(), characters.end(), U'\0', U'\uFFFD');
  return text::to_utf8(characters);
}

}  // namespace

std::optional<std::int64_t> nullable_number(std::int64_t number) {
  return number != 0 ? std::optional(number) : std::nullopt;
}

Query& Query::use(std::int64_t value) {
  state_->use_slot(SlotType::integer).integer = value;
  return *this;
}
Query& Query::use(double value) {
  state_->use_slot(SlotType::real).real = value;
  return *this;
}
Query& Query::use(std::string_view value) {
  std::string& text = state_->use_slot(SlotType::text).text;
  if (is_plain_text(value))
    text.assign(value);  // into the room that it had before
  else
    text = plain_text(value);
  return *this;
}
Query& Query::use_null_text() {
  state_->use_slot(SlotType::text).indicator = soci::i_null;
  return *this;
}
Query& Query::use_null_integer() {
  state_->use_slot(SlotType::integer).indicator = soci::i_null;
  return *this;
}
Query& Query::use_null_real() {
  state_->use_slot(SlotType::real).indicator = soci::i_null;
  return *this;
}

Query& Query::into(std::int64_t& target) {
  state_->into_slot(SlotType::integer, &target);
  return *this;
}
Query& Query::into(int& target) {
  state_->into_slot(SlotType::integer, &target);
  return *this;
}
Query& Query::into(double& target) {
  state_->into_slot(SlotType::real, &target);
  return *this;
}
Query& Query::into(std::string& target) {
  state_->into_slot(SlotType::text, &target);
  return *this;
}
Query& Query::into(std::optional<std::int64_t>& target) {
  state_->into_slot(SlotType::integer, &target);
  return *this;
}
Query& Query::into(std::optional<double>& target) {
  state_->into_slot(SlotType::real, &target);
  return *this;
}

bool Query::next() {
  if (state_->progress == State::Progress::done) return false;
  try {
    bool row = false;
    if (state_->progress == State::Progress::fresh) {
      state_->progress = State::Progress::running;
      row = state_->statement->execute();
    } else {
      row = state_->statement->fetch();
    }
    const bool wanted = row && !state_->targets.empty();
    if (row && !wanted) state_->statement->stop();
    if (!wanted) state_->progress = State::Progress::done;
    if (!wanted) return false;
    state_->copy_row();
    return true;
  } catch (const soci::soci_error& error) {
    rethrow(state_->connection, error);
  }
}

}  // namespace store
