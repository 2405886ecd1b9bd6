#include "store/companies.h"

#include "store/connection.h"
#include "store/sight_sql.h"
#include "text/fold.h"

namespace store {
namespace {

constexpr const char* kPostsInSight =
    "affiliation a JOIN affiliation_card ac ON ac.affiliation_id = a.id JOIN card f ON f.id = ac.card_id";

std::string escaped_pattern(const std::string& words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

std::vector<CompanyCount> companies(Connection& connection, const std::string& words, const SightCondition& sight,
                                    std::size_t limit, const std::string& after) {
  std::vector<CompanyCount> result;
  CompanyCount company;
  Query query(connection, std::string("SELECT a.company_key, min(a.company), count(DISTINCT a.contact_id), "
                                      "coalesce(max(f.exchanged_on), '') FROM ") +
                              kPostsInSight +
                              " WHERE a.company_key > :after AND a.company_key LIKE :pattern ESCAPE '\\' AND " +
                              sight.on("f") + " GROUP BY a.company_key ORDER BY a.company_key LIMIT :limit");
  query.use(after).use(escaped_pattern(text::match_key(words)));
  sight.bind(query);
  query.use(static_cast<std::int64_t>(limit));
  query.into(company.key).into(company.company).into(company.people).into(company.latest);
  while (query.next()) result.push_back(company);
  return result;
}

Company company_of(Connection& connection, const std::string& key, const SightCondition& sight, std::size_t limit) {
  Company company;
  std::string name;
  Query names(connection, std::string("SELECT a.company FROM ") + kPostsInSight + " WHERE a.company_key = :key AND " +
                              sight.on("f") + " GROUP BY a.company ORDER BY count(*) DESC, a.company LIMIT 20");
  names.use(key);
  sight.bind(names);
  names.into(name);
  while (names.next()) company.names.push_back(name);
  CompanyPerson person;
  Query people(connection, std::string("SELECT a.contact_id, coalesce(a.department, '') FROM ") + kPostsInSight +
                               " WHERE a.company_key = :key AND a.is_current = 1 AND " + sight.on("f") +
                               " GROUP BY a.contact_id, a.department ORDER BY 2, 1 LIMIT :limit");
  people.use(key);
  sight.bind(people);
  people.use(static_cast<std::int64_t>(limit)).into(person.contact.value).into(person.department);
  while (people.next()) company.people.push_back(person);
  return company;
}

std::vector<ValueCount> values(Connection& connection, const std::string& column, const std::string& tables,
                               const SightCondition& sight) {
  std::vector<ValueCount> counts;
  ValueCount count;
  Query query(connection, "SELECT " + column + ", count(DISTINCT f.contact_id) FROM " + tables + " WHERE " + column +
                              " IS NOT NULL AND " + sight.on("f") + " GROUP BY " + column +
                              " ORDER BY 2 DESC, 1 LIMIT 200");
  sight.bind(query);
  query.into(count.value).into(count.contacts);
  while (query.next()) counts.push_back(count);
  return counts;
}

}  // namespace

card::Result<std::vector<CompanyCount>> list_companies(Transaction& transaction, const std::string& words,
                                                       const Visibility& visibility, std::size_t limit,
                                                       const std::string& after) {
  return guarded("list companies",
                 [&] { return companies(transaction.connection(), words, SightCondition(visibility), limit, after); });
}

card::Result<Company> get_company(Transaction& transaction, const std::string& key, const Visibility& visibility,
                                  std::size_t limit) {
  return guarded("read a company",
                 [&] { return company_of(transaction.connection(), key, SightCondition(visibility), limit); });
}

card::Result<Facets> count_facets(Transaction& transaction, const Visibility& visibility) {
  return guarded("count values", [&] {
    Connection& connection = transaction.connection();
    const SightCondition sight(visibility);
    return Facets{.tags = values(connection, "t.tag", "card_tag t JOIN card f ON f.id = t.card_id", sight),
                  .owners = values(connection, "f.owner", "card f", sight),
                  .groups = values(connection, "f.group_name", "card f", sight),
                  .events = values(connection, "f.event", "card f", sight)};
  });
}

}  // namespace store
