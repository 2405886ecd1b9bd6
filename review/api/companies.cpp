// Companies with their people, and the values that lists can be narrowed by.

#include "store/companies.h"

#include <map>

#include "review/api/endpoints.h"
#include "review/api/shapes.h"

namespace review::api {
namespace {

std::string counts_json(const std::vector<store::ValueCount>& counts) {
  std::vector<std::string> items;
  for (const store::ValueCount& count : counts) {
    JsonObject json;
    json.add("value", count.value).add("contacts", count.contacts);
    items.push_back(json.to_text());
  }
  return json_list(items);
}

}  // namespace

http::Response get_companies(Call& call) {
  const auto limit = static_cast<std::size_t>(call.number("limit", 50));
  auto transaction = call.read();
  auto companies = must(store::list_companies(transaction, call.parameter("q"), call.viewer.visibility, limit + 1,
                                              call.parameter("cursor")));
  std::string next;
  if (companies.size() > limit) {
    companies.pop_back();
    next = companies.back().key;
  }
  std::vector<std::string> items;
  for (const store::CompanyCount& company : companies) {
    JsonObject json;
    json.add("key", company.key).add("company", company.company).add("people", company.people);
    json.add_or_null("latest", company.latest);
    items.push_back(json.to_text());
  }
  return json_response(page_json(items, std::nullopt, next));
}

http::Response get_company(Call& call) {
  auto transaction = call.read();
  const store::Company company = must(store::get_company(transaction, call.path.front(), call.viewer.visibility));
  if (company.names.empty()) not_found("company");
  std::map<std::string, std::vector<std::string>> departments;
  for (const store::CompanyPerson& person : company.people)
    if (const auto seen = must(store::see_contact(transaction, person.contact, call.viewer.visibility)))
      departments[person.department].push_back(contact_summary_json(*seen));
  std::vector<std::string> items;
  for (const auto& [department, people] : departments) {
    JsonObject json;
    json.add_or_null("department", department).add_json("people", json_list(people));
    items.push_back(json.to_text());
  }
  JsonObject json;
  json.add("key", call.path.front()).add("company", company.names.front()).add("names", company.names);
  json.add_json("departments", json_list(items));
  return json_response(json.to_text());
}

http::Response get_facets(Call& call) {
  auto transaction = call.read();
  const store::Facets facets = must(store::count_facets(transaction, call.viewer.visibility));
  JsonObject json;
  json.add_json("tags", counts_json(facets.tags)).add_json("owners", counts_json(facets.owners));
  json.add_json("groups", counts_json(facets.groups)).add_json("events", counts_json(facets.events));
  return json_response(json.to_text());
}

}  // namespace review::api
