#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"
#include "store/visibility.h"

/// What has changed, for those who keep a copy of the contacts (CardDAV).
namespace store {

struct ContactVersion {
  card::ContactId contact;
  std::int64_t revision = 0;
  std::int64_t cards = 0;  ///< in sight
};
/// Every contact in sight, by id; only that one when `only` is given. Contacts merged away are not among them.
card::Result<std::vector<ContactVersion>> contact_versions(Transaction& transaction, const Visibility& visibility,
                                                           std::optional<card::ContactId> only = {});

/// Contacts with an event later than this one, those merged away included.
card::Result<std::vector<card::ContactId>> contacts_changed_after(Transaction& transaction, std::int64_t event);

struct Position {
  std::int64_t last_event = 0;
  std::int64_t erasures = 0;  ///< contacts ever erased
};
card::Result<Position> position(Transaction& transaction);

}  // namespace store
