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
  std::string key;      ///< affiliation.company_key
  std::string company;  ///< as most cards print it
  std::int64_t people = 0;
  std::string latest;  ///< the newest exchange date; empty when unknown
};
/// By name; companies whose folded name begins with, or holds, the folded `words`. `after`: the key of the last
/// company before; empty: from the first.
card::Result<std::vector<CompanyCount>> list_companies(Transaction& transaction, const std::string& words,
                                                       const Visibility& visibility, std::size_t limit,
                                                       const std::string& after = {});

struct CompanyPerson {
  card::ContactId contact;
  std::string department;  ///< of the current post; empty when unknown
};
struct Company {
  std::vector<std::string> names;     ///< as printed, most frequent first
  std::vector<CompanyPerson> people;  ///< by department; who holds a current post there, at most `limit`
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
