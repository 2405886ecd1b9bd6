#include "store/decisions.h"

#include <algorithm>

#include "store/assertion_rows.h"
#include "store/decision_rows.h"
#include "store/membership.h"
#include "store/review_rows.h"

namespace store {
namespace {

void require_open(Connection& connection, card::ContactId id) {
  std::int64_t open = 0;
  Query query(connection, "SELECT count(*) FROM contact WHERE id = :id AND merged_into IS NULL AND withdrawn = 0");
  query.use(id.value).into(open);
  while (query.next()) {
  }
  if (open == 0) throw DatabaseFailure("one of the contacts is not there or already merged");
}

bool holds(const std::vector<card::CardId>& cards, card::CardId card) {
  return std::ranges::find(cards, card) != cards.end();
}

}  // namespace

void unite(Connection& connection, card::ContactId survivor, card::ContactId absorbed, const std::string& actor,
           ChangeId change) {
  require_open(connection, survivor);
  require_open(connection, absorbed);
  if (survivor == absorbed) throw DatabaseFailure("a contact cannot be merged with itself");
  std::vector<card::CardId> cards = cards_of(connection, survivor);
  const std::vector<card::CardId> others = cards_of(connection, absorbed);
  cards.insert(cards.end(), others.begin(), others.end());
  for (const card::CardId card : cards)
    if (card != cards.front()) add_assertion(connection, change, Judgement::same, cards.front(), card);
  weigh_assertions(connection, cards);  // who was told apart before is one person now
  join_components(connection, cards);
  move_into_groups(connection, {{.cards = cards, .contact = survivor}}, actor, change.value);
  close_answered_reviews(connection, survivor);
}

void keep_apart(Connection& connection, const std::vector<card::CardId>& some, const std::vector<card::CardId>& others,
                ChangeId change) {
  for (const card::CardId a : some)
    for (const card::CardId b : others) add_assertion(connection, change, Judgement::different, a, b);
  weigh_assertions(connection, some);
}

card::Result<Change> merge_contacts(Transaction& transaction, card::ContactId survivor, card::ContactId absorbed,
                                    const std::string& actor) {
  return guarded("merge two contacts", [&] {
    Connection& connection = transaction.connection();
    require_open(connection, survivor);
    require_open(connection, absorbed);
    const Change change =
        add_change(connection, {.actor = actor, .kind = ChangeKind::merge, .subject = survivor.value});
    unite(connection, survivor, absorbed, actor, change.id);
    return change;
  });
}

card::Result<Split> split_contact(Transaction& transaction, card::ContactId contact,
                                  const std::vector<card::CardId>& cards, const std::string& actor) {
  return guarded("split a contact", [&] {
    Connection& connection = transaction.connection();
    require_open(connection, contact);
    const std::vector<card::CardId> all = cards_of(connection, contact);
    std::vector<CardGroup> groups;
    std::vector<card::CardId> rest;
    for (const card::CardId card : all) {
      if (!holds(cards, card)) rest.push_back(card);
      if (cards.empty()) groups.push_back({.cards = {card}, .contact = {}});
    }
    if (!cards.empty()) groups = {{.cards = rest, .contact = {}}, {.cards = cards, .contact = {}}};
    const bool parts = groups.size() > 1 && !groups[0].cards.empty() &&
                       std::ranges::all_of(cards, [&](card::CardId card) { return holds(all, card); });
    if (!parts) throw DatabaseFailure("these cards are not some of the contact's");
    Split split{.change = add_change(connection, {.actor = actor, .kind = ChangeKind::split, .subject = contact.value}),
                .contacts = {}};
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (std::size_t k = i + 1; k < groups.size(); ++k)
        keep_apart(connection, groups[i].cards, groups[k].cards, split.change.id);
    // Who shared an assertion with a card of another part is not torn off the part that it stays in.
    for (const CardGroup& group : groups)
      for (const card::CardId card : group.cards)
        if (card != group.cards.front())
          add_assertion(connection, split.change.id, Judgement::same, group.cards.front(), card);
    weigh_assertions(connection, all);
    split.contacts = move_into_groups(connection, groups, actor, split.change.id.value);
    return split;
  });
}

}  // namespace store
