#pragma once

#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "dedupe/score.h"
#include "pipeline/matcher.h"
#include "store/changes.h"
#include "store/decisions.h"
#include "store/reviews.h"
#include "store/store.h"

/// What a person decides, with everything that follows from it. Each of these is one change, which undo() takes back.
/// All need a write transaction and leave it to the caller to commit.
namespace pipeline {

/// a and b are one person. The contact with more cards keeps its number, then the older one. Numbers of closed contacts
/// stand for what they became. Fails with wrong_use when one is not there or both are the same.
card::Result<store::Change> merge(store::Transaction& transaction, Matcher& matcher, card::ContactId a,
                                  card::ContactId b, const std::string& actor);

/// The cards are another person than the rest of the contact; no cards: each card is a person.
/// Fails with wrong_use when that leaves nothing to split.
card::Result<store::Split> split(store::Transaction& transaction, Matcher& matcher, card::ContactId contact,
                                 const std::vector<card::CardId>& cards, const std::string& actor);

/// Answers an open review item (store::decide_review).
card::Result<void> decide(store::Transaction& transaction, Matcher& matcher, card::ReviewId item,
                          store::ReviewStatus decision, const std::string& actor);

/// Answers an open card item: its picture shows no card (store::withdraw_reviewed).
card::Result<void> withdraw(store::Transaction& transaction, Matcher& matcher, card::ReviewId item,
                            const std::string& actor);

/// New values of a card, as a person reads it.
card::Result<void> correct(store::Transaction& transaction, Matcher& matcher, card::CardId card,
                           const card::Contact& values, const std::string& actor);

struct Undone {
  store::Change undo;
  std::vector<std::string> conflicts;  ///< what later changes keep from being taken back, in words
};
/// Takes a change back, and gives back what it took. An undo can be undone. Fails with wrong_use when there is no such
/// change or it was undone before.
card::Result<Undone> undo(store::Transaction& transaction, Matcher& matcher, store::ChangeId change,
                          const std::string& actor);

/// Why two contacts are one person or not: the strongest pair of their cards, by the same code as the decision.
/// For two numbers of one contact, or a contact with itself, the weakest link that it has.
struct Explanation {
  card::ContactId a, b;  ///< as they are numbered now
  card::CardId card_a, card_b;
  card::MatchDecision decision;              ///< the reasons add up to the score exactly
  std::vector<store::Assertion> assertions;  ///< what people said about their cards
};
card::Result<Explanation> explain(store::Transaction& transaction, Matcher& matcher, card::ContactId a,
                                  card::ContactId b);

/// The same of values that no card has, such as what somebody may see of a contact.
card::MatchDecision explain_values(const Matcher& matcher, const card::Contact& a, const card::Contact& b);

/// The odds learnt from the stored cards and from what people decided are the store's from now on, or the shipped ones
/// again; rebuild() has to follow. Fails with bad_input where there is too little to learn from. Gives the version.
enum class Odds { learnt, shipped };
card::Result<std::string> choose_odds(store::Transaction& transaction, Matcher& matcher, Odds odds);

/// Everything anew under the present model; `joined` contacts were closed, `parted` ones are new or open again.
struct Rebuilt {
  store::Change change;
  std::size_t joined = 0, parted = 0, moved_cards = 0;
};
card::Result<Rebuilt> rebuild(store::Transaction& transaction, Matcher& matcher, const std::string& actor);

}  // namespace pipeline
