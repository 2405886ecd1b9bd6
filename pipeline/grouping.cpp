#include "pipeline/grouping.h"

#include <algorithm>
#include <map>
#include <thread>
#include <unordered_map>
#include <utility>

#include "store/changes.h"

namespace pipeline {
namespace {

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

std::vector<dedupe::Prepared> records_of(const CardMemory& memory, const std::vector<card::CardId>& cards) {
  std::vector<dedupe::Prepared> records;
  for (const card::CardId card : cards)
    if (const dedupe::Prepared* prepared = memory.find(card)) records.push_back(*prepared);
  return records;
}

/// The records, ready to be clustered. Ties are settled by what the cards say: their numbers would tell the order of
/// arrival.
class Clusterable {
 public:
  Clusterable(const CardMemory& memory, const std::vector<card::CardId>& cards, std::vector<dedupe::Assertion> said)
      : said_(std::move(said)) {
    std::vector<std::pair<std::string, const dedupe::Prepared*>> order;
    for (const card::CardId card : cards)
      if (const dedupe::Prepared* prepared = memory.find(card)) order.emplace_back(content_of(*prepared), prepared);
    std::ranges::sort(order, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
    });
    for (const auto& [content, prepared] : order) records_.push_back(prepared);
  }
  dedupe::Clustering cluster(const dedupe::Model& model, const dedupe::Frequencies& frequencies) const {
    return dedupe::cluster_in_order(records_, said_, model, frequencies);
  }

 private:
  std::vector<const dedupe::Prepared*> records_;
  std::vector<dedupe::Assertion> said_;
};

std::vector<card::CardId> cards_of(std::span<const Component> components) {
  std::vector<card::CardId> cards;
  for (const Component& component : components)
    cards.insert(cards.end(), component.cards.begin(), component.cards.end());
  std::sort(cards.begin(), cards.end());
  return cards;
}

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

using ContactOf = std::unordered_map<std::int64_t, card::ContactId>;  ///< by card

/// What the cards fall into; those of a contact stay together.
std::vector<std::vector<card::CardId>> parts_of(const CardMemory& memory, const std::vector<card::CardId>& cards,
                                                const ContactOf& contact_of, const dedupe::Model& model,
                                                const dedupe::Frequencies& frequencies) {
  std::map<card::ContactId, card::CardId> first;
  std::vector<dedupe::Assertion> together;
  for (const card::CardId card : cards)
    if (const auto [of, is_new] = first.emplace(contact_of.at(card.value), card); !is_new)
      together.push_back({of->second, card, dedupe::Judgement::same});
  return dedupe::components(records_of(memory, cards), together, model, frequencies);
}

std::vector<dedupe::Assertion> inside(std::span<const dedupe::Assertion> said,
                                      const std::vector<card::CardId>& sorted_cards) {
  std::vector<dedupe::Assertion> found;
  for (const dedupe::Assertion& each : said)
    if (std::ranges::binary_search(sorted_cards, each.a) && std::ranges::binary_search(sorted_cards, each.b))
      found.push_back(each);
  return found;
}

}  // namespace

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

card::Result<std::vector<std::int64_t>> grouped_otherwise(store::Transaction& transaction, const CardMemory& memory,
                                                          std::span<const Component> components,
                                                          const dedupe::Model& model, const dedupe::Frequencies& before,
                                                          const dedupe::Frequencies& after) {
  const auto said = assertions(transaction, cards_of(components));
  if (!said) return tl::unexpected(said.error());
  std::vector<char> otherwise(components.size());
  in_halves(components.size(), [&](std::size_t i) {
    const std::vector<card::CardId>& own = components[i].cards;
    const Clusterable records(memory, own, inside(*said, own));
    otherwise[i] = is_same(records.cluster(model, before), records.cluster(model, after)) ? 0 : 1;
  });
  std::vector<std::int64_t> found;
  for (std::size_t i = 0; i < components.size(); ++i)
    if (otherwise[i] != 0) found.push_back(components[i].number);
  return found;
}

card::Result<std::vector<Component>> parted(store::Transaction& transaction, const CardMemory& memory,
                                            std::span<const Component> components, const dedupe::Model& model,
                                            const dedupe::Frequencies& frequencies) {
  const auto placed = store::contacts_of(transaction, cards_of(components));
  if (!placed) return tl::unexpected(placed.error());
  ContactOf contact_of;
  for (const store::StoredCard& card : *placed) contact_of[card.card.value] = card.contact;
  std::vector<std::vector<std::vector<card::CardId>>> parts(components.size());
  in_halves(components.size(),
            [&](std::size_t i) { parts[i] = parts_of(memory, components[i].cards, contact_of, model, frequencies); });
  std::vector<Component> found;
  for (const auto& of_one : parts)
    for (std::size_t p = 1; p < of_one.size(); ++p) found.push_back({of_one[p].front().value, of_one[p]});
  return found;
}

card::Result<std::vector<Component>> renumbered(store::Transaction& transaction, const CardMemory& memory,
                                                const std::vector<std::int64_t>& components, const dedupe::Model& model,
                                                const dedupe::Frequencies& frequencies) {
  const auto rows = store::component_rows(transaction, components);
  if (!rows) return tl::unexpected(rows.error());
  Components tied;
  std::map<card::ContactId, std::int64_t> first;
  ContactOf contact_of;
  std::unordered_map<std::int64_t, std::int64_t> number_of;
  for (const store::ComponentCard& row : *rows) {
    contact_of[row.card.value] = row.contact;
    number_of[row.card.value] = row.component;
    tied.join(row.component, first.try_emplace(row.contact, row.component).first->second);
  }
  std::map<std::int64_t, std::vector<card::CardId>> cards;
  for (const store::ComponentCard& row : *rows) cards[tied.root(row.component)].push_back(row.card);
  std::vector<Component> found;
  for (const auto& [root, tied_cards] : cards)
    for (const std::vector<card::CardId>& part : parts_of(memory, tied_cards, contact_of, model, frequencies)) {
      Component changed{part.front().value, {}};
      for (const card::CardId card : part)
        if (number_of.at(card.value) != changed.number) changed.cards.push_back(card);
      if (!changed.cards.empty()) found.push_back(std::move(changed));
    }
  return found;
}

card::Result<Grouped> group_components(store::Transaction& transaction, CardMemory& memory,
                                       const MatcherOptions& options, const std::vector<std::int64_t>& components) {
  auto cards = store::cards_of_components(transaction, components);
  if (!cards) return tl::unexpected(cards.error());
  const auto said = assertions(transaction, *cards);
  if (!said) return tl::unexpected(said.error());
  memory.trim();
  if (auto read = memory.read(transaction, *cards); !read) return tl::unexpected(read.error());
  return group_cards(memory, options, std::move(*cards), *said);
}

Grouped group_cards(const CardMemory& memory, const MatcherOptions& options, std::vector<card::CardId> cards,
                    std::span<const dedupe::Assertion> said) {
  Grouped grouped{.cards = std::move(cards), .clustering = {}};
  const Clusterable records(memory, grouped.cards, inside(said, grouped.cards));
  grouped.clustering = records.cluster(options.model, options.counted);
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
