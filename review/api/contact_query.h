#pragma once

#include <string>
#include <string_view>

#include "review/call.h"
#include "store/listing.h"

namespace review::api {

/// The query parameters of GET contacts.
struct ContactQuery {
  store::ListFilter filter;
  store::SortBy sort = store::SortBy::reading;
  store::SortOrder order = store::SortOrder::ascending;
  std::size_t limit = 50;
  std::string cursor;
};

/// Throws Refusal 400 on a value that means nothing.
ContactQuery contact_query(const Call& call);
/// The same for a query string that came in a body.
ContactQuery contact_query(const Call& call, std::string_view query_string);

}  // namespace review::api
