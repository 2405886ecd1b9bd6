#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/contacts.h"
#include "store/visibility.h"

/// Contacts and cards as one viewer sees them (store/visibility.h). With Visibility::everything these are the plain
/// doors of store/contacts.h.
namespace store {

struct SeenContact {
  StoredContact stored;             ///< made of the cards that the viewer may see, masked values left out
  std::vector<MaskedField> masked;  ///< what was left out of one of them
  bool in_full = true;              ///< no card of it is hidden or masked
};
/// Nothing when there is no such contact or the viewer may see none of its cards.
card::Result<std::optional<SeenContact>> see_contact(Transaction& transaction, card::ContactId id,
                                                     const Visibility& visibility);

/// The same for many, in the order of `ids`, in a few statements: lists take a fraction of the time.
card::Result<std::vector<std::optional<SeenContact>>> see_contacts(Transaction& transaction,
                                                                   const std::vector<card::ContactId>& ids,
                                                                   const Visibility& visibility);

struct SeenCard {
  CardDetails card;  ///< of a partly masked card without evidence, lines and barcodes: they would tell
  std::vector<MaskedField> masked;
};
card::Result<std::optional<SeenCard>> see_card(Transaction& transaction, card::CardId id, const Visibility& visibility);

/// Posts that the cards in sight show.
card::Result<std::vector<Affiliation>> see_affiliations(Transaction& transaction, card::ContactId id,
                                                        const Visibility& visibility);

}  // namespace store
