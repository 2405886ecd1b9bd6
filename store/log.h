#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"

/// The operation log: sign-ins, searches, views, exports, edits, merges, deletions. It only grows: there is no door
/// that changes or removes an entry. Entries name contacts and cards by id and never hold their text.
namespace store {

struct Operation {
  std::int64_t id = 0;
  std::string at = {};           ///< UTC; given by the store
  std::string actor = {};        ///< user; empty: nobody signed in, or the command line
  std::string address = {};      ///< where the request came from
  std::string action = {};       ///< "sign_in", "search", "view", "export", ...
  std::string outcome = "done";  ///< or "refused"
  card::ContactId contact = {};
  card::CardId card = {};
  std::string detail = {};  ///< counts, formats, rules; never text of a card or of a search
};

card::Result<void> log_operation(Transaction& transaction, const Operation& operation);

struct LogFilter {
  std::string words;  ///< in actor, action, address or detail
  std::string actor, action;
  card::ContactId contact;
  std::string from, until;  ///< moments or days; until is excluded; empty: open
  std::int64_t before = 0;  ///< only entries with a smaller id; 0: from the newest
  std::size_t limit = 50;
};
/// Newest first.
card::Result<std::vector<Operation>> search_log(Transaction& transaction, const LogFilter& filter);

}  // namespace store
