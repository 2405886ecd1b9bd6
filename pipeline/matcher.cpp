#include "pipeline/matcher.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "dedupe/prepared_text.h"
#include "pipeline/grouping.h"
#include "pipeline/neighbours.h"
#include "pipeline/second_scan.h"

namespace pipeline {
namespace {

/// Stored cards whose component was joined to one with a lower number get that one.
card::Result<void> renumber(store::Transaction& transaction, const Grouped& grouped,
                            const std::vector<std::int64_t>& components, Components& joined,
                            const std::vector<card::CardId>& fresh) {
  if (components.empty()) return {};
  const std::int64_t root = joined.root(components.front());
  if (components.size() == 1 && components.front() == root) return {};
  std::vector<card::CardId> stored;
  for (const card::CardId card : grouped.cards)
    if (!std::ranges::binary_search(fresh, card)) stored.push_back(card);
  return store::set_component(transaction, stored, root);
}

/// One call of add(): what is known of the new cards while they are being placed.
class Addition {
 public:
  Addition(store::Transaction& transaction, const MatcherOptions& options, CardMemory& memory,
           std::vector<ReadyCard> cards)
      : transaction_(transaction),
        options_(options),
        memory_(memory),
        cards_(std::move(cards)),
        outcomes_(cards_.size(), card::NotACard{}) {}

  card::Result<std::vector<card::Outcome>> run();

 private:
  card::Result<void> number();
  card::Result<std::map<std::int64_t, store::StoredCard>> known_rows();
  card::Result<std::optional<store::StoredCard>> known(const store::NewCard& card);
  card::Result<void> connect();
  card::Result<void> place_components();
  card::Result<void> place(const std::vector<std::int64_t>& components, const std::vector<card::CardId>& fresh);
  card::Result<void> place_group(const std::vector<card::CardId>& cards, card::ContactId contact);
  card::Result<card::ContactId> store_fresh(std::size_t index, card::ContactId contact, card::ContactId born_in);
  card::Result<card::ContactId> birth(card::CardId card, const std::set<card::CardId>& placed);
  card::Result<std::optional<card::CardId>> scan_of(card::CardId card, const std::set<card::CardId>& placed);
  bool is_fresh(card::CardId card) const { return index_.contains(card.value); }

  store::Transaction& transaction_;
  const MatcherOptions& options_;
  CardMemory& memory_;
  std::vector<ReadyCard> cards_;
  std::vector<card::Outcome> outcomes_;
  std::vector<store::PlacedCard> placed_;
  std::unordered_map<std::int64_t, std::size_t> index_;        ///< of the cards that are new, by id
  std::unordered_map<std::int64_t, std::vector<Link>> links_;  ///< of the new cards, by id
  std::unordered_map<std::int64_t, card::ContactId> births_;   ///< of the new cards stored so far
  Components components_;
};

card::Result<std::map<std::int64_t, store::StoredCard>> Addition::known_rows() {
  std::vector<std::int64_t> digests;
  for (const ReadyCard& ready : cards_)
    if (ready.card.digest != 0) digests.push_back(ready.card.digest);
  std::sort(digests.begin(), digests.end());
  return store::find_digests(transaction_, digests);
}

card::Result<std::optional<store::StoredCard>> Addition::known(const store::NewCard& card) {
  auto found = store::find_card(transaction_, card.reading.source);
  for (const card::Source& side : card.reading.sides)
    if (found && !*found) found = store::find_card(transaction_, side);
  return found;
}

card::Result<void> Addition::number() {
  auto next = store::next_card_id(transaction_);
  if (!next) return tl::unexpected(next.error());
  const auto rows = known_rows();
  if (!rows) return tl::unexpected(rows.error());
  std::set<std::int64_t> digests;
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    store::NewCard& card = cards_[i].card;
    if (card.reading.decision == card::Decision::not_a_card) continue;
    card::Result<std::optional<store::StoredCard>> stored;
    if (card.digest == 0) stored = known(card);
    if (!stored) return tl::unexpected(stored.error());
    if (const auto row = rows->find(card.digest); row != rows->end()) *stored = row->second;
    if (*stored && card.digest == 0) {  // a scan that was met again is noted
      auto outcome = store::add_card(transaction_, card, {});
      if (!outcome) return tl::unexpected(outcome.error());
      outcomes_[i] = std::move(*outcome);
    } else if (*stored) {
      outcomes_[i] = card::AlreadyImported{(*stored)->contact, (*stored)->card};
    }
    if (*stored) continue;
    if (card.digest != 0 && !digests.insert(card.digest).second) {
      outcomes_[i] = card::AlreadyImported{};
      continue;
    }
    card.id = *next;
    index_.emplace(card.id.value, i);
    ++next->value;
  }
  return {};
}

card::Result<void> Addition::connect() {
  std::vector<Subject> subjects;
  std::vector<Link> foreseen;
  for (ReadyCard& ready : cards_) {
    if (!is_fresh(ready.card.id)) continue;
    ready.input.prepared.id = ready.card.id;
    subjects.push_back({std::move(ready.input.prepared), {}, std::move(ready.input.keys)});
    for (const Foreseen& each : ready.foreseen) foreseen.push_back({each.stored, ready.card.id, each.bits});
  }
  std::ranges::sort(foreseen, {}, &Link::pair);
  const auto found = find_neighbours(transaction_, memory_, options_, subjects, foreseen);
  if (!found) return tl::unexpected(found.error());
  for (Subject& subject : subjects) {
    cards_[index_[subject.prepared.id.value]].card.key_hashes = std::move(subject.prepared.active_keys);
    components_.root(subject.prepared.id.value);
  }
  std::vector<card::CardId> stored(found->unsettled.begin(), found->unsettled.end());
  for (const Link& link : found->links)
    for (const card::CardId end : {link.a, link.b})
      if (!is_fresh(end)) stored.push_back(end);
  const auto components = store::components_of(transaction_, stored);
  if (!components) return tl::unexpected(components.error());
  std::unordered_map<std::int64_t, std::int64_t> component_of;
  for (const auto& [card, component] : *components) component_of[card.value] = component;
  const auto component = [&](card::CardId card) { return is_fresh(card) ? card.value : component_of.at(card.value); };
  for (const Link& link : found->links) {
    components_.join(component(link.a), component(link.b));
    for (const card::CardId end : {link.a, link.b})
      if (is_fresh(end)) links_[end.value].push_back(link);
  }
  for (const card::CardId card : found->unsettled) components_.root(component(card));
  return {};
}

card::Result<void> Addition::place_components() {
  for (const auto& [root, numbers] : components_.sets()) {
    std::vector<card::CardId> fresh;
    std::vector<std::int64_t> stored;
    for (const std::int64_t number : numbers) {
      if (index_.contains(number))
        fresh.push_back({number});
      else
        stored.push_back(number);
    }
    for (const card::CardId card : fresh) cards_[index_[card.value]].card.component = root;
    if (stored.empty() && fresh.size() == 1) {
      const auto alone = store_fresh(index_[root], {}, {});
      if (!alone) return tl::unexpected(alone.error());
    } else if (auto placed = place(stored, fresh); !placed) {
      return placed;
    }
  }
  return {};
}

card::Result<void> Addition::place(const std::vector<std::int64_t>& components,
                                   const std::vector<card::CardId>& fresh) {
  auto grouped = group_components(transaction_, memory_, options_, components, fresh);
  if (!grouped) return tl::unexpected(grouped.error());
  std::vector<store::CardGroup> stored_parts;
  std::vector<std::size_t> part_of(grouped->clustering.groups.size());
  for (std::size_t g = 0; g < grouped->clustering.groups.size(); ++g) {
    store::CardGroup part;
    for (const card::CardId card : grouped->clustering.groups[g])
      if (!is_fresh(card)) part.cards.push_back(card);
    part_of[g] = part.cards.empty() ? std::string::npos : stored_parts.size();
    if (!part.cards.empty()) stored_parts.push_back(std::move(part));
  }
  const auto contacts = store::write_groups(transaction_, stored_parts, {}, 0);
  if (!contacts) return tl::unexpected(contacts.error());
  for (std::size_t g = 0; g < part_of.size(); ++g) {
    const card::ContactId contact = part_of[g] == std::string::npos ? card::ContactId() : (*contacts)[part_of[g]];
    if (auto placed = place_group(grouped->clustering.groups[g], contact); !placed) return placed;
  }
  if (auto set = renumber(transaction_, *grouped, components, components_, fresh); !set) return set;
  const auto reviews = propose(transaction_, *grouped);
  if (!reviews) return tl::unexpected(reviews.error());
  for (std::size_t i = 0; i < reviews->size(); ++i) {
    if ((*reviews)[i].value == 0) continue;
    const dedupe::Proposal& proposal = grouped->clustering.proposals[i];
    const card::CardId newest = std::max(proposal.a, proposal.b);
    if (!is_fresh(newest)) continue;
    card::Outcome& outcome = outcomes_[index_[newest.value]];
    if (auto* inserted = std::get_if<card::Inserted>(&outcome)) inserted->reviews.push_back((*reviews)[i]);
    if (auto* merged = std::get_if<card::Merged>(&outcome)) merged->reviews.push_back((*reviews)[i]);
  }
  return {};
}

card::Result<void> Addition::place_group(const std::vector<card::CardId>& cards, card::ContactId contact) {
  std::set<card::CardId> placed;
  for (const card::CardId card : cards)
    if (!is_fresh(card)) placed.insert(card);
  for (const card::CardId card : cards) {
    if (!is_fresh(card)) continue;
    const auto born_in = birth(card, placed);
    if (!born_in) return tl::unexpected(born_in.error());
    const auto earlier = scan_of(card, placed);
    if (!earlier) return tl::unexpected(earlier.error());
    cards_[index_[card.value]].card.scan_of = *earlier;
    const auto stored = store_fresh(index_[card.value], contact, *born_in);
    if (!stored) return tl::unexpected(stored.error());
    contact = *stored;
    placed.insert(card);
  }
  return {};
}

// Of the cards that are placed in the contact already, the one that resembles it most says where the card belongs,
// should the contact ever be taken apart.
card::Result<card::ContactId> Addition::birth(card::CardId card, const std::set<card::CardId>& placed) {
  const Link* best = nullptr;
  for (const Link& link : links_[card.value]) {
    const card::CardId other = link.a == card ? link.b : link.a;
    if (placed.contains(other) && (best == nullptr || link.bits > best->bits)) best = &link;
  }
  if (best == nullptr) return card::ContactId();
  const card::CardId other = best->a == card ? best->b : best->a;
  if (const auto found = births_.find(other.value); found != births_.end()) return found->second;
  const auto stored = store::birth_of(transaction_, other);
  if (!stored) return tl::unexpected(stored.error());
  return *stored;
}

/// The first of the same person's cards that shows the same print as this one.
card::Result<std::optional<card::CardId>> Addition::scan_of(card::CardId card, const std::set<card::CardId>& placed) {
  const auto front = front_hash(cards_[index_[card.value]].card);
  const dedupe::Prepared* own = memory_.find(card);
  if (!front || own == nullptr) return std::optional<card::CardId>();
  std::vector<card::CardId> alike;
  for (const Link& link : links_[card.value]) {
    const card::CardId other = link.a == card ? link.b : link.a;
    const dedupe::Prepared* theirs = memory_.find(other);
    if (placed.contains(other) && theirs != nullptr && says_the_same(*own, *theirs)) alike.push_back(other);
  }
  auto fronts = store::fronts_of(transaction_, alike);
  if (!fronts) return tl::unexpected(fronts.error());
  std::optional<card::CardId> first;
  for (const store::CardFront& other : *fronts)
    if (is_same_print(*front, other.picture_hash) && (!first || other.card < *first)) first = other.card;
  return first;
}

card::Result<card::ContactId> Addition::store_fresh(std::size_t index, card::ContactId contact,
                                                    card::ContactId born_in) {
  card::MatchDecision decision;
  if (contact.value != 0) decision = {.verdict = card::Verdict::same, .contact = contact, .score = 0, .reasons = {}};
  const store::NewCard& card = cards_[index].card;
  cards_[index].card.born_in = born_in;
  auto outcome = store::place_card(transaction_, card, decision);
  if (!outcome) return tl::unexpected(outcome.error());
  outcomes_[index] = std::move(*outcome);
  if (auto placed = store::placed_card(card, outcomes_[index])) {
    placed->search = std::move(cards_[index].search);
    placed->form = std::move(cards_[index].input.form);
    placed_.push_back(std::move(*placed));
  }
  if (const auto* inserted = std::get_if<card::Inserted>(&outcomes_[index])) contact = inserted->contact;
  births_[card.id.value] = born_in.value != 0 ? born_in : contact;
  return contact;
}

card::Result<std::vector<card::Outcome>> Addition::run() {
  if (auto numbered = number(); !numbered) return tl::unexpected(numbered.error());
  if (auto connected = connect(); !connected) return tl::unexpected(connected.error());
  if (auto placed = place_components(); !placed) return tl::unexpected(placed.error());
  if (auto completed = store::complete_cards(transaction_, std::move(placed_)); !completed)
    return tl::unexpected(completed.error());
  return std::move(outcomes_);
}

}  // namespace

MatchInput match_input(const dedupe::Record& record) {
  MatchInput input{.prepared = dedupe::prepare(record), .form = {}, .keys = {}};
  input.form = dedupe::to_text(input.prepared);
  for (const dedupe::BlockKey& key : dedupe::block_keys(input.prepared))
    input.keys.push_back({dedupe::hash_of(key), key.cap});
  return input;
}

ReadyCard make_ready(store::NewCard card) {
  MatchInput input = match_input(record_of(card));
  store::SearchEntry search = store::search_entry(card.reading.contact, card.readings);
  return {std::move(card), std::move(search), std::move(input), {}};
}

card::Result<std::vector<card::Outcome>> Matcher::add(store::Transaction& transaction, std::vector<ReadyCard> cards,
                                                      std::int64_t foreseen_under) {
  if (auto entered = enter(transaction, cards.size()); !entered) return tl::unexpected(entered.error());
  if (foreseen_under != basis_number_)
    for (ReadyCard& card : cards) card.foreseen.clear();
  return Addition(transaction, options_, memory_, std::move(cards)).run();
}

card::Result<card::Outcome> Matcher::add(store::Transaction& transaction, store::NewCard card) {
  std::vector<ReadyCard> cards;
  cards.push_back(make_ready(std::move(card)));
  auto outcomes = add(transaction, std::move(cards));
  if (!outcomes) return tl::unexpected(outcomes.error());
  return std::move(outcomes->front());
}

}  // namespace pipeline
