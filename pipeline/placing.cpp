// Where new cards go: component by component, what is read of the store for many of them at once.

#include <algorithm>
#include <iterator>

#include "pipeline/addition.h"
#include "pipeline/second_scan.h"

namespace pipeline {
namespace {

constexpr std::size_t kMeetingsAtOnce = 512;

/// Stored components that were joined to one with a lower number get that one.
card::Result<void> renumber(store::Transaction& transaction, const std::vector<std::int64_t>& components,
                            Components& joined) {
  for (const std::int64_t component : components)
    if (const std::int64_t root = joined.root(component); root != component)
      if (auto set = store::join_component(transaction, component, root); !set) return set;
  return {};
}

/// The contacts of the groups' stored cards, where each group is a contact already; value 0: new cards only. Nothing:
/// cards have to move.
std::optional<std::vector<card::ContactId>> contacts_as_they_are(const std::vector<std::vector<card::CardId>>& groups,
                                                                 std::span<const store::ComponentCard> rows) {
  std::unordered_map<std::int64_t, const store::ComponentCard*> row_of;
  for (const store::ComponentCard& row : rows) row_of.emplace(row.card.value, &row);
  std::vector<card::ContactId> contacts;
  std::set<card::ContactId> taken;
  for (const std::vector<card::CardId>& group : groups) {
    card::ContactId contact;
    for (const card::CardId card : group) {
      const auto row = row_of.find(card.value);
      if (row == row_of.end()) continue;
      if (row->second->withdrawn || (contact.value != 0 && row->second->contact != contact)) return std::nullopt;
      contact = row->second->contact;
    }
    if (contact.value != 0 && !taken.insert(contact).second) return std::nullopt;
    contacts.push_back(contact);
  }
  return contacts;
}

}  // namespace

card::Result<void> Addition::place_components() {
  std::vector<Meeting> meetings;
  for (const auto& [root, numbers] : components_.sets()) {
    Meeting& meeting = meetings.emplace_back(Meeting{.root = root, .components = {}, .fresh = {}});
    for (const std::int64_t number : numbers) {
      if (index_.contains(number))
        meeting.fresh.push_back({number});
      else
        meeting.components.push_back(number);
    }
    for (const card::CardId card : meeting.fresh) cards_[index_[card.value]].card.component = root;
  }
  for (std::span<const Meeting> rest = meetings; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), kMeetingsAtOnce));
    rest = rest.subspan(some.size());
    if (auto placed = place_some(some); !placed) return placed;
  }
  return {};
}

card::Result<void> Addition::place_some(std::span<const Meeting> meetings) {
  std::vector<std::int64_t> components;
  for (const Meeting& meeting : meetings)
    components.insert(components.end(), meeting.components.begin(), meeting.components.end());
  Around around;
  auto rows = store::component_rows(transaction_, components);
  if (!rows) return tl::unexpected(rows.error());
  around.rows = std::move(*rows);
  std::vector<card::CardId> cards;
  for (const store::ComponentCard& row : around.rows) {
    cards.push_back(row.card);
    births_[row.card.value] = row.born_in;
  }
  std::sort(cards.begin(), cards.end());
  auto said = assertions(transaction_, cards);
  if (!said) return tl::unexpected(said.error());
  around.said = std::move(*said);
  auto in_question = store::cards_in_question(transaction_, cards);
  if (!in_question) return tl::unexpected(in_question.error());
  around.in_question = std::move(*in_question);
  memory_.trim();
  if (auto read = memory_.read(transaction_, std::move(cards)); !read) return read;
  for (const Meeting& meeting : meetings) {
    if (meeting.alone()) {
      const auto alone = store_fresh(index_[meeting.root], {}, {});
      if (!alone) return tl::unexpected(alone.error());
    } else if (auto placed = place(meeting, around); !placed) {
      return placed;
    }
  }
  return {};
}

card::Result<void> Addition::place(const Meeting& meeting, const Around& around) {
  std::vector<store::ComponentCard> rows;
  for (const std::int64_t component : meeting.components)
    std::ranges::copy(around.of(component), std::back_inserter(rows));
  std::vector<card::CardId> cards = meeting.fresh;
  for (const store::ComponentCard& row : rows) cards.push_back(row.card);
  std::sort(cards.begin(), cards.end());
  if (auto read = memory_.read(transaction_, cards); !read) return read;
  const Grouped grouped = group_cards(memory_, options_, std::move(cards), around.said);
  const auto contacts = regroup(grouped, rows);
  if (!contacts) return tl::unexpected(contacts.error());
  for (std::size_t g = 0; g < contacts->size(); ++g)
    if (auto placed = place_group(grouped.clustering.groups[g], (*contacts)[g]); !placed) return placed;
  if (auto set = renumber(transaction_, meeting.components, components_); !set) return set;
  const bool was_asked = std::ranges::any_of(
      grouped.cards, [&](card::CardId card) { return std::ranges::binary_search(around.in_question, card); });
  if (!was_asked && grouped.clustering.proposals.empty()) return {};
  return ask(grouped);
}

/// Moves stored cards so that each group's are one contact's, and gives these.
card::Result<std::vector<card::ContactId>> Addition::regroup(const Grouped& grouped,
                                                             std::span<const store::ComponentCard> rows) {
  if (auto contacts = contacts_as_they_are(grouped.clustering.groups, rows)) return std::move(*contacts);
  std::vector<store::CardGroup> stored_parts;
  std::vector<std::size_t> part_of;
  for (const std::vector<card::CardId>& group : grouped.clustering.groups) {
    store::CardGroup part;
    for (const card::CardId card : group)
      if (!is_fresh(card)) part.cards.push_back(card);
    part_of.push_back(part.cards.empty() ? std::string::npos : stored_parts.size());
    if (!part.cards.empty()) stored_parts.push_back(std::move(part));
  }
  const auto written = store::write_groups(transaction_, stored_parts, {}, 0);
  if (!written) return tl::unexpected(written.error());
  std::vector<card::ContactId> contacts;
  for (const std::size_t part : part_of)
    contacts.push_back(part == std::string::npos ? card::ContactId() : (*written)[part]);
  return contacts;
}

card::Result<void> Addition::ask(const Grouped& grouped) {
  const auto reviews = propose(transaction_, grouped);
  if (!reviews) return tl::unexpected(reviews.error());
  for (std::size_t i = 0; i < reviews->size(); ++i) {
    if ((*reviews)[i].value == 0) continue;
    const dedupe::Proposal& proposal = grouped.clustering.proposals[i];
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
    const auto earlier = scan_of(card, placed);
    if (!earlier) return tl::unexpected(earlier.error());
    cards_[index_[card.value]].card.scan_of = *earlier;
    const auto stored = store_fresh(index_[card.value], contact, birth(card, placed));
    if (!stored) return tl::unexpected(stored.error());
    contact = *stored;
    placed.insert(card);
  }
  return {};
}

// Of the cards that are placed in the contact already, the one that resembles it most says where the card belongs,
// should the contact ever be taken apart.
card::ContactId Addition::birth(card::CardId card, const std::set<card::CardId>& placed) {
  const Link* best = nullptr;
  for (const Link& link : links_[card.value]) {
    const card::CardId other = link.a == card ? link.b : link.a;
    if (placed.contains(other) && (best == nullptr || link.bits > best->bits)) best = &link;
  }
  if (best == nullptr) return card::ContactId();
  return births_.at((best->a == card ? best->b : best->a).value);
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

}  // namespace pipeline
