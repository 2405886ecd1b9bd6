#include "review/api/contact_query.h"

#include <algorithm>
#include <array>

namespace review::api {
namespace {

constexpr std::array<std::pair<std::string_view, store::SortBy>, 5> kSorts{
    {{"reading", store::SortBy::reading},
     {"company", store::SortBy::company},
     {"exchanged_on", store::SortBy::exchanged_on},
     {"added", store::SortBy::added},
     {"best", store::SortBy::best}}};

std::optional<store::Date> date(const Call& call, std::string_view name) {
  const std::string text = call.parameter(name);
  if (text.empty()) return std::nullopt;
  const auto parsed = store::parse_date(text);
  if (!parsed)
    throw Refusal{400, ProblemCode::bad_date, std::string(name) + ": expected a day as YYYY-MM-DD", std::string(name)};
  return parsed;
}

store::SortBy sort_of(const Call& call, bool with_words) {
  const std::string word = call.parameter("sort");
  for (const auto& [name, sort] : kSorts)
    if (word == name) return sort;
  return with_words ? store::SortBy::best : store::SortBy::reading;
}

}  // namespace

ContactQuery contact_query(const Call& call) {
  ContactQuery query;
  store::ListFilter& filter = query.filter;
  filter.words = call.parameter("q");
  filter.company_key = call.parameter("company");
  filter.tag = call.parameter("tag");
  filter.owner = call.parameter("owner");
  filter.group_name = call.parameter("group");
  filter.event = call.parameter("event");
  filter.exchanged_from = date(call, "exchanged_from");
  filter.exchanged_until = date(call, "exchanged_to");
  filter.not_seen_since = date(call, "not_seen_since");
  if (const std::string status = call.parameter("status"); !status.empty()) filter.confirmed = status == "confirmed";
  query.sort = sort_of(call, !filter.words.empty());
  const bool newest_first = query.sort == store::SortBy::exchanged_on || query.sort == store::SortBy::added;
  const std::string order = call.parameter("order");
  query.order =
      (order.empty() ? newest_first : order == "desc") ? store::SortOrder::descending : store::SortOrder::ascending;
  query.limit = static_cast<std::size_t>(std::clamp<std::int64_t>(call.number("limit", 50), 1, 200));
  query.cursor = call.parameter("cursor");
  return query;
}

ContactQuery contact_query(const Call& call, std::string_view query_string) {
  if (query_string.starts_with('?')) query_string.remove_prefix(1);
  auto parsed = http::parse_query(query_string);
  if (!parsed) throw Refusal{422, ProblemCode::malformed, "not a query string", "/query"};
  const Call inner{call.request, {}, std::move(*parsed), call.store, call.viewer, call.services};
  return contact_query(inner);
}

}  // namespace review::api
