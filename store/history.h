#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"

/// What happened to contacts and cards. Events are only ever added; they name values by card and version and never
/// repeat their text.
namespace store {

enum class EventKind {
  contact_created,
  card_added,      ///< to the contact; the first one as well
  card_met_again,  ///< the same bytes came once more
  card_corrected,
  card_reread,      ///< a person had it read again: turned, cut out anew, its sides apart
  contacts_merged,  ///< contact_id survived, other_contact_id was closed
  card_moved,       ///< from other_contact_id to contact_id by a merge or a split
  contact_split,    ///< contact_id is new, or open again, with cards of other_contact_id
  card_withdrawn,   ///< from other_contact_id: its load was undone, or the picture shows no card
  review_opened,
  review_accepted,
  review_rejected,
  origin_changed,  ///< a card's owner, group, event, date or tags
};
const char* to_string(EventKind kind);

struct Event {
  std::int64_t id = 0;
  std::string at = {};     ///< UTC
  std::string actor = {};  ///< empty: the program on its own
  EventKind kind = EventKind::contact_created;
  card::ContactId contact = {}, other_contact = {};  ///< value 0: none
  card::CardId card = {};
  card::ReviewId review = {};
  std::int64_t change = 0;  ///< that caused it (store/changes.h); 0: none
};

/// Events of a contact (one merged away: of the one it went into) and of those merged into it, oldest first.
card::Result<std::vector<Event>> history(Transaction& transaction, card::ContactId contact);

/// Events of all contacts with a greater id than `after`, oldest first, at most `limit`.
card::Result<std::vector<Event>> events_after(Transaction& transaction, std::int64_t after, std::size_t limit);
/// How many events of a kind a change caused.
card::Result<std::int64_t> count_events(Transaction& transaction, std::int64_t change, EventKind kind);

/// For store/'s own functions; `event.id` and `event.at` are given by the store. Throws DatabaseFailure.
void record(Connection& connection, const Event& event);

}  // namespace store
