#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "card/contact.h"

namespace exchange {

/// One thing that was merged into a contact: a row of somebody's list, or a card.
struct RecordSource {
  std::string external_id;  ///< the row's id in the list that it came from; empty for a card
  std::int64_t card = 0;    ///< the stored card's id; 0 for a row
  std::string file;         ///< of the card's picture
  std::string member;       ///< path inside an archive; empty when `file` is none
  friend bool operator==(const RecordSource&, const RecordSource&) = default;
};

/// `unconfirmed` while something about the contact waits for review.
enum class RecordStatus { confirmed, unconfirmed };
const char* to_string(RecordStatus status);

/// A stored contact as it goes out: what every writer of this folder takes.
struct Record {
  std::int64_t id = 0;  ///< in its database
  RecordStatus status = RecordStatus::confirmed;
  card::Contact contact;
  std::string exchanged_on;  ///< newest date, "2025-04-18"; empty when unknown
  std::vector<std::string> tags;
  std::vector<RecordSource> sources;
  std::string uid;         ///< vCard's UID, the same at every export; when empty, "meishi-contact-<id>"
  std::string revised_at;  ///< UTC, "2026-11-21T09:30:00Z"; empty when unknown
};

/// A contact as it comes in from a list or an address book: what every reader of this folder gives.
/// Phones have their E.164 `number` only where the file spells it with a plus sign; else `printed` alone.
struct LoadedContact {
  std::size_t line = 0;      ///< where it begins in the file, one-based
  std::string external_id;   ///< CSV's external_id, vCard's UID; empty when absent
  card::Contact contact;     ///< has a name or a company
  std::string exchanged_on;  ///< "2025-04-18"; empty when unknown
  std::vector<std::string> tags;
  friend bool operator==(const LoadedContact&, const LoadedContact&) = default;
};

}  // namespace exchange
