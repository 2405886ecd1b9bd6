// Companies with their people, and the values that lists can be narrowed by.

#include "store/companies.h"

#include <map>
#include <set>
#include <utility>

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

JsonObject company_json(const std::string& company, const store::CompanyCount& count) {
  JsonObject json;
  json.add("key", count.key).add("company", company).add("people", count.people).add("former", count.former);
  json.add_or_null("latest", count.latest);
  return json;
}

/// What lists show of those who have the posts, by contact; whoever is out of sight is not there.
std::map<card::ContactId, std::string> summaries(Call& call, store::Transaction& transaction,
                                                 const std::vector<store::CompanyPost>& posts) {
  std::vector<card::ContactId> ids;
  for (const store::CompanyPost& post : posts) ids.push_back(post.contact);
  std::map<card::ContactId, std::string> summaries;
  for (const auto& seen : must(store::see_contacts(transaction, ids, call.viewer.visibility)))
    if (seen) summaries.emplace(seen->stored.id, contact_summary_json(*seen));
  return summaries;
}

std::string departments_json(Call& call, store::Transaction& transaction,
                             const std::vector<store::CompanyPost>& posts) {
  const auto people = summaries(call, transaction, posts);
  std::map<std::string, std::vector<std::string>> departments;
  std::set<std::pair<std::string, card::ContactId>> listed;  // two posts of one department are one line
  for (const store::CompanyPost& post : posts)
    if (const auto person = people.find(post.contact); person != people.end())
      if (listed.emplace(post.department, post.contact).second) departments[post.department].push_back(person->second);
  std::vector<std::string> items;
  for (const auto& [department, members] : departments) {
    JsonObject json;
    json.add_or_null("department", department).add_json("people", json_list(members));
    items.push_back(json.to_text());
  }
  return json_list(items);
}

std::string former_json(Call& call, store::Transaction& transaction, const std::vector<store::CompanyPost>& posts) {
  const auto people = summaries(call, transaction, posts);
  std::vector<std::string> items;
  for (const store::CompanyPost& post : posts) {
    const auto person = people.find(post.contact);
    if (person == people.end()) continue;
    JsonObject json;
    json.add_json("person", person->second).add_or_null("department", post.department);
    json.add("job_titles", post.job_titles).add_or_null("seen_to", post.latest);
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
  for (const store::CompanyCount& company : companies)
    items.push_back(company_json(company.company, company).to_text());
  return json_response(page_json(items, std::nullopt, next));
}

http::Response get_company(Call& call) {
  auto transaction = call.read();
  const store::Company company = must(store::get_company(transaction, call.path.front(), call.viewer.visibility));
  if (company.names.empty()) not_found("company");
  JsonObject json = company_json(company.names.front(), company.count);
  json.add("names", company.names);
  json.add_json("departments", departments_json(call, transaction, company.people));
  json.add_json("former_people", former_json(call, transaction, company.former));
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
