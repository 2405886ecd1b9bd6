#include "store/sight_sql.h"

namespace store {

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

}  // namespace store
