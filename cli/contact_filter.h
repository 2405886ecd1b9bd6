#pragma once

#include <string>

#include "store/contacts.h"

namespace CLI {
class App;
}

namespace cli {

/// The options of search, export and report that choose contacts by how their cards came: --owner, --group, --event,
/// --tag, --exchanged-from, --exchanged-until, --not-seen-since.
class ContactFilter {
 public:
  void declare(CLI::App& app);

  /// One of the contact's cards fits all that was asked for; tags may be the contact's own. A contact whose exchange
  /// dates are all unknown fits no condition about dates.
  bool fits(const store::StoredContact& contact) const;

  /// Whether anything was asked for.
  bool given() const;

 private:
  bool fits(const store::StoredContact& contact, const store::CardSummary& card) const;

  std::string owner_, group_, event_, tag_, from_, until_, not_since_;
};

/// The newest exchange date of the contact's cards, "2025-04-18"; empty when none is known.
std::string last_seen(const store::StoredContact& contact);

}  // namespace cli
