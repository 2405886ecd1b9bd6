#pragma once

#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/moment.h"
#include "store/store.h"
#include "store/visibility.h"

/// Pages of contacts: found, filtered and sorted, as one viewer sees them. Nothing of a card that the viewer may not
/// see decides whether or where a contact stands in the list.
namespace store {

struct ListFilter {
  std::string words;        ///< as in store/search.h; empty: all contacts
  std::string company_key;  ///< of affiliation.company_key
  std::string tag, owner, group_name, event;
  std::optional<Date> exchanged_from, exchanged_until;  ///< both included; of one card
  std::optional<Date> not_seen_since;                   ///< no card of this day or later
  std::optional<bool> confirmed;
};

enum class SortBy { reading, company, exchanged_on, added, best };  ///< best: as the search finds them; needs words
enum class SortOrder { ascending, descending };

struct ListPage {
  std::vector<card::ContactId> contacts;
  std::vector<std::string> keys;      ///< beside `contacts`: what each is sorted by; in lower case, for `reading` with
                                      ///< the likely reading of a name whose card prints none; empty for best and added
  std::string next_cursor;            ///< empty: this was the last page
  std::optional<std::int64_t> total;  ///< nothing where counting would be slow
};

/// `cursor` is the `next_cursor` of the page before. Fails with wrong_use on one that is none.
card::Result<ListPage> list_contacts(Transaction& transaction, const ListFilter& filter, SortBy sort, SortOrder order,
                                     const Visibility& visibility, std::size_t limit, const std::string& cursor = {});

}  // namespace store
