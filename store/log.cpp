#include "store/log.h"

#include "store/connection.h"
#include "store/moment.h"

namespace store {
namespace {

std::optional<std::int64_t> nullable_id(std::int64_t id) { return id != 0 ? std::optional(id) : std::nullopt; }

std::string like_pattern(const std::string& words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

std::vector<Operation> read_log(Connection& connection, const LogFilter& filter) {
  std::vector<Operation> operations;
  Operation operation;
  std::string sql = "SELECT id, at, actor, address, action, outcome, contact_id, card_id, detail FROM operation WHERE ";
  sql += filter.before > 0 ? "id < :before" : ":before = 0";
  if (!filter.actor.empty()) sql += " AND actor = :actor";
  if (!filter.action.empty()) sql += " AND action = :action";
  if (filter.contact.value != 0) sql += " AND contact_id = :contact";
  if (!filter.from.empty()) sql += " AND at >= :from";
  if (!filter.until.empty()) sql += " AND at < :until";
  if (!filter.words.empty())
    sql +=
        " AND (coalesce(actor, '') || ' ' || action || ' ' || coalesce(address, '') || ' ' || coalesce(detail, '')) "
        "LIKE :words ESCAPE '\\'";
  Query query(connection, sql + " ORDER BY id DESC LIMIT :limit");
  query.use(filter.before);
  if (!filter.actor.empty()) query.use(filter.actor);
  if (!filter.action.empty()) query.use(filter.action);
  if (filter.contact.value != 0) query.use(filter.contact.value);
  if (!filter.from.empty()) query.use(filter.from);
  if (!filter.until.empty()) query.use(filter.until);
  if (!filter.words.empty()) query.use(like_pattern(filter.words));
  query.use(static_cast<std::int64_t>(filter.limit));
  query.into(operation.id).into(operation.at).into(operation.actor).into(operation.address).into(operation.action);
  query.into(operation.outcome).into(operation.contact.value).into(operation.card.value).into(operation.detail);
  while (query.next()) operations.push_back(operation);
  return operations;
}

}  // namespace

card::Result<void> log_operation(Transaction& transaction, const Operation& operation) {
  return guarded("write the log", [&] {
    transaction.connection().run(
        "INSERT INTO operation (at, actor, address, action, outcome, contact_id, card_id, detail) "
        "VALUES (:at, :actor, :address, :action, :outcome, :contact, :card, :detail)",
        now_utc(), nullable(operation.actor), nullable(operation.address), operation.action, operation.outcome,
        nullable_id(operation.contact.value), nullable_id(operation.card.value), nullable(operation.detail));
  });
}

card::Result<std::vector<Operation>> search_log(Transaction& transaction, const LogFilter& filter) {
  return guarded("read the log", [&] { return read_log(transaction.connection(), filter); });
}

}  // namespace store
