#include "store/companies.h"

#include "store/connection.h"
#include "store/joined.h"
#include "store/sight_sql.h"
#include "text/fold.h"

namespace store {
namespace {

constexpr const char* kPostsInSight =
    "affiliation a JOIN affiliation_card ac ON ac.affiliation_id = a.id JOIN card f ON f.id = ac.card_id";

/// Posts of companies as one viewer sees them: SQL with its values in the order in which they are asked for.
class PostsInSight {
 public:
  explicit PostsInSight(const Visibility& visibility) : sight_(visibility) {}

  std::string shown() const { return sight_.on("f"); }
  void bind_shown(Query& query) const { sight_.bind(query); }

  /// 1 where the post is a present one, as mark_current() of store/seen.cpp has it: where something of the person is
  /// hidden, one of the first card in sight that shows any.
  std::string present() const {
    if (sight_.is_everything()) return "a.is_current";
    return "CASE WHEN EXISTS (SELECT 1 FROM card h WHERE h.contact_id = a.contact_id AND NOT " +
           sight_.in_full("h.owner", "h.group_name", "h") +
           ") THEN CASE WHEN EXISTS (SELECT 1 FROM card b JOIN affiliation_card bc ON bc.card_id = b.id WHERE "
           "b.contact_id = a.contact_id AND b.id <> f.id AND " +
           comes_before("b", "f") + " AND " + sight_.on("b") + ") THEN 0 ELSE 1 END ELSE a.is_current END";
  }
  void bind_present(Query& query) const {
    if (sight_.is_everything()) return;
    sight_.bind_in_full(query);
    sight_.bind(query);
  }

 private:
  SightCondition sight_;
};

std::string escaped_pattern(const std::string& words) {
  std::string pattern = "%";
  for (const char c : words) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

/// Of the posts that `which`, a condition on p, names. Bind what present() and shown() need, then the condition.
std::string counts_sql(const PostsInSight& posts, const std::string& which) {
  return "SELECT p.company_key, min(p.company), count(DISTINCT CASE WHEN p.present = 1 THEN p.contact_id END), "
         "count(DISTINCT p.contact_id), coalesce(max(p.exchanged_on), '') FROM (SELECT a.company_key, a.company, "
         "a.contact_id, f.exchanged_on, " +
         posts.present() + " AS present FROM " + kPostsInSight + " WHERE " + posts.shown() + " AND " + which +
         ") p GROUP BY p.company_key ORDER BY p.company_key LIMIT :limit";
}

std::vector<CompanyCount> read_counts(Query& query) {
  std::vector<CompanyCount> counts;
  CompanyCount company;
  std::int64_t all = 0;
  query.into(company.key).into(company.company).into(company.people).into(all).into(company.latest);
  while (query.next()) {
    company.former = all - company.people;
    counts.push_back(company);
  }
  return counts;
}

std::vector<CompanyCount> companies(Connection& connection, const std::string& words, const PostsInSight& posts,
                                    std::size_t limit, const std::string& after) {
  Query query(connection, counts_sql(posts, "a.company_key > :after AND a.company_key LIKE :pattern ESCAPE '\\'"));
  posts.bind_present(query);
  posts.bind_shown(query);
  query.use(after).use(escaped_pattern(text::match_key(words))).use(static_cast<std::int64_t>(limit));
  return read_counts(query);
}

CompanyCount count_of(Connection& connection, const std::string& key, const PostsInSight& posts) {
  Query query(connection, counts_sql(posts, "a.company_key = :key"));
  posts.bind_present(query);
  posts.bind_shown(query);
  query.use(key).use(std::int64_t{1});
  const auto counted = read_counts(query);
  return counted.empty() ? CompanyCount{.key = key, .company = {}, .latest = {}} : counted.front();
}

std::vector<std::string> names_of(Connection& connection, const std::string& key, const PostsInSight& posts) {
  std::vector<std::string> names;
  std::string name;
  Query query(connection, std::string("SELECT a.company FROM ") + kPostsInSight + " WHERE a.company_key = :key AND " +
                              posts.shown() + " GROUP BY a.company ORDER BY count(*) DESC, a.company LIMIT 20");
  query.use(key);
  posts.bind_shown(query);
  query.into(name);
  while (query.next()) names.push_back(name);
  return names;
}

/// A row for each post of each person; those that `having` leaves in.
std::vector<CompanyPost> posts_of(Connection& connection, const std::string& key, const PostsInSight& posts,
                                  const std::string& which, const std::string& order, std::size_t limit) {
  std::vector<CompanyPost> found;
  CompanyPost post;
  std::string titles;
  Query query(connection,
              "SELECT p.contact_id, coalesce(p.department, ''), coalesce(p.job_titles, ''), p.latest FROM (SELECT "
              "q.id, q.contact_id, q.department, q.job_titles, coalesce(max(q.exchanged_on), '') AS latest, "
              "max(q.present) AS present, max(max(q.present)) OVER (PARTITION BY q.contact_id) AS is_there, "
              "row_number() OVER (PARTITION BY q.contact_id ORDER BY coalesce(max(q.exchanged_on), '') DESC, q.id "
              "DESC) AS place FROM (SELECT a.id, a.contact_id, a.department, a.job_titles, f.exchanged_on, " +
                  posts.present() + " AS present FROM " + kPostsInSight + " WHERE " + posts.shown() +
                  " AND a.company_key = :key) q GROUP BY q.id, q.contact_id, q.department, q.job_titles) p WHERE " +
                  which + " ORDER BY " + order + " LIMIT :limit");
  posts.bind_present(query);
  posts.bind_shown(query);
  query.use(key).use(static_cast<std::int64_t>(limit));
  query.into(post.contact.value).into(post.department).into(titles).into(post.latest);
  while (query.next()) {
    post.job_titles = parted(titles, '\n');
    found.push_back(post);
  }
  return found;
}

Company company_of(Connection& connection, const std::string& key, const PostsInSight& posts, std::size_t limit) {
  return {.count = count_of(connection, key, posts),
          .names = names_of(connection, key, posts),
          .people = posts_of(connection, key, posts, "p.present = 1", "2, 1, p.id", limit),
          .former = posts_of(connection, key, posts, "p.is_there = 0 AND p.place = 1", "4 DESC, 1", limit)};
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
                 [&] { return companies(transaction.connection(), words, PostsInSight(visibility), limit, after); });
}

card::Result<Company> get_company(Transaction& transaction, const std::string& key, const Visibility& visibility,
                                  std::size_t limit) {
  return guarded("read a company",
                 [&] { return company_of(transaction.connection(), key, PostsInSight(visibility), limit); });
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
