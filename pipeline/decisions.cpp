#include "pipeline/decisions.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/learning.h"
#include "store/contacts.h"
#include "store/history.h"
#include "store/known_firms.h"

namespace pipeline {
namespace {

card::Result<card::ContactId> present(store::Transaction& transaction, card::ContactId id) {
  const auto found = store::resolve_contact(transaction, id);
  if (!found) return tl::unexpected(found.error());
  if (!*found)
    return card::fail(
        card::ErrorKind::wrong_use,
        fmt::format("contact {}: there is none with this identifier; meishi search shows them", id.value));
  return **found;
}

/// The contacts with all that they are connected to.
card::Result<void> settle_contacts(store::Transaction& transaction, Matcher& matcher,
                                   const std::vector<card::ContactId>& contacts, const Cause& cause) {
  std::vector<card::CardId> cards;
  for (const card::ContactId contact : contacts) {
    const auto held = store::contact_cards(transaction, contact);
    if (!held) return tl::unexpected(held.error());
    cards.insert(cards.end(), held->begin(), held->end());
  }
  return matcher.settle(transaction, cards, {}, cause);
}

/// Cards came or went by the thousand when a load, or the undo of one, was undone.
card::Result<void> recount_without(store::Transaction& transaction, Matcher& matcher, store::Change undone,
                                   const Cause& cause) {
  while (undone.kind == store::ChangeKind::undo) {
    const auto before = store::get_change(transaction, {undone.subject});
    if (!before) return tl::unexpected(before.error());
    undone = before->value_or(store::Change{});
  }
  if (undone.kind != store::ChangeKind::load) return {};
  const auto counted = matcher.recount(transaction, cause);
  return counted ? card::Result<void>() : tl::unexpected(counted.error());
}

/// Who takes back an undo that gave a change back takes that change back.
card::Result<std::optional<store::Change>> to_take_back(store::Transaction& transaction, store::ChangeId id) {
  auto change = store::get_change(transaction, id);
  while (change && *change && (*change)->kind == store::ChangeKind::undo && (*change)->undone_by.value == 0) {
    const auto first = store::get_change(transaction, {(*change)->subject});
    if (!first) return tl::unexpected(first.error());
    if (!*first || (*first)->kind != store::ChangeKind::undo) break;
    change = store::get_change(transaction, {(*first)->subject});
  }
  return change;
}

}  // namespace

card::Result<store::Change> merge(store::Transaction& transaction, Matcher& matcher, card::ContactId a,
                                  card::ContactId b, const std::string& actor) {
  const auto first = present(transaction, a), second = present(transaction, b);
  if (!first) return tl::unexpected(first.error());
  if (!second) return tl::unexpected(second.error());
  if (*first == *second)
    return card::fail(card::ErrorKind::wrong_use,
                      fmt::format("contacts {} and {}: one and the same already; nothing to merge", a.value, b.value));
  const auto of_first = store::contact_cards(transaction, *first),
             of_second = store::contact_cards(transaction, *second);
  if (!of_first) return tl::unexpected(of_first.error());
  if (!of_second) return tl::unexpected(of_second.error());
  const bool second_survives =
      of_first->size() != of_second->size() ? of_second->size() > of_first->size() : *second < *first;
  const card::ContactId survivor = second_survives ? *second : *first;
  const card::ContactId absorbed = second_survives ? *first : *second;
  auto change = store::merge_contacts(transaction, survivor, absorbed, actor);
  if (!change) return change;
  auto settled = settle_contacts(transaction, matcher, {survivor}, {actor, change->id.value});
  if (!settled) return tl::unexpected(settled.error());
  return change;
}

card::Result<store::Split> split(store::Transaction& transaction, Matcher& matcher, card::ContactId contact,
                                 const std::vector<card::CardId>& cards, const std::string& actor) {
  const auto id = present(transaction, contact);
  if (!id) return tl::unexpected(id.error());
  const auto held = store::contact_cards(transaction, *id);
  if (!held) return tl::unexpected(held.error());
  for (const card::CardId card : cards)
    if (std::ranges::find(*held, card) == held->end())
      return card::fail(card::ErrorKind::wrong_use,
                        fmt::format("card {}: not one of contact {}; `meishi show {}` lists "
                                    "its cards",
                                    card.value, id->value, id->value));
  if (held->size() < 2 || cards.size() == held->size())
    return card::fail(
        card::ErrorKind::wrong_use,
        fmt::format("contact {}: nothing would be left to split it from; name some of its cards", id->value));
  auto split = store::split_contact(transaction, *id, cards, actor);
  if (!split) return split;
  auto settled = matcher.settle(transaction, *held, {}, {actor, split->change.id.value});
  if (!settled) return tl::unexpected(settled.error());
  return split;
}

card::Result<void> decide(store::Transaction& transaction, Matcher& matcher, card::ReviewId id,
                          store::ReviewStatus decision, const std::string& actor) {
  const auto item = store::get_review(transaction, id);
  if (!item) return tl::unexpected(item.error());
  if (auto decided = store::decide_review(transaction, id, decision, actor); !decided) return decided;
  if ((*item)->kind != store::ReviewKind::merge) return {};
  const auto change = store::last_change(transaction);
  if (!change) return tl::unexpected(change.error());
  const Cause cause{actor, *change ? (*change)->id.value : 0};
  return matcher.settle(transaction, {(*item)->card_a, (*item)->card_b}, {}, cause);
}

card::Result<void> withdraw(store::Transaction& transaction, Matcher& matcher, card::ReviewId id,
                            const std::string& actor) {
  const auto concerned = store::withdraw_reviewed(transaction, id, actor);
  if (!concerned) return tl::unexpected(concerned.error());
  const auto change = store::last_change(transaction);
  if (!change) return tl::unexpected(change.error());
  return matcher.settle(transaction, *concerned, {}, {actor, *change ? (*change)->id.value : 0});
}

card::Result<void> correct(store::Transaction& transaction, Matcher& matcher, card::CardId card,
                           const card::Contact& values, const std::string& actor) {
  if (auto corrected = store::correct_card(transaction, card, values, {}, actor); !corrected) return corrected;
  const auto change = store::last_change(transaction);
  if (!change) return tl::unexpected(change.error());
  return matcher.settle(transaction, {card}, {card}, {actor, *change ? (*change)->id.value : 0});
}

card::Result<Undone> undo(store::Transaction& transaction, Matcher& matcher, store::ChangeId id,
                          const std::string& actor) {
  const auto change = to_take_back(transaction, id);
  if (!change) return tl::unexpected(change.error());
  const bool stands = *change && (*change)->undone_by.value == 0 && (*change)->kind != store::ChangeKind::rebuild;
  if (!stands)
    return card::fail(
        card::ErrorKind::wrong_use,
        fmt::format("change {}: not there, or not to be undone (again); `meishi undo --list` shows what can be",
                    id.value));
  const store::ChangeId undone = (*change)->id;
  auto undo =
      store::record_change(transaction, {.actor = actor, .kind = store::ChangeKind::undo, .subject = undone.value});
  if (!undo) return tl::unexpected(undo.error());
  auto taken = store::take_back(transaction, undone, undo->id);
  if (!taken) return tl::unexpected(taken.error());
  auto settled = matcher.settle(transaction, taken->cards, taken->returned, {actor, undo->id.value});
  if (!settled) return tl::unexpected(settled.error());
  if (auto counted = recount_without(transaction, matcher, **change, {actor, undo->id.value}); !counted)
    return tl::unexpected(counted.error());
  return Undone{std::move(*undo), std::move(taken->conflicts)};
}

card::Result<Explanation> explain(store::Transaction& transaction, Matcher& matcher, card::ContactId a,
                                  card::ContactId b) {
  const auto first = present(transaction, a), second = present(transaction, b);
  if (!first) return tl::unexpected(first.error());
  if (!second) return tl::unexpected(second.error());
  if (auto entered = matcher.enter_to_read(transaction); !entered) return tl::unexpected(entered.error());
  const auto of_first = store::contact_cards(transaction, *first),
             of_second = store::contact_cards(transaction, *second);
  if (!of_first) return tl::unexpected(of_first.error());
  if (!of_second) return tl::unexpected(of_second.error());
  const bool inside = *first == *second;
  Explanation found{.a = *first, .b = *second, .card_a = {}, .card_b = {}, .decision = {}, .assertions = {}};
  for (const card::CardId x : *of_first)
    for (const card::CardId y : *of_second) {
      if (inside && !(x < y)) continue;
      if (auto read = matcher.memory().read(transaction, {x, y}); !read) return tl::unexpected(read.error());
      const dedupe::Prepared *left = matcher.memory().find(x), *right = matcher.memory().find(y);
      if (left == nullptr || right == nullptr) continue;  // withdrawn
      const auto comparison = dedupe::score(*left, *right, matcher.options().model, matcher.options().counted);
      const bool better = inside ? comparison.bits < found.decision.score : comparison.bits > found.decision.score;
      if (found.card_a.value != 0 && !better) continue;
      found.card_a = x;
      found.card_b = y;
      found.decision = dedupe::decide(comparison, matcher.options().model);
    }
  auto said = store::assertions_of(transaction, *of_first);
  if (!said) return tl::unexpected(said.error());
  for (const store::Assertion& assertion : *said) {
    const auto concerns = [&](card::CardId card) {
      return std::ranges::binary_search(*of_first, card) || std::ranges::binary_search(*of_second, card);
    };
    if (concerns(assertion.a) && concerns(assertion.b)) found.assertions.push_back(assertion);
  }
  return found;
}

card::MatchDecision explain_values(const Matcher& matcher, const card::Contact& a, const card::Contact& b) {
  const auto prepared = [](const card::Contact& contact) {
    return dedupe::prepare({.id = {}, .contact = contact, .exchanged_on = {}, .confidences = {}});
  };
  const MatcherOptions& options = matcher.options();
  return dedupe::decide(dedupe::score(prepared(a), prepared(b), options.model, options.counted), options.model);
}

card::Result<std::string> choose_odds(store::Transaction& transaction, Matcher& matcher, Odds odds) {
  // Learning begins from the shipped odds, so that it gives the same however often it was done.
  if (auto kept = keep_model(transaction, std::nullopt); !kept) return tl::unexpected(kept.error());
  if (auto entered = matcher.enter(transaction); !entered) return tl::unexpected(entered.error());
  if (odds == Odds::shipped) return matcher.options().model.version;
  const auto model = learn_model(transaction, matcher.memory(), matcher.options());
  if (!model) return tl::unexpected(model.error());
  if (auto kept = keep_model(transaction, *model); !kept) return tl::unexpected(kept.error());
  return model->version;
}

card::Result<Rebuilt> rebuild(store::Transaction& transaction, Matcher& matcher, const std::string& actor) {
  auto change = store::record_change(transaction, {.actor = actor, .kind = store::ChangeKind::rebuild});
  if (!change) return tl::unexpected(change.error());
  if (auto done = matcher.rebuild(transaction, {actor, change->id.value}); !done) return tl::unexpected(done.error());
  if (auto gathered = store::rebuild_firm_keys(transaction); !gathered) return tl::unexpected(gathered.error());
  Rebuilt rebuilt{.change = *change};
  for (const auto& [kind, count] : {std::pair(store::EventKind::contacts_merged, &rebuilt.joined),
                                    std::pair(store::EventKind::contact_split, &rebuilt.parted),
                                    std::pair(store::EventKind::card_moved, &rebuilt.moved_cards)}) {
    const auto counted = store::count_events(transaction, change->id.value, kind);
    if (!counted) return tl::unexpected(counted.error());
    *count = static_cast<std::size_t>(*counted);
  }
  return rebuilt;
}

}  // namespace pipeline
