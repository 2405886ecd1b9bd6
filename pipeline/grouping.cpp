#include "pipeline/grouping.h"

#include <algorithm>
#include <map>
#include <thread>
#include <utility>

#include "store/changes.h"

namespace pipeline {
namespace {

card::Result<std::vector<dedupe::Assertion>> assertions(store::Transaction& transaction,
                                                        const std::vector<card::CardId>& cards) {
  const auto stored = store::assertions_of(transaction, cards);
  if (!stored) return tl::unexpected(stored.error());
  std::vector<dedupe::Assertion> found;
  for (const store::Assertion& assertion : *stored) {
    const bool inside =
        std::ranges::binary_search(cards, assertion.a) && std::ranges::binary_search(cards, assertion.b);
    if (!inside) continue;
    found.push_back(
        {assertion.a, assertion.b,
         assertion.judgement == store::Judgement::same ? dedupe::Judgement::same : dedupe::Judgement::different});
  }
  return found;
}

/// A text in which records with other values differ.
std::string content_of(const dedupe::Prepared& record) {
  std::string text;
  const auto add = [&](std::string_view value) { text.append(value) += '\x1f'; };
  for (const dedupe::NamePart* part : {&record.family, &record.given}) {
    add(part->key);
    add(std::to_string(part->printed));
    for (const std::string& sound : part->sounds) add(sound);
  }
  for (const dedupe::MailPart& email : record.emails) add(email.local + "@" + email.domain);
  for (const dedupe::PhonePart& phone : record.phones) add(phone.number + " " + phone.extension);
  for (const dedupe::CompanyPart& company : record.companies) add(company.core + " " + company.form);
  for (const dedupe::AddressPart& address : record.addresses) {
    add(address.postal_code);
    for (const std::string& number : address.numbers) add(number);
    for (const std::string& word : address.words) add(word);
  }
  for (const std::string& host : record.hosts) add(host);
  for (const std::string& title : record.titles) add(title);
  add(record.exchanged_on);
  return text;
}

/// cluster() settles ties by the cards' numbers, which tell the order of arrival. So it is given numbers in the order
/// of the cards' values: cards that share one are alike.
class NumberedByContent {
 public:
  explicit NumberedByContent(std::vector<dedupe::Prepared>& records) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < records.size(); ++i) order.emplace_back(content_of(records[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<dedupe::Prepared> sorted;
    for (const auto& [content, i] : order) {
      originals_.push_back(records[i].id);
      numbers_.emplace(records[i].id, card::CardId{static_cast<std::int64_t>(originals_.size())});
      sorted.push_back(std::move(records[i]));
      sorted.back().id = numbers_.at(originals_.back());
    }
    records = std::move(sorted);
  }

  card::CardId number(card::CardId original) const { return numbers_.at(original); }
  void restore(card::CardId& number) const { number = originals_.at(static_cast<std::size_t>(number.value - 1)); }
  void restore(dedupe::Clustering& clustering) const {
    for (auto& group : clustering.groups) {
      for (card::CardId& card : group) restore(card);
      std::sort(group.begin(), group.end());
    }
    std::sort(clustering.groups.begin(), clustering.groups.end());
    for (dedupe::Proposal& proposal : clustering.proposals) {
      restore(proposal.a);
      restore(proposal.b);
      if (proposal.b < proposal.a) std::swap(proposal.a, proposal.b);
    }
  }

 private:
  std::vector<card::CardId> originals_;
  std::map<card::CardId, card::CardId> numbers_;
};

/// The records, numbered by content, ready to be clustered.
class Clusterable {
 public:
  Clusterable(const CardMemory& memory, const std::vector<card::CardId>& cards,
              const std::vector<dedupe::Assertion>& said)
      : records_(records_of(memory, cards)), numbered_(records_) {
    for (const dedupe::Assertion& each : said)
      said_.push_back({numbered_.number(each.a), numbered_.number(each.b), each.judgement});
  }
  dedupe::Clustering cluster(const dedupe::Model& model, const dedupe::Frequencies& frequencies) const {
    dedupe::Clustering clustering = dedupe::cluster(records_, said_, model, frequencies);
    numbered_.restore(clustering);
    return clustering;
  }

 private:
  static std::vector<dedupe::Prepared> records_of(const CardMemory& memory, const std::vector<card::CardId>& cards) {
    std::vector<dedupe::Prepared> records;
    for (const card::CardId card : cards)
      if (const dedupe::Prepared* prepared = memory.find(card)) records.push_back(*prepared);
    return records;
  }

  std::vector<dedupe::Prepared> records_;
  NumberedByContent numbered_;
  std::vector<dedupe::Assertion> said_;
};

bool is_same(const dedupe::Clustering& a, const dedupe::Clustering& b) {
  const auto pair = [](const dedupe::Proposal& x, const dedupe::Proposal& y) { return x.a == y.a && x.b == y.b; };
  return a.groups == b.groups && std::ranges::is_permutation(a.proposals, b.proposals, pair);
}

/// Calls work(i) for every number below `count`, on two threads.
template <class Work>
void in_halves(std::size_t count, const Work& work) {
  const auto run = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) work(i);
  };
  const std::jthread second(run, count / 2, count);
  run(0, count / 2);
}

}  // namespace

card::Result<std::vector<std::int64_t>> grouped_otherwise(store::Transaction& transaction, const CardMemory& memory,
                                                          std::span<const Component> components,
                                                          const dedupe::Model& model, const dedupe::Frequencies& before,
                                                          const dedupe::Frequencies& after) {
  std::vector<card::CardId> cards;
  for (const Component& component : components)
    cards.insert(cards.end(), component.cards.begin(), component.cards.end());
  std::sort(cards.begin(), cards.end());
  const auto said = assertions(transaction, cards);
  if (!said) return tl::unexpected(said.error());
  std::vector<char> otherwise(components.size());
  in_halves(components.size(), [&](std::size_t i) {
    const std::vector<card::CardId>& own = components[i].cards;
    std::vector<dedupe::Assertion> inside;
    for (const dedupe::Assertion& each : *said)
      if (std::ranges::binary_search(own, each.a) && std::ranges::binary_search(own, each.b)) inside.push_back(each);
    const Clusterable records(memory, own, inside);
    otherwise[i] = is_same(records.cluster(model, before), records.cluster(model, after)) ? 0 : 1;
  });
  std::vector<std::int64_t> found;
  for (std::size_t i = 0; i < components.size(); ++i)
    if (otherwise[i] != 0) found.push_back(components[i].number);
  return found;
}

card::Result<Grouped> group_components(store::Transaction& transaction, CardMemory& memory,
                                       const MatcherOptions& options, const std::vector<std::int64_t>& components,
                                       const std::vector<card::CardId>& fresh) {
  Grouped grouped;
  for (const std::int64_t component : components) {
    const auto cards = store::component_cards(transaction, component);
    if (!cards) return tl::unexpected(cards.error());
    grouped.cards.insert(grouped.cards.end(), cards->begin(), cards->end());
  }
  std::sort(grouped.cards.begin(), grouped.cards.end());
  const auto said = assertions(transaction, grouped.cards);
  if (!said) return tl::unexpected(said.error());
  grouped.cards.insert(grouped.cards.end(), fresh.begin(), fresh.end());
  std::sort(grouped.cards.begin(), grouped.cards.end());
  memory.trim();
  if (auto read = memory.read(transaction, grouped.cards); !read) return tl::unexpected(read.error());
  grouped.clustering = Clusterable(memory, grouped.cards, *said).cluster(options.model, options.counted);
  return grouped;
}

card::Result<std::vector<card::ReviewId>> propose(store::Transaction& transaction, const Grouped& grouped) {
  std::vector<store::ProposedPair> pairs;
  for (const dedupe::Proposal& proposal : grouped.clustering.proposals)
    pairs.push_back({.a = proposal.a,
                     .b = proposal.b,
                     .score = proposal.comparison.bits,
                     .doubt = dedupe::to_string(proposal.doubt),
                     .reasons = dedupe::reasons_of(proposal.comparison)});
  return store::write_proposals(transaction, grouped.cards, pairs);
}

card::Result<void> complete(store::Transaction& transaction, std::vector<std::int64_t>& components) {
  for (std::size_t i = 0; i < components.size(); ++i) {
    const auto neighbours = store::components_beside(transaction, components[i]);
    if (!neighbours) return tl::unexpected(neighbours.error());
    for (const std::int64_t neighbour : *neighbours)
      if (std::ranges::find(components, neighbour) == components.end()) components.push_back(neighbour);
  }
  return {};
}

}  // namespace pipeline
