#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/geometry.h"
#include "card/image.h"
#include "card/match.h"
#include "card/result.h"
#include "store/cards.h"
#include "store/changes.h"
#include "store/jobs.h"
#include "store/store.h"

/// Reading a stored card again, because a person turned it, cut it out anew, or says that it is two.
namespace store {

enum class Becomes {
  this_card,     ///< the card's values are read anew
  another_card,  ///< what is cut out is one more card of the same picture; this one stays as it is
  two_cards,     ///< front and back are different cards: this one keeps its front
};
const char* to_string(Becomes becomes);
std::optional<Becomes> parse_becomes(std::string_view word);

struct Rereading {
  card::CardId card;
  card::Side side = card::Side::front;  ///< the one that is turned or cut out anew
  std::optional<int> turned_degrees;    ///< clockwise, 0, 90, 180 or 270; absent: the program finds out
  std::optional<card::Quad> outline;    ///< on the scan, pixels; absent: the picture that is kept
  Becomes becomes = Becomes::this_card;
  std::string actor;
};

/// Writes down a job that does it. `files`: what it reads, at least one. Needs Access::write.
card::Result<JobId> add_rereading(Transaction& transaction, const Rereading& rereading, const Provenance& provenance,
                                  const std::vector<JobFile>& files);
/// What the job is to do; nothing for one that reads files.
card::Result<std::optional<Rereading>> find_rereading(Transaction& transaction, JobId job);

/// The card as it was read now: new values as a change that can be undone, new sides, lines and evidence in place of
/// the old ones (undoing brings back the values, not these). Its question is open again, or answered where nothing is
/// doubtful. Match keys are for the caller (pipeline::Matcher::settle with the card as rekeyed). Needs Access::write.
card::Result<Change> replace_reading(Transaction& transaction, card::CardId card, const NewCard& reading,
                                     const std::string& actor);

/// All cards that were cut out of a page, by id.
card::Result<std::vector<card::CardId>> cards_of_page(Transaction& transaction, const card::Source& page);
/// The number that no card of the page has yet.
card::Result<int> next_card_of_page(Transaction& transaction, const card::Source& page);
/// Files of the pictures folder that may hold a card's scans: those of its jobs, archives included.
card::Result<std::vector<JobFile>> files_of_card(Transaction& transaction, card::CardId card);

}  // namespace store
