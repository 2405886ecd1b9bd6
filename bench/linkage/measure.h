#pragma once

#include "bench/linkage/set.h"
#include "dedupe/cluster.h"

namespace linkage {

/// Pairs of records, counted.
struct Share {
  std::int64_t hit = 0, all = 0;
  double value() const { return all == 0 ? 1 : static_cast<double>(hit) / static_cast<double>(all); }
};

struct Measures {
  std::int64_t records = 0, groups = 0, proposals = 0;
  Share precision;   ///< joined pairs that are of one person
  Share recall;      ///< true pairs that are joined
  Share shared;      ///< the same, of true pairs that share a firm, a mobile number or an e-mail address
  Share rest_asked;  ///< other true pairs that are joined or wait for review
  Share proposed;    ///< proposals that are of one person
  Share blocked;     ///< true pairs that share an active key
  std::size_t largest = 0;

  double f1() const;
  double shared_f1() const;  ///< with the precision over all joined pairs
  double reviews_per_100() const { return 100.0 * static_cast<double>(proposals) / static_cast<double>(records); }
};

/// prepared: in the set's order, with active keys.
Measures measure(const Set& set, const std::vector<dedupe::Prepared>& prepared, const dedupe::Clustering& clustering);

/// Wrong joins and missed pairs with their waterfalls, `limit` of each, to standard output.
void print_errors(const Set& set, const std::vector<dedupe::Prepared>& prepared, const dedupe::Clustering& clustering,
                  const dedupe::Model& model, const dedupe::Frequencies& frequencies, int limit);

}  // namespace linkage
