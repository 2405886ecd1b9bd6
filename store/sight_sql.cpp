#include "store/sight_sql.h"

namespace store {
namespace {

/// Groups whose cards are seen without any mask.
std::vector<std::string> groups_in_full(const Visibility& visibility) {
  std::vector<std::string> groups = visibility.groups;
  for (const Visibility::MaskedGroup& group : visibility.masked_groups)
    if (group.fields.empty()) groups.push_back(group.name);
  return groups;
}

}  // namespace

std::string SightCondition::on(const std::string& alias) const {
  return "(" + alias + ".withdrawn_by IS NULL AND " + on_withdrawn_too(alias) + ")";
}

std::string SightCondition::on_withdrawn_too(const std::string& alias) const {
  if (visibility_.everything) return "1 = 1";
  std::string sql = "(" + alias + ".group_name IS NULL OR " + alias + ".owner = :" + alias + "_viewer";
  const std::size_t groups = visibility_.groups.size() + visibility_.masked_groups.size();
  for (std::size_t i = 0; i < groups; ++i)
    sql +=
        (i == 0 ? " OR " + alias + ".group_name IN (" : std::string(", ")) + ":" + alias + "_group" + std::to_string(i);
  return sql + (groups > 0 ? "))" : ")");
}

void SightCondition::bind(Query& query) const {
  if (visibility_.everything) return;
  query.use(visibility_.owner);
  for (const std::string& group : visibility_.groups) query.use(group);
  for (const Visibility::MaskedGroup& group : visibility_.masked_groups) query.use(group.name);
}

std::string SightCondition::in_full(const std::string& owner, const std::string& group,
                                    const std::string& place) const {
  if (visibility_.everything) return "1 = 1";
  // Never unknown: it may stand behind a NOT.
  std::string sql = "(" + group + " IS NULL OR coalesce(" + owner + ", '') = :" + place + "_viewer";
  std::string separator = " OR " + group + " IN (";
  const std::size_t groups = groups_in_full(visibility_).size();
  for (std::size_t i = 0; i < groups; ++i) {
    sql += separator + ":" + place + "_group" + std::to_string(i);
    separator = ", ";
  }
  return sql + (groups > 0 ? "))" : ")");
}

void SightCondition::bind_in_full(Query& query) const {
  if (visibility_.everything) return;
  query.use(visibility_.owner);
  for (const std::string& group : groups_in_full(visibility_)) query.use(group);
}

std::string comes_before(const std::string& a, const std::string& b) {
  const std::string day_a = a + ".exchanged_on", day_b = b + ".exchanged_on";
  return "((" + day_a + " IS NOT NULL AND " + day_b + " IS NULL) OR " + day_a + " > " + day_b + " OR (" + day_a +
         " = " + day_b + " AND " + a + ".id > " + b + ".id) OR (" + day_a + " IS NULL AND " + day_b + " IS NULL AND " +
         a + ".id < " + b + ".id))";
}

}  // namespace store
