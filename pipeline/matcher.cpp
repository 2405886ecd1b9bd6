#include "pipeline/matcher.h"

#include <utility>

#include "dedupe/prepared_text.h"
#include "pipeline/addition.h"

namespace pipeline {

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
