#include "pipeline/card_memory.h"

#include <algorithm>

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
  const auto count = store::count_retired_keys(transaction);
  if (!count) return tl::unexpected(count.error());
  const std::int64_t change = last->empty() ? 0 : last->front().id.value;
  if (change != last_change_ || *count != last_retired_ || cards_.size() > most_) cards_.clear();
  last_change_ = change;
  if (*count == last_retired_) return {};
  const auto retired = store::retired_keys(transaction);
  if (!retired) return tl::unexpected(retired.error());
  retired_ = {retired->begin(), retired->end()};
  last_retired_ = *count;
  return {};
}

card::Result<const dedupe::Prepared*> CardMemory::get(store::Transaction& transaction, card::CardId id) {
  if (const auto found = cards_.find(id.value); found != cards_.end()) return &found->second;
  auto read = store::match_cards(transaction, std::span(&id, 1));
  if (!read) return tl::unexpected(read.error());
  if (read->empty()) return nullptr;
  dedupe::Prepared prepared = dedupe::prepare(record_of(read->front()));
  prepared.active_keys = std::move(read->front().keys);
  return &cards_.insert_or_assign(id.value, std::move(prepared)).first->second;
}

void CardMemory::put(dedupe::Prepared prepared) {
  const std::int64_t id = prepared.id.value;
  cards_.insert_or_assign(id, std::move(prepared));
}

void CardMemory::forget(card::CardId card) { cards_.erase(card.value); }

card::Result<void> CardMemory::retire(store::Transaction& transaction, std::int64_t key,
                                      std::span<const card::CardId> holders) {
  if (auto retired = store::retire_key(transaction, key); !retired) return retired;
  retired_.insert(key);
  ++last_retired_;
  for (const card::CardId holder : holders)
    if (const auto found = cards_.find(holder.value); found != cards_.end()) std::erase(found->second.active_keys, key);
  return {};
}

card::Result<void> CardMemory::forget_retired(store::Transaction& transaction) {
  retired_.clear();
  last_retired_ = 0;
  return store::forget_retired_keys(transaction);
}

}  // namespace pipeline
