#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"
#include "store/visibility.h"

/// Companies, and the values that lists can be narrowed by, counted over the cards in sight.
namespace store {

struct CompanyCount {
  std::string key;          ///< affiliation.company_key
  std::string company;      ///< as most cards print it
  std::int64_t people = 0;  ///< whose present post is there, as the viewer sees them
  std::int64_t former = 0;  ///< who have been there, and by a later card are not any more
  std::string latest;       ///< the newest exchange date; empty when unknown
};
/// By name; companies whose folded name begins with, or holds, the folded `words`. `after`: the key of the last
/// company before; empty: from the first.
card::Result<std::vector<CompanyCount>> list_companies(Transaction& transaction, const std::string& words,
                                                       const Visibility& visibility, std::size_t limit,
                                                       const std::string& after = {});

/// A post that somebody's cards in sight show.
struct CompanyPost {
  card::ContactId contact;
  std::string department;  ///< empty when unknown
  std::vector<std::string> job_titles;
  std::string latest;  ///< the newest exchange date of these cards; empty when unknown
};
struct Company {
  CompanyCount count;
  std::vector<std::string> names;   ///< as printed, most frequent first; none: there is no such company in sight
  std::vector<CompanyPost> people;  ///< present posts, by department; of at most `limit` posts
  std::vector<CompanyPost> former;  ///< the last post there of each who left, the latest first; at most `limit`
};
card::Result<Company> get_company(Transaction& transaction, const std::string& key, const Visibility& visibility,
                                  std::size_t limit = 1000);

struct ValueCount {
  std::string value;
  std::int64_t contacts = 0;
};
struct Facets {
  std::vector<ValueCount> tags, owners, groups, events;  ///< most frequent first, at most 200 of each
};
card::Result<Facets> count_facets(Transaction& transaction, const Visibility& visibility);

}  // namespace store
