// The operation log and the counts.

#include "store/log.h"

#include <chrono>

#include "review/api/endpoints.h"
#include "store/moment.h"
#include "store/statistics.h"

namespace review::api {
namespace {

std::string entry_json(const store::Operation& operation) {
  const auto id = [](std::int64_t value) { return value != 0 ? std::optional(value) : std::nullopt; };
  JsonObject json;
  json.add("id", operation.id).add("at", operation.at).add_or_null("user", operation.actor);
  json.add_or_null("address", operation.address).add("action", operation.action);
  json.add("contact", id(operation.contact.value)).add("card", id(operation.card.value));
  json.add_or_null("detail", operation.detail).add("outcome", operation.outcome);
  return json.to_text();
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV injection").
std::string cell(const std::string& text) {
  std::string quoted = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) quoted += '\'';
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

http::Response as_csv(const std::vector<store::Operation>& entries) {
  http::Response response;
  response.body = "id,at,user,address,action,contact,card,detail,outcome\r\n";
  for (const store::Operation& each : entries)
    response.body += std::to_string(each.id) + "," + each.at + "," + cell(each.actor) + "," + cell(each.address) + "," +
                     cell(each.action) + "," + std::to_string(each.contact.value) + "," +
                     std::to_string(each.card.value) + "," + cell(each.detail) + "," + cell(each.outcome) + "\r\n";
  return response.with("Content-Type", "text/csv; charset=utf-8")
      .with("Content-Disposition", "attachment; filename=\"log.csv\"");
}

std::string day_before(int days) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return store::to_string(std::chrono::year_month_day(today - std::chrono::days(days)));
}

std::string statistics_json(const store::Statistics& counts) {
  std::vector<std::string> days, fields, reviewers;
  for (const auto& each : counts.cards_by_day) {
    JsonObject json;
    json.add("day", each.day).add("cards", each.cards).add("accepted", each.accepted);
    days.push_back(json.to_text());
  }
  for (const auto& each : counts.corrections_by_field) {
    JsonObject json;
    json.add("field", each.field).add("corrections", each.corrections);
    fields.push_back(json.to_text());
  }
  for (const auto& each : counts.reviewers) {
    JsonObject json;
    json.add("reviewer", each.reviewer).add("decisions", each.decisions).add("median_seconds", each.median_seconds);
    reviewers.push_back(json.to_text());
  }
  JsonObject json;
  json.add("contacts", counts.contacts).add("cards", counts.cards).add("companies", counts.companies);
  json.add("open_reviews", counts.open_reviews).add_json("cards_by_day", json_list(days));
  json.add_json("corrections_by_field", json_list(fields)).add("duplicates_found", counts.duplicates_found);
  json.add("duplicates_confirmed", counts.duplicates_confirmed).add_json("decisions", json_list(reviewers));
  return json.to_text();
}

}  // namespace

http::Response get_log(Call& call) {
  const bool csv = call.parameter("format") == "csv";
  store::LogFilter filter;
  filter.words = call.parameter("q");
  filter.actor = call.parameter("user");
  filter.action = call.parameter("action");
  filter.contact = {call.number("contact", 0)};
  filter.from = call.parameter("from");
  if (const std::string to = call.parameter("to"); !to.empty()) filter.until = to + "T99";  // the whole day
  filter.before = call.number("cursor", 0);
  const auto limit = static_cast<std::size_t>(call.number("limit", 50));
  filter.limit = csv ? 1'000'000 : limit + 1;
  must(call.services.log.write(call.store));  // what happened a moment ago is in it
  auto transaction = call.read();
  auto entries = must(store::search_log(transaction, filter));
  if (csv) {
    call.log("log_export", {}, std::to_string(entries.size()) + " entries");
    return as_csv(entries);
  }
  std::string next;
  if (entries.size() > limit) {
    entries.pop_back();
    next = std::to_string(entries.back().id);
  }
  std::vector<std::string> items;
  for (const store::Operation& operation : entries) items.push_back(entry_json(operation));
  return json_response(page_json(items, std::nullopt, next));
}

http::Response get_statistics(Call& call) {
  const std::string from = call.parameter("from"), to = call.parameter("to");
  auto transaction = call.read();
  return json_response(statistics_json(
      must(store::count_all(transaction, from.empty() ? day_before(29) : from, to.empty() ? day_before(0) : to))));
}

}  // namespace review::api
