// What is worked out again: after decisions and corrections, or for every card under another model.

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "pipeline/census.h"
#include "pipeline/grouping.h"
#include "pipeline/learning.h"
#include "pipeline/matcher.h"
#include "pipeline/neighbours.h"
#include "store/changes.h"

namespace pipeline {
namespace {

constexpr std::size_t kChunk = 4096;  // cards or components at a time

/// Looks the cards' keys up anew, stores them, and joins the components of whom they meet. Gives the components in
/// which cards lost a key that they had in common.
card::Result<std::set<std::int64_t>> key_again(store::Transaction& transaction, CardMemory& memory,
                                               const MatcherOptions& options, const std::vector<card::CardId>& ids) {
  for (const card::CardId id : ids) {
    memory.forget(id);
    if (auto removed = store::drop_match_keys(transaction, id); !removed) return tl::unexpected(removed.error());
  }
  const auto cards = store::match_cards(transaction, ids);
  if (!cards) return tl::unexpected(cards.error());
  std::vector<Subject> subjects;
  for (const store::MatchCard& card : *cards) subjects.push_back(match_input(record_of(card)));
  const auto found = find_neighbours(transaction, memory, options, subjects);
  if (!found) return tl::unexpected(found.error());
  for (const Subject& subject : subjects)
    if (auto set = store::set_match_keys(transaction, subject.prepared.id, subject.prepared.active_keys, subject.form);
        !set)
      return tl::unexpected(set.error());
  for (const Link& link : found->links) {
    const auto a = store::component_of(transaction, link.a), b = store::component_of(transaction, link.b);
    if (!a) return tl::unexpected(a.error());
    if (!b) return tl::unexpected(b.error());
    if (*a == *b) continue;
    if (auto joined = store::join_component(transaction, std::max(*a, *b), std::min(*a, *b)); !joined)
      return tl::unexpected(joined.error());
  }
  return unsettled_components(transaction, *found);
}

/// Of whom somebody said that they are one person with the cards; while a card was withdrawn, they went without it.
card::Result<std::vector<card::CardId>> tied_to(store::Transaction& transaction,
                                                const std::vector<card::CardId>& cards) {
  std::vector<card::CardId> tied;
  if (cards.empty()) return tied;
  const auto said = store::assertions_of(transaction, cards);
  if (!said) return tl::unexpected(said.error());
  for (const store::Assertion& each : *said)
    if (each.judgement == store::Judgement::same) tied.insert(tied.end(), {each.a, each.b});
  return tied;
}

/// The contacts that hold the cards, closed ones not.
card::Result<std::set<card::ContactId>> contacts_of(store::Transaction& transaction,
                                                    const std::vector<card::CardId>& cards) {
  const auto placed = store::contacts_of(transaction, cards);
  if (!placed) return tl::unexpected(placed.error());
  std::set<card::ContactId> contacts;
  for (const store::StoredCard& card : *placed) contacts.insert(card.contact);
  return contacts;
}

card::Result<Matcher::Recount> group_again(store::Transaction& transaction, CardMemory& memory,
                                           const MatcherOptions& options, const std::vector<std::int64_t>& components,
                                           const Cause& cause) {
  auto grouped = group_components(transaction, memory, options, components);
  if (!grouped) return tl::unexpected(grouped.error());
  const auto before = contacts_of(transaction, grouped->cards);
  if (!before) return tl::unexpected(before.error());
  std::vector<store::CardGroup> groups;
  for (const auto& cards : grouped->clustering.groups) groups.push_back({.cards = cards, .contact = {}});
  const auto contacts = store::write_groups(transaction, groups, cause.actor, cause.change);
  if (!contacts) return tl::unexpected(contacts.error());
  const auto reviews = propose(transaction, *grouped);
  if (!reviews) return tl::unexpected(reviews.error());
  Matcher::Recount changed;
  const std::set<card::ContactId> after(contacts->begin(), contacts->end());
  for (const card::ContactId contact : after) changed.parted += before->contains(contact) ? 0 : 1;
  for (const card::ContactId contact : *before) changed.joined += after.contains(contact) ? 0 : 1;
  return changed;
}

}  // namespace

card::Result<void> Matcher::settle(store::Transaction& transaction, const std::vector<card::CardId>& cards,
                                   const std::vector<card::CardId>& rekeyed, const Cause& cause) {
  if (auto entered = enter(transaction); !entered) return entered;
  std::set<std::int64_t> wanted;
  if (!rekeyed.empty()) {
    auto touched = key_again(transaction, memory_, options_, rekeyed);
    if (!touched) return tl::unexpected(touched.error());
    wanted = std::move(*touched);
  }
  const auto tied = tied_to(transaction, rekeyed);
  if (!tied) return tl::unexpected(tied.error());
  for (const auto* list : {&cards, &rekeyed, &*tied})
    for (const card::CardId card : *list) {
      const auto component = store::component_of(transaction, card);
      if (!component) return tl::unexpected(component.error());
      if (*component != 0) wanted.insert(*component);
    }
  std::vector<std::int64_t> components(wanted.begin(), wanted.end());
  if (auto completed = complete(transaction, components); !completed) return completed;
  if (auto grouped = group_again(transaction, memory_, options_, components, cause); !grouped)
    return tl::unexpected(grouped.error());
  // Otherwise components would grow with everything that was ever said and taken back.
  const auto changed = renumbered(transaction, memory_, components, options_.model, options_.frequencies);
  if (!changed) return tl::unexpected(changed.error());
  for (const Component& component : *changed)
    if (auto set = store::set_component(transaction, component.cards, component.number); !set) return set;
  return {};
}

card::Result<void> Matcher::take_terms(store::Transaction& transaction) {
  const auto number = kept_terms_number(transaction);
  if (!number) return tl::unexpected(number.error());
  if (*number == terms_number_) return {};
  const auto shares = kept_terms(transaction);
  if (!shares) return tl::unexpected(shares.error());
  options_.counted = dedupe::with_shares(options_.frequencies, *shares);
  terms_number_ = *number;
  return {};
}

card::Result<void> Matcher::take_model(store::Transaction& transaction) {
  const auto number = kept_model_number(transaction);
  if (!number) return tl::unexpected(number.error());
  if (*number == model_number_) return {};
  const auto model = kept_model(transaction);
  if (!model) return tl::unexpected(model.error());
  options_.model = model->value_or(given_model_);
  model_number_ = *number;
  return {};
}

card::Result<Matcher::Recount> Matcher::recount(store::Transaction& transaction, const Cause& cause) {
  if (auto entered = enter(transaction); !entered) return tl::unexpected(entered.error());
  const auto before = kept_terms(transaction);
  if (!before) return tl::unexpected(before.error());
  const auto after = count_terms(transaction, memory_);
  if (!after) return tl::unexpected(after.error());
  if (*before == *after) return Recount{};
  if (auto kept = keep_terms(transaction, *after); !kept) return tl::unexpected(kept.error());
  const dedupe::Frequencies counted_before = options_.counted;
  if (auto taken = take_terms(transaction); !taken) return tl::unexpected(taken.error());
  const std::set<dedupe::Term> terms = changed_terms(*before, *after);
  const auto components = changed_components(transaction, &terms, counted_before);
  if (!components) return tl::unexpected(components.error());
  Recount counted;
  std::set<std::int64_t> done;
  for (const std::int64_t component : *components) {
    if (done.contains(component)) continue;
    std::vector<std::int64_t> region{component};
    if (auto completed = complete(transaction, region); !completed) return tl::unexpected(completed.error());
    done.insert(region.begin(), region.end());
    const auto contacts = group_again(transaction, memory_, options_, region, cause);
    if (!contacts) return tl::unexpected(contacts.error());
    counted.joined += contacts->joined;
    counted.parted += contacts->parted;
  }
  return counted;
}

void Matcher::renumber_basis() {
  std::string text = fmt::format("{} {:.0f} {}", memory_.last_change(), options_.frequencies.population, model_number_);
  if (text != basis_text_) ++basis_number_;
  basis_text_ = std::move(text);
}

card::Result<void> Matcher::enter_to_read(store::Transaction& transaction, std::size_t arriving) {
  if (auto entered = memory_.enter(transaction); !entered) return entered;
  if (auto taken = take_model(transaction); !taken) return taken;
  if (auto taken = take_terms(transaction); !taken) return taken;
  const auto cards = store::count_cards(transaction);
  if (!cards) return tl::unexpected(cards.error());
  const double step = dedupe::population_step(*cards + static_cast<std::int64_t>(arriving));
  options_.frequencies.population = step;
  options_.counted.population = step;
  renumber_basis();
  return {};
}

card::Result<void> Matcher::enter(store::Transaction& transaction, std::size_t arriving) {
  if (auto entered = enter_to_read(transaction, arriving); !entered) return entered;
  const auto noted = store::matching_state(transaction, "population");
  if (!noted) return tl::unexpected(noted.error());
  const std::string text = fmt::format("{:.0f}", options_.counted.population);
  if (*noted == text) return {};
  if (auto set = store::set_matching_state(transaction, "population", text); !set) return set;
  if (noted->empty()) return {};
  dedupe::Frequencies before = options_.counted;
  std::int64_t population = 0;
  std::from_chars(noted->data(), noted->data() + noted->size(), population);
  before.population = static_cast<double>(population);
  return group_all(transaction, before);
}

card::Result<std::vector<std::int64_t>> Matcher::changed_components(store::Transaction& transaction,
                                                                    const std::set<dedupe::Term>* terms,
                                                                    const dedupe::Frequencies& before) {
  std::vector<std::int64_t> components;
  const auto visited = for_shared_components(transaction, memory_, terms, [&](std::span<const Component> some) {
    auto found = grouped_otherwise(transaction, memory_, some, options_.model, before, options_.counted);
    if (found) components.insert(components.end(), found->begin(), found->end());
    return found ? card::Result<void>() : tl::unexpected(found.error());
  });
  if (!visited) return tl::unexpected(visited.error());
  return components;
}

card::Result<void> Matcher::group_all(store::Transaction& transaction, const dedupe::Frequencies& before) {
  const auto components = changed_components(transaction, nullptr, before);
  if (!components) return tl::unexpected(components.error());
  for (const std::int64_t component : *components)
    if (auto grouped = group_again(transaction, memory_, options_, {component}, {}); !grouped)
      return tl::unexpected(grouped.error());
  return part_components(transaction);
}

// What connected few cards may be too little among many: otherwise components would grow with the store, and with them
// what one more card costs.
card::Result<void> Matcher::part_components(store::Transaction& transaction) {
  std::vector<Component> parts;
  const auto visited = for_shared_components(transaction, memory_, nullptr, [&](std::span<const Component> some) {
    auto found = parted(transaction, memory_, some, options_.model, options_.frequencies);
    if (found) std::ranges::move(*found, std::back_inserter(parts));
    return found ? card::Result<void>() : tl::unexpected(found.error());
  });
  if (!visited) return visited;
  for (const Component& part : parts)
    if (auto set = store::set_component(transaction, part.cards, part.number); !set) return set;
  return {};
}

card::Result<void> Matcher::rebuild(store::Transaction& transaction, const Cause& cause) {
  if (auto entered = enter(transaction); !entered) return entered;
  if (auto set = store::set_matching_state(transaction, "model", options_.model.version); !set) return set;
  memory_.clear();
  if (auto forgotten = store::forget_components(transaction); !forgotten) return forgotten;
  if (auto forgotten = memory_.forget_retired(transaction); !forgotten) return forgotten;
  for (card::CardId after;;) {
    const auto cards = store::cards_after(transaction, after, kChunk);
    if (!cards) return tl::unexpected(cards.error());
    if (cards->empty()) break;
    after = cards->back();
    if (auto keyed = key_again(transaction, memory_, options_, *cards); !keyed) return tl::unexpected(keyed.error());
  }
  if (auto joined = store::join_asserted_components(transaction); !joined) return joined;
  const auto terms = count_terms(transaction, memory_);
  if (!terms) return tl::unexpected(terms.error());
  if (auto kept = keep_terms(transaction, *terms); !kept) return kept;
  if (auto taken = take_terms(transaction); !taken) return taken;
  std::set<std::int64_t> done;
  for (std::int64_t after = 0;;) {
    const auto components = store::components_after(transaction, after, kChunk);
    if (!components) return tl::unexpected(components.error());
    if (components->empty()) return {};
    after = components->back();
    for (const std::int64_t component : *components) {
      if (done.contains(component)) continue;
      std::vector<std::int64_t> region{component};
      if (auto completed = complete(transaction, region); !completed) return completed;
      if (region.size() > 1) done.insert(region.begin(), region.end());
      if (auto grouped = group_again(transaction, memory_, options_, region, cause); !grouped)
        return tl::unexpected(grouped.error());
    }
  }
}

}  // namespace pipeline
