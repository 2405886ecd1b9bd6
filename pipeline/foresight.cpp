#include "pipeline/foresight.h"

#include <algorithm>
#include <span>
#include <utility>

#include "dedupe/prepared_text.h"
#include "pipeline/neighbours.h"
#include "store/matching.h"

namespace pipeline {
namespace {

struct KeyUse {
  std::int64_t hash = 0;
  std::size_t card = 0;  ///< index
  friend auto operator<=>(const KeyUse&, const KeyUse&) = default;
};

struct Pair {
  card::CardId stored;
  std::size_t card = 0;  ///< index
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

std::vector<KeyUse> sorted_uses(const std::vector<ReadyCard>& cards, const CardMemory& memory) {
  std::vector<KeyUse> uses;
  for (std::size_t i = 0; i < cards.size(); ++i)
    for (const CappedKey& key : cards[i].input.keys)
      if (!memory.is_retired(key.hash)) uses.push_back({key.hash, i});
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  return uses;
}

std::vector<Pair> pairs_of(std::span<const KeyUse> uses, const std::vector<store::KeyHolder>& holders) {
  std::vector<Pair> pairs;
  auto use = uses.begin();
  for (auto holder = holders.begin(); holder != holders.end(); ++holder) {
    while (use != uses.end() && use->hash < holder->key) ++use;
    for (auto same = use; same != uses.end() && same->hash == holder->key; ++same)
      pairs.push_back({holder->card, same->card});
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

Foresight::Foresight(store::Store& written, store::Store own)
    : written_(&written), own_(std::make_unique<store::Store>(std::move(own))), memory_(0) {}

card::Result<Foresight> Foresight::open(store::Store& store) {
  auto own = store::open_beside(store);
  if (!own) return tl::unexpected(own.error());
  return Foresight(store, std::move(*own));
}

void Foresight::look(std::vector<ReadyCard>& cards, const MatchBasis& basis) {
  auto transaction = store::Transaction::begin(*own_, store::Access::read);
  if (!transaction || !look_up(*transaction, cards, basis))
    for (ReadyCard& card : cards) card.foreseen.clear();
}

card::Result<void> Foresight::look_up(store::Transaction& transaction, std::vector<ReadyCard>& cards,
                                      const MatchBasis& basis) {
  if (auto entered = memory_.enter(transaction); !entered) return entered;
  const std::vector<KeyUse> uses = sorted_uses(cards, memory_);
  std::vector<std::int64_t> keys;
  for (const KeyUse& use : uses)
    if (keys.empty() || keys.back() != use.hash) keys.push_back(use.hash);
  const auto holders = store::committed_holders(transaction, keys, *written_);
  if (!holders) return tl::unexpected(holders.error());
  const std::vector<Pair> pairs = pairs_of(uses, *holders);
  std::vector<card::CardId> stored;
  for (const Pair& pair : pairs)
    if (stored.empty() || stored.back() != pair.stored) stored.push_back(pair.stored);
  // A stored card is met by several new ones, and in the next part by others: nothing is kept of it.
  dedupe::Prepared other;
  return store::for_each_form(transaction, stored, [&](card::CardId card, const std::string& form) {
    if (!dedupe::read_prepared(form, other)) return;
    for (const Pair& pair : std::ranges::equal_range(pairs, card, {}, &Pair::stored)) {
      ReadyCard& ready = cards[pair.card];
      ready.foreseen.push_back(
          {card, dedupe::connecting_bits(other, ready.input.prepared, basis.model, basis.frequencies)});
    }
  });
}

}  // namespace pipeline
