#include "pipeline/learning.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "dedupe/keys.h"
#include "dedupe/learn.h"
#include "store/changes.h"
#include "store/matching.h"

namespace pipeline {
namespace {

constexpr std::size_t kSample = 50'000;
constexpr std::size_t kChunk = 4096;
constexpr const char* kModel = "learnt_model";
constexpr const char* kModelNumber = "learnt_model_number";

card::Result<std::vector<card::CardId>> cards_to_learn_from(store::Transaction& transaction) {
  const auto sample = store::sample_of_cards(transaction, kSample);
  if (!sample) return sample;
  const auto placed = store::components_of(transaction, *sample);
  if (!placed) return tl::unexpected(placed.error());
  std::vector<std::int64_t> components;
  for (const store::CardComponent& each : *placed) components.push_back(each.component);
  std::ranges::sort(components);
  const auto repeated = std::ranges::unique(components);
  components.erase(repeated.begin(), repeated.end());
  return store::cards_of_components(transaction, components);
}

card::Result<std::vector<dedupe::Assertion>> labels_of(store::Transaction& transaction,
                                                       const std::vector<card::CardId>& cards) {
  const auto said = store::assertions_of(transaction, cards);
  if (!said) return tl::unexpected(said.error());
  std::vector<dedupe::Assertion> labels;
  for (const store::Assertion& each : *said)
    labels.push_back(
        {each.a, each.b,
         each.judgement == store::Judgement::same ? dedupe::Judgement::same : dedupe::Judgement::different});
  return labels;
}

std::string number_of(const std::string& text) {
  return fmt::format("{:08x}", static_cast<std::uint32_t>(dedupe::hash_of({.value = text})));
}

}  // namespace

card::Result<dedupe::Model> learn_model(store::Transaction& transaction, CardMemory& memory,
                                        const MatcherOptions& options) {
  const auto cards = cards_to_learn_from(transaction);
  if (!cards) return tl::unexpected(cards.error());
  const auto labels = labels_of(transaction, *cards);
  if (!labels) return tl::unexpected(labels.error());
  std::vector<dedupe::Prepared> records;
  for (std::span<const card::CardId> rest = *cards; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), kChunk));
    rest = rest.subspan(some.size());
    memory.trim();
    if (auto read = memory.read(transaction, {some.begin(), some.end()}); !read) return tl::unexpected(read.error());
    for (const card::CardId card : some)
      if (const dedupe::Prepared* prepared = memory.find(card)) records.push_back(*prepared);
  }
  auto model = dedupe::learn_from(records, *labels, options.model, options.counted);
  if (model) model->version = fmt::format("{}-{}", model->version, number_of(dedupe::to_text(*model)));
  return model;
}

card::Result<std::optional<dedupe::Model>> kept_model(store::Transaction& transaction) {
  const auto text = store::matching_state(transaction, kModel);
  if (!text) return tl::unexpected(text.error());
  if (text->empty()) return std::optional<dedupe::Model>();
  auto model = dedupe::parse_model(*text);
  if (!model) return tl::unexpected(model.error());
  return std::optional(std::move(*model));
}

card::Result<std::string> kept_model_number(store::Transaction& transaction) {
  return store::matching_state(transaction, kModelNumber);
}

card::Result<void> keep_model(store::Transaction& transaction, const std::optional<dedupe::Model>& model) {
  const std::string text = model ? dedupe::to_text(*model) : std::string();
  if (auto kept = store::set_matching_state(transaction, kModel, text); !kept) return kept;
  return store::set_matching_state(transaction, kModelNumber, model ? number_of(text) : std::string());
}

}  // namespace pipeline
