#include "store/statistics.h"

#include <algorithm>
#include <map>

#include "store/connection.h"

namespace store {
namespace {

std::int64_t number(Connection& connection, std::string_view sql) {
  std::int64_t value = 0;
  Query query(connection, sql);
  query.into(value);
  while (query.next()) {
  }
  return value;
}

std::vector<Statistics::Day> days(Connection& connection, const std::string& from, const std::string& until) {
  std::vector<Statistics::Day> result;
  Statistics::Day day;
  Query query(connection,
              "SELECT substr(created_at, 1, 10), count(*), sum(CASE WHEN decision = 'accept' THEN 1 ELSE 0 END) "
              "FROM card WHERE created_at >= :from AND substr(created_at, 1, 10) <= :until GROUP BY 1 ORDER BY 1");
  query.use(from).use(until).into(day.day).into(day.cards).into(day.accepted);
  while (query.next()) result.push_back(day);
  return result;
}

/// Texts that a person's version has and the one as read has not.
std::vector<Statistics::Field> corrections(Connection& connection, const std::string& from, const std::string& until) {
  std::vector<Statistics::Field> result;
  Statistics::Field field;
  Query query(connection,
              "SELECT v.field, count(*) FROM card_version w JOIN card c ON c.id = w.card_id AND c.version = w.version "
              "JOIN card_text_value v ON v.card_id = w.card_id AND v.version = w.version "
              "LEFT JOIN card_text_value o ON o.card_id = v.card_id AND o.version = 0 AND o.field = v.field AND "
              "o.position = v.position WHERE w.version > 0 AND w.author IS NOT NULL AND w.created_at >= :from AND "
              "substr(w.created_at, 1, 10) <= :until AND (o.value IS NULL OR o.value <> v.value) "
              "GROUP BY v.field ORDER BY 2 DESC, 1");
  query.use(from).use(until).into(field.field).into(field.corrections);
  while (query.next()) result.push_back(field);
  return result;
}

std::vector<Statistics::Reviewer> reviewers(Connection& connection, const std::string& from, const std::string& until) {
  std::map<std::string, std::vector<std::int64_t>> times;
  std::map<std::string, std::int64_t> decisions;
  std::string actor;
  std::optional<std::int64_t> elapsed_ms;
  Query query(connection,
              "SELECT actor, elapsed_ms FROM review_effort WHERE at >= :from AND substr(at, 1, 10) <= :until");
  query.use(from).use(until).into(actor).into(elapsed_ms);
  while (query.next()) {
    ++decisions[actor];
    if (elapsed_ms) times[actor].push_back(*elapsed_ms);
  }
  std::vector<Statistics::Reviewer> result;
  for (const auto& [name, count] : decisions) {
    Statistics::Reviewer reviewer{.reviewer = name, .decisions = count, .median_seconds = {}};
    std::vector<std::int64_t>& all = times[name];
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    if (!all.empty()) reviewer.median_seconds = static_cast<double>(*middle) / 1000.0;
    result.push_back(reviewer);
  }
  return result;
}

}  // namespace

card::Result<Statistics> count_all(Transaction& transaction, const std::string& from, const std::string& until) {
  return guarded("count", [&] {
    Connection& connection = transaction.connection();
    return Statistics{
        .contacts = number(connection, "SELECT count(*) FROM contact WHERE merged_into IS NULL AND withdrawn = 0"),
        .cards = number(connection, "SELECT count(*) FROM card WHERE withdrawn_by IS NULL"),
        .companies = number(connection, "SELECT count(DISTINCT company_key) FROM affiliation WHERE company_key <> ''"),
        .open_reviews = number(connection, "SELECT count(*) FROM review_item WHERE status = 'open'"),
        .duplicates_found = number(connection, "SELECT count(*) FROM review_item WHERE kind = 'merge'"),
        .duplicates_confirmed =
            number(connection, "SELECT count(*) FROM review_item WHERE kind = 'merge' AND status = 'accepted'"),
        .cards_by_day = days(connection, from, until),
        .corrections_by_field = corrections(connection, from, until),
        .reviewers = reviewers(connection, from, until)};
  });
}

card::Result<Changes> read_changes(Transaction& transaction) {
  return guarded("look for changes", [&] {
    Connection& connection = transaction.connection();
    return Changes{
        .last_event = number(connection, "SELECT coalesce(max(id), 0) FROM history_event"),
        .open_reviews = number(connection, "SELECT count(*) FROM review_item WHERE status = 'open'"),
        .open_jobs = number(connection, "SELECT count(*) FROM job WHERE state IN ('received', 'waiting', 'reading')")};
  });
}

}  // namespace store
