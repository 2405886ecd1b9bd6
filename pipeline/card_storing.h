#pragma once

#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "normalize/parse.h"
#include "pipeline/matcher.h"
#include "pipeline/reader.h"
#include "store/cards.h"
#include "store/jobs.h"
#include "store/store.h"

namespace pipeline {

/// Likely katakana readings of a name that is printed without furigana, so that it is found by them. Empty when the
/// card shows the reading or the name is not known.
std::vector<std::string> likely_readings(const card::Contact& contact, const normalize::Knowledge& knowledge);

/// What is stored of a card that was read. Leaves the card without its reading.
store::NewCard to_row(ReadCard& card, const store::Provenance& provenance, const normalize::Knowledge& knowledge);

/// Whether the card belongs to somebody who was erased for good; then nothing of it may be stored.
card::Result<bool> was_erased(store::Store& store, const store::NewCard& card);

/// Stores the card and works out whom it belongs to, in one transaction that no other writer can enter in between.
/// `job`: linked to the card in the same transaction. Gives NotACard, and stores nothing, for somebody who was erased.
card::Result<card::Outcome> store_card(store::Store& store, const store::NewCard& card,
                                       const std::vector<EncodedPicture>& pictures, Matcher& matcher,
                                       std::optional<store::JobId> job = {});

/// Its two steps within a write transaction, once the files are there: pictures are listed, and the card is stored.
/// Done a second time on top of the first, the second finds the card that is there.
card::Result<void> record_pictures(store::Transaction& transaction, const std::vector<EncodedPicture>& pictures);
card::Result<card::Outcome> store_rows(store::Transaction& transaction, const store::NewCard& card,
                                       const std::vector<EncodedPicture>& pictures, Matcher& matcher,
                                       std::optional<store::JobId> job);

}  // namespace pipeline
