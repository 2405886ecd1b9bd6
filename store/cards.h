#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "card/card_reading.h"
#include "card/match.h"
#include "card/result.h"
#include "store/moment.h"
#include "store/store.h"

/// Cards: immutable snapshots of a person's post. The way in: find_card, find_candidates, decide, add_card, commit,
/// all in one write transaction, so that two workers cannot both decide "new".
namespace store {

/// How one value was read, under the contract's path ("phones[0]").
struct FieldEvidence {
  std::string path;
  std::string printed = {};  ///< the text as the engine read it; empty when unknown
  float confidence = 0;      ///< 0..1
  card::Side side = card::Side::front;
  std::optional<card::Quad> box = {};          ///< on the upright card of that side, pixels
  std::vector<std::string> alternatives = {};  ///< other texts that the value may be, likeliest first
};

/// The pictures of one side, both put into the pictures folder before (store/pictures.h); empty when not kept.
struct SidePictures {
  std::string picture_sha256;                      ///< the straightened, upright card
  std::string scan_sha256;                         ///< the picture it was cut from
  std::optional<card::Quad> quad_in_scan = {};     ///< where it was cut out, pixels; absent when unknown
  std::optional<std::uint64_t> picture_hash = {};  ///< perceptual, of the straightened card; absent when not worked out
};

/// Who a card belongs to and how it came. Everything may be unknown.
struct Provenance {
  std::optional<Date> exchanged_on;
  std::string owner;       ///< who received the card
  std::string group_name;  ///< who may see it
  std::string event;
  std::string batch;
  std::string external_id;  ///< of a row loaded from a list
  std::vector<std::string> tags;
};

struct NewCard {
  card::CardId id = {};  ///< next_card_id() and on (store/matching.h); value 0: the next one
  card::CardReading reading;
  std::vector<FieldEvidence> evidence;  ///< empty: taken from reading.confidence
  std::vector<SidePictures> pictures;   ///< front, back; may be shorter than the sides
  Provenance provenance;
  std::vector<std::string> match_keys;   ///< dedupe::match_keys of the contact
  std::vector<std::int64_t> key_hashes;  ///< the same as hashes, for who has them already
  std::int64_t component = 0;            ///< of the cards that it may be one person with; 0: its own
  card::ContactId born_in = {};          ///< of the card that it was joined to; value 0: the contact that it goes to
  std::optional<card::CardId> scan_of = {};  ///< an earlier card that this is a further scan of
  std::int64_t digest = 0;                   ///< of a list row: met again, it is known; 0: none
  std::vector<std::string> readings;  ///< further texts to be found by: likely kana readings of a name without furigana
  std::string likely_family_kana;     ///< the likeliest of them, for the order of lists; empty: printed, or unknown
  std::string likely_given_kana;
};

/// A stored card that shares a match key with a new one. A contact comes once for each such card.
struct Candidate {
  card::ContactId contact_id;
  card::CardId card_id;
  card::Contact contact;  ///< as that card shows it
};

struct StoredCard {
  card::ContactId contact;
  card::CardId card;
};

/// The card that was stored from this place of these bytes (sha256, page, card), whatever the file's name then.
card::Result<std::optional<StoredCard>> find_card(Transaction& transaction, const card::Source& source);

/// Cards that share a key, by contact and card: the latest five of each contact. A key that more than
/// `max_contacts_per_key` contacts share tells nothing and is left out.
card::Result<std::vector<Candidate>> find_candidates(Transaction& transaction, std::span<const std::string> match_keys,
                                                     int max_contacts_per_key = 50);

/// Begins the transaction in which a card's match is found and the card is stored. Until it ends, nobody else stores
/// the same scan or a card with one of its keys, so two workers cannot both decide that a person is new. Where somebody
/// with one of the keys is there already, and for a card without keys, it excludes all writers (Access::write); cards
/// of new people go in side by side on a database that allows it.
card::Result<Transaction> begin_card(Store& store, const NewCard& card);

/// Stores the card: with decision.contact when the verdict is same, else as a new contact; unsure opens a merge
/// review, a reading that is not accepted a card review. Gives Inserted or Merged, or AlreadyImported (nothing
/// written) when find_card knows one of its sides. Needs begin_card or Access::write.
card::Result<card::Outcome> add_card(Transaction& transaction, const NewCard& card,
                                     const card::MatchDecision& decision);

/// A new version of the card's values as a human gives them; earlier versions are kept. A change that can be undone; it
/// answers the question whether the card was read correctly.
card::Result<void> correct_card(Transaction& transaction, card::CardId card, const card::Contact& corrected,
                                const std::vector<std::string>& match_keys, const std::string& author);

}  // namespace store
