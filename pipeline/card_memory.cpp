#include "pipeline/card_memory.h"

#include <algorithm>
#include <iterator>

#include "dedupe/prepared_text.h"
#include "store/changes.h"

namespace pipeline {
namespace {

std::vector<dedupe::ReadConfidence> confidences_of(const std::vector<card::FieldConfidence>& fields) {
  std::vector<dedupe::ReadConfidence> confidences;
  for (const card::FieldConfidence& field : fields) confidences.push_back({field.path, field.confidence});
  return confidences;
}

std::string text_of(const std::optional<store::Date>& date) { return date ? store::to_string(*date) : std::string(); }

}  // namespace

dedupe::Record record_of(const store::MatchCard& card) {
  return {card.id, card.values, text_of(card.exchanged_on), confidences_of(card.confidence)};
}

dedupe::Record record_of(const store::NewCard& card) {
  return {card.id, card.reading.contact, text_of(card.provenance.exchanged_on),
          confidences_of(card.reading.confidence)};
}

card::Result<void> CardMemory::enter(store::Transaction& transaction) {
  const auto last = store::changes(transaction, 1);
  if (!last) return tl::unexpected(last.error());
  const std::int64_t change = last->empty() ? 0 : last->front().id.value;
  fresh_.clear();  // whether they were stored nobody said
  if (change != last_change_ || cards_.size() > most_) cards_.clear();
  auto taken = take_retired(transaction, change);
  last_change_ = change;
  return taken;
}

card::Result<void> CardMemory::take_retired(store::Transaction& transaction, std::int64_t change) {
  const auto count = store::count_retired_keys(transaction);
  if (!count) return tl::unexpected(count.error());
  if (*count != last_retired_) cards_.clear();
  if (*count < last_retired_) {  // given up with the transaction, or all forgotten
    const bool given_up = change == last_change_ && *count + std::ssize(retired_now_) == last_retired_;
    if (!given_up) retired_.clear();
    for (const std::int64_t key : retired_now_) retired_.erase(key);
    last_retired_ = given_up ? *count : 0;
  }
  retired_now_.clear();
  if (*count == last_retired_) return {};
  const auto retired = store::retired_keys(transaction, std::max<std::int64_t>(0, last_retired_));
  if (!retired) return tl::unexpected(retired.error());
  retired_.insert(retired->begin(), retired->end());
  last_retired_ = *count;
  return {};
}

card::Result<void> CardMemory::read(store::Transaction& transaction, std::vector<card::CardId> cards) {
  std::sort(cards.begin(), cards.end());
  cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
  std::erase_if(cards, [&](card::CardId card) { return find(card) != nullptr; });
  const auto keep = [&](card::CardId card, dedupe::Prepared prepared, std::vector<std::int64_t> keys) {
    prepared.id = card;
    std::erase_if(keys, [&](std::int64_t key) { return is_retired(key); });
    std::sort(keys.begin(), keys.end());
    prepared.active_keys = std::move(keys);
    cards_.insert_or_assign(card.value, std::move(prepared));
  };
  auto forms = store::match_forms(transaction, cards);
  if (!forms) return tl::unexpected(forms.error());
  for (store::MatchForm& form : *forms)
    if (auto prepared = dedupe::parse_prepared(form.form)) keep(form.card, std::move(*prepared), std::move(form.keys));
  // What has no form, or one of older rules.
  std::erase_if(cards, [&](card::CardId card) { return cards_.contains(card.value); });
  auto read = store::match_cards(transaction, cards);
  if (!read) return tl::unexpected(read.error());
  for (store::MatchCard& card : *read) keep(card.id, dedupe::prepare(record_of(card)), std::move(card.keys));
  return {};
}

const dedupe::Prepared* CardMemory::find(card::CardId card) const {
  for (const auto* held : {&fresh_, &cards_})
    if (const auto found = held->find(card.value); found != held->end()) return &found->second;
  return nullptr;
}

void CardMemory::put(dedupe::Prepared prepared) {
  cards_.erase(prepared.id.value);
  fresh_.insert_or_assign(prepared.id.value, std::move(prepared));
}

void CardMemory::keep_put() {
  cards_.merge(fresh_);
  fresh_.clear();
}

void CardMemory::forget(card::CardId card) {
  cards_.erase(card.value);
  fresh_.erase(card.value);
}

card::Result<void> CardMemory::retire(store::Transaction& transaction, std::int64_t key,
                                      std::span<const card::CardId> holders) {
  if (auto retired = store::retire_key(transaction, key); !retired) return retired;
  retired_.insert(key);
  retired_now_.push_back(key);
  ++last_retired_;
  for (const card::CardId holder : holders)
    if (const auto found = cards_.find(holder.value); found != cards_.end()) std::erase(found->second.active_keys, key);
  return {};
}

card::Result<void> CardMemory::forget_retired(store::Transaction& transaction) {
  retired_.clear();
  retired_now_.clear();
  last_retired_ = 0;
  return store::forget_retired_keys(transaction);
}

}  // namespace pipeline
