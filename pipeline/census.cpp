#include "pipeline/census.h"

#include <algorithm>

#include "dedupe/keys.h"
#include "store/matching.h"

namespace pipeline {
namespace {

constexpr std::int64_t kFewestCards = 1024;
constexpr std::size_t kSample = 16'384;
constexpr std::size_t kChunk = 4096;  // cards or components at a time
constexpr const char* kTerms = "terms";
constexpr const char* kTermsNumber = "terms_number";

/// The record's terms, and the readings that its name may have: they meet the readings that another card prints.
std::vector<dedupe::Term> terms_that_may_agree(const dedupe::Prepared& record) {
  std::vector<dedupe::Term> terms = dedupe::terms_of(record);
  for (const std::string& sound : record.family.likely) terms.push_back({dedupe::TermKind::family_sound, sound});
  for (const std::string& sound : record.given.likely) terms.push_back({dedupe::TermKind::given_sound, sound});
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

/// Runs over one component's cards.
bool bears_one_twice(std::span<const store::CardComponent> cards, const CardMemory& memory,
                     const std::set<dedupe::Term>& terms) {
  std::set<dedupe::Term> borne;
  for (const store::CardComponent& card : cards) {
    const dedupe::Prepared* prepared = memory.find(card.card);
    if (prepared == nullptr) continue;
    for (dedupe::Term& term : terms_that_may_agree(*prepared))
      if (terms.contains(term) && !borne.insert(std::move(term)).second) return true;
  }
  return false;
}

}  // namespace

card::Result<std::vector<dedupe::TermShare>> count_terms(store::Transaction& transaction, CardMemory& memory) {
  const auto all = store::count_cards(transaction);
  if (!all) return tl::unexpected(all.error());
  if (*all < kFewestCards) return {};
  const auto sample = store::sample_of_cards(transaction, kSample);
  if (!sample) return tl::unexpected(sample.error());
  dedupe::TermCounter counter;
  for (std::span<const card::CardId> rest = *sample; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), kChunk));
    rest = rest.subspan(some.size());
    memory.trim();
    if (auto read = memory.read(transaction, {some.begin(), some.end()}); !read) return tl::unexpected(read.error());
    for (const card::CardId card : some)
      if (const dedupe::Prepared* prepared = memory.find(card)) counter.add(*prepared);
  }
  return counter.standing_out();
}

card::Result<std::vector<dedupe::TermShare>> kept_terms(store::Transaction& transaction) {
  const auto text = store::matching_state(transaction, kTerms);
  if (!text) return tl::unexpected(text.error());
  return dedupe::parse_term_shares(*text);
}

card::Result<std::string> kept_terms_number(store::Transaction& transaction) {
  return store::matching_state(transaction, kTermsNumber);
}

card::Result<void> keep_terms(store::Transaction& transaction, std::span<const dedupe::TermShare> shares) {
  const std::string text = dedupe::to_text(shares);
  if (auto kept = store::set_matching_state(transaction, kTerms, text); !kept) return kept;
  return store::set_matching_state(transaction, kTermsNumber, std::to_string(dedupe::hash_of({.value = text})));
}

std::set<dedupe::Term> changed_terms(std::span<const dedupe::TermShare> before,
                                     std::span<const dedupe::TermShare> after) {
  std::set<dedupe::Term> changed;
  for (const auto& [from, to] : {std::pair(before, after), std::pair(after, before)})
    for (const dedupe::TermShare& each : from)
      if (std::ranges::find(to, each) == to.end()) changed.insert(each.term);
  return changed;
}

card::Result<void> for_shared_components(store::Transaction& transaction, CardMemory& memory,
                                         const std::set<dedupe::Term>* terms, const VisitComponents& visit) {
  for (std::int64_t after = 0;;) {
    const auto cards = store::shared_component_cards(transaction, after, kChunk);
    if (!cards) return tl::unexpected(cards.error());
    if (cards->empty()) return {};
    after = cards->back().component;
    std::vector<card::CardId> ids;
    for (const store::CardComponent& card : *cards) ids.push_back(card.card);
    memory.trim();
    if (auto read = memory.read(transaction, std::move(ids)); !read) return read;
    std::vector<Component> found;
    for (std::size_t first = 0, next = 0; first < cards->size(); first = next) {
      while (next < cards->size() && (*cards)[next].component == (*cards)[first].component) ++next;
      const auto component = std::span(*cards).subspan(first, next - first);
      if (terms != nullptr && !bears_one_twice(component, memory, *terms)) continue;
      found.push_back({component.front().component, {}});
      for (const store::CardComponent& card : component) found.back().cards.push_back(card.card);
    }
    if (auto visited = visit(found); !visited) return visited;
  }
}

}  // namespace pipeline
