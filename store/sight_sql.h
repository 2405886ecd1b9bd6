#pragma once

#include <string>

#include "store/connection.h"
#include "store/visibility.h"

/// Private to store/: a viewer's visibility as a condition of SQL.
namespace store {

/// A condition on the card table under this alias; bind() gives its values, in the place where it stands.
class SightCondition {
 public:
  explicit SightCondition(const Visibility& visibility) : visibility_(visibility) {}
  std::string on(const std::string& alias) const;                ///< withdrawn cards are in nobody's sight
  std::string on_withdrawn_too(const std::string& alias) const;  ///< for what was decided about them
  void bind(Query& query) const;
  /// Whether nothing of the card is hidden, by the columns that hold its owner and group; bind_in_full() gives its
  /// values. `place` tells several of them in one statement apart.
  std::string in_full(const std::string& owner, const std::string& group, const std::string& place) const;
  void bind_in_full(Query& query) const;
  bool is_everything() const { return visibility_.everything; }

 private:
  const Visibility& visibility_;
};

/// Condition that card `a` comes before card `b` of the same contact: comes_before() of store/survivorship.h in SQL.
std::string comes_before(const std::string& a, const std::string& b);

}  // namespace store
