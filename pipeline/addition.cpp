#include "pipeline/addition.h"

#include <algorithm>

namespace pipeline {

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
  const auto unsettled = unsettled_components(transaction_, *found);
  if (!unsettled) return tl::unexpected(unsettled.error());
  std::vector<card::CardId> stored;
  for (const Link& link : found->links)
    for (const card::CardId end : {link.a, link.b})
      if (!is_fresh(end)) stored.push_back(end);
  std::sort(stored.begin(), stored.end());
  stored.erase(std::unique(stored.begin(), stored.end()), stored.end());
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
  for (const std::int64_t number : *unsettled) components_.root(number);
  return {};
}

card::Result<std::vector<card::Outcome>> Addition::run() {
  if (auto numbered = number(); !numbered) return tl::unexpected(numbered.error());
  if (auto connected = connect(); !connected) return tl::unexpected(connected.error());
  if (auto placed = place_components(); !placed) return tl::unexpected(placed.error());
  if (auto completed = store::complete_cards(transaction_, std::move(placed_)); !completed)
    return tl::unexpected(completed.error());
  return std::move(outcomes_);
}

}  // namespace pipeline
