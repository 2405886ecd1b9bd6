#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "card/match.h"
#include "dedupe/frequencies.h"
#include "dedupe/model.h"
#include "dedupe/prepared.h"
#include "dedupe/score.h"

namespace dedupe {

/// What a user has decided of two cards; holds for ever, also through third cards.
enum class Judgement { same, different };
struct Assertion {
  card::CardId a, b;
  Judgement judgement = Judgement::same;
};

struct ClusterOptions {
  std::size_t component_cap = 400;      ///< larger components are cut at a higher floor, bit by bit
  std::size_t proposals_per_group = 3;  ///< the best ones; a common name would ask about everybody
};

enum class Doubt {
  score,       ///< between the review and the accept threshold, or one group of evidence only
  veto,        ///< enough bits, and a veto
  tie,         ///< another join is as good and contradicts this one
  bridge,      ///< a card holds two groups together whose other cards do not agree
  job_change,  ///< the name agrees, everything of the organisation differs
};
const char* to_string(Doubt doubt);

/// Two groups that may be one person, for a person to say.
struct Proposal {
  card::CardId a, b;  ///< the pair of cards with the strongest link, a < b, one of each group
  Doubt doubt = Doubt::score;
  Comparison comparison;  ///< of a and b: bits and reasons_of()
};

struct Clustering {
  std::vector<std::vector<card::CardId>> groups;  ///< every card once; each sorted, and sorted by their first
  std::vector<Proposal> proposals;                ///< sorted by bits descending, then a, b
  std::vector<Assertion> conflicts;               ///< `different` within what `same` holds together; `same` was kept
  std::size_t cut_components = 0;                 ///< components above the cap
};

/// The components that the records fall into (below); `different` says nothing here. Each sorted, and sorted by their
/// first card.
std::vector<std::vector<card::CardId>> components(std::span<const Prepared> records,
                                                  std::span<const Assertion> assertions, const Model& model,
                                                  const Frequencies& frequencies);

/// Who is whom: average linkage with a complete-linkage guard, a pure function of its arguments, the same for every
/// order of records and assertions.
///
/// A *component* is a set of cards connected by pairs that share an active key and of which connects() holds, or by
/// `same`. cluster() takes any number of whole components apart by itself, so a caller may hand in more than one,
/// but never a part of one. To gather a new card's component:
///   1. dedupe::block_keys() of the card; drop the keys that are retired (more cards than BlockKey::cap, counted over
///      the whole store; once retired, for everyone and for ever);
///   2. take the cards that share an active key with it, and all cards of their components (a stored component number
///      per card, or their contacts and the contacts on the other side of their open proposals);
///   3. prepare() each, put the hashes of its own active keys into active_keys (any stable 63-bit hash), call
///   cluster();
///   4. write the groups back. A group's contact is that which holds most of its cards, then the oldest, then the
///      smallest number.
/// When a key becomes retired, the components of its cards are gathered and clustered again: pairs that met only there
/// no longer count. When population_step() or the model changes, everything is.
///
/// Joined without asking: mean link (over the pairs that are not silent) >= link_bits, best link acceptable() and no
/// member pair forbidden or vetoed, and no contradicting join within the margin. `same` is contracted first;
/// `different` is never joined.
Clustering cluster(std::span<const Prepared> records, std::span<const Assertion> assertions, const Model& model,
                   const Frequencies& frequencies, const ClusterOptions& options = {});
/// The same, but ties are settled by the order in which the records are given instead of by the cards' numbers.
Clustering cluster_in_order(std::span<const Prepared* const> records, std::span<const Assertion> assertions,
                            const Model& model, const Frequencies& frequencies, const ClusterOptions& options = {});
Clustering cluster(std::span<const Record> records, std::span<const Assertion> assertions, const Model& model,
                   const Frequencies& frequencies, const ClusterOptions& options = {});

}  // namespace dedupe
