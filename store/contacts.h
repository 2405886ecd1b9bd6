#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/contact.h"
#include "card/match.h"
#include "card/result.h"
#include "store/cards.h"
#include "store/decisions.h"
#include "store/remarks.h"
#include "store/store.h"

/// Contacts: what a person's cards say together (store/survivorship.h has the rules).
namespace store {

/// unconfirmed: something about the contact is open in the review queue.
enum class Status { confirmed, unconfirmed };
const char* to_string(Status status);

/// The card that a further scan shows once more.
struct EarlierScan {
  card::CardId card;
  std::string created_at;         ///< UTC
  std::string owner, group_name;  ///< of that card
};

/// One card or list row that a contact is made of.
struct CardSummary {
  card::CardId id;
  Provenance provenance;
  std::vector<card::Source> sides;          ///< front, back; empty for a row of a list
  std::vector<SidePictures> pictures;       ///< beside `sides`
  std::string created_at;                   ///< UTC
  std::optional<EarlierScan> scan_of = {};  ///< nothing once that card is withdrawn
};

struct StoredContact {
  card::ContactId id;
  Status status = Status::confirmed;
  std::int64_t revision = 0;  ///< grows with every change
  card::Contact contact;
  std::vector<CardSummary> cards;  ///< the present one first
  std::vector<Remark> remarks;     ///< what people chose and wrote; pins and notes are in `contact` already
};

/// The contact; an id that was merged into another one gives that one. Nothing for an id that never was.
card::Result<std::optional<StoredContact>> get_contact(Transaction& transaction, card::ContactId id);

/// The number under which a contact is known now; nothing for one that never was, or whose cards were all withdrawn.
card::Result<std::optional<card::ContactId>> resolve_contact(Transaction& transaction, card::ContactId id);

/// Every contact that is not merged away, by id. Stops when `visit` gives false.
/// Memory does not grow with their number.
card::Result<void> for_each_contact(Transaction& transaction, const std::function<bool(const StoredContact&)>& visit);

card::Result<std::int64_t> count_contacts(Transaction& transaction);

/// A post that the person's cards show, with the first and last exchange date known of them.
struct Affiliation {
  card::Post post;
  std::optional<Date> seen_from, seen_to;
  bool current = false;
  std::vector<card::CardId> cards;
};
/// Present ones first, then the latest seen.
card::Result<std::vector<Affiliation>> affiliations(Transaction& transaction, card::ContactId id);

/// What a card says and how it was read: for showing where a value comes from.
struct CardDetails {
  CardSummary summary;
  card::ContactId contact_id;
  card::Contact contact;                ///< the current version
  std::string author;                   ///< who gave that version; empty: the program
  std::vector<FieldEvidence> evidence;  ///< of the version as read
  std::vector<std::string> doubtful;
  std::vector<card::TextLine> lines;  ///< one reading each, with its text as a single symbol
  std::vector<card::Barcode> barcodes;
  std::vector<std::string> languages;
  std::string engine;
  card::Decision decision = card::Decision::accept;
  int turned_degrees = 0;
};
card::Result<std::optional<CardDetails>> get_card(Transaction& transaction, card::CardId id);

}  // namespace store
