#include "bench/linkage/measure.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace linkage {
namespace {

using IndexPair = std::pair<std::size_t, std::size_t>;

struct Index {
  std::vector<std::size_t> group;                            // by record
  std::map<std::int64_t, std::vector<std::size_t>> persons;  // records
  std::map<std::int64_t, std::size_t> of_id;

  Index(const Set& set, const dedupe::Clustering& clustering) : group(set.records.size()) {
    for (std::size_t i = 0; i < set.records.size(); ++i) {
      of_id[set.records[i].id.value] = i;
      persons[set.truths[i].person].push_back(i);
    }
    for (std::size_t g = 0; g < clustering.groups.size(); ++g)
      for (const card::CardId id : clustering.groups[g]) group[of_id.at(id.value)] = g;
  }
};

bool share_point(const dedupe::Prepared& a, const dedupe::Prepared& b) {
  for (const dedupe::MailPart& x : a.emails)
    for (const dedupe::MailPart& y : b.emails)
      if (!x.role && x.local == y.local && x.domain == y.domain) return true;
  for (const dedupe::PhonePart& x : a.phones)
    for (const dedupe::PhonePart& y : b.phones)
      if (x.mobile && y.mobile && x.number == y.number) return true;
  return false;
}

bool share_key(const dedupe::Prepared& a, const dedupe::Prepared& b) {
  std::vector<std::int64_t> common;
  std::set_intersection(a.active_keys.begin(), a.active_keys.end(), b.active_keys.begin(), b.active_keys.end(),
                        std::back_inserter(common));
  return !common.empty();
}

// Two groups that wait for review count for all pairs between them.
std::set<IndexPair> proposed_groups(const Index& index, const dedupe::Clustering& clustering) {
  std::set<IndexPair> pairs;
  for (const dedupe::Proposal& each : clustering.proposals)
    pairs.insert(std::minmax(index.group[index.of_id.at(each.a.value)], index.group[index.of_id.at(each.b.value)]));
  return pairs;
}

template <class Take>
void for_each_true_pair(const Index& index, Take take) {
  for (const auto& [person, records] : index.persons)
    for (std::size_t i = 0; i < records.size(); ++i)
      for (std::size_t k = i + 1; k < records.size(); ++k) take(records[i], records[k]);
}

void print_record(const dedupe::Record& record) {
  const card::Contact& c = record.contact;
  fmt::print("    {}|{}|{}|{}|{}|{}|{}|", c.family_name, c.given_name, c.family_kana, c.given_kana, c.latin_name,
             c.company, c.company_latin);
  for (const std::string& each : c.emails) fmt::print("{} ", each);
  for (const card::PhoneNumber& each : c.phones) fmt::print("{} ", each.number);
  for (const card::Address& each : c.addresses) fmt::print("|{} {}", each.postal_code, each.printed);
  fmt::print("\n");
}

void print_pair(const Set& set, std::size_t a, std::size_t b, const dedupe::Comparison& comparison) {
  print_record(set.records[a]);
  print_record(set.records[b]);
  for (const dedupe::Evidence& each : comparison.evidence)
    if (each.level != dedupe::Level::none) fmt::print("  {} {:.1f}", dedupe::row_of(each.level).name, each.bits);
  fmt::print("  = {:.1f}{}\n", comparison.bits, comparison.vetoes != 0 ? " veto" : "");
}

double f1_of(double precision, double recall) {
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

}  // namespace

double Measures::f1() const { return f1_of(precision.value(), recall.value()); }
double Measures::shared_f1() const { return f1_of(precision.value(), shared.value()); }

Measures measure(const Set& set, const std::vector<dedupe::Prepared>& prepared, const dedupe::Clustering& clustering) {
  const Index index(set, clustering);
  const std::set<IndexPair> asked = proposed_groups(index, clustering);
  Measures out;
  out.records = static_cast<std::int64_t>(set.records.size());
  out.groups = static_cast<std::int64_t>(clustering.groups.size());
  out.proposals = static_cast<std::int64_t>(clustering.proposals.size());
  for (const std::vector<card::CardId>& group : clustering.groups) {
    out.largest = std::max(out.largest, group.size());
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t k = i + 1; k < group.size(); ++k) {
        ++out.precision.all;
        const std::size_t a = index.of_id.at(group[i].value), b = index.of_id.at(group[k].value);
        if (set.truths[a].person == set.truths[b].person) ++out.precision.hit;
      }
  }
  for_each_true_pair(index, [&](std::size_t a, std::size_t b) {
    const bool joined = index.group[a] == index.group[b];
    const bool firm = set.truths[a].firm != 0 && set.truths[a].firm == set.truths[b].firm;
    Share& part = firm || share_point(prepared[a], prepared[b]) ? out.shared : out.rest_asked;
    const bool waits = &part == &out.rest_asked && asked.contains(std::minmax(index.group[a], index.group[b]));
    ++out.recall.all;
    ++part.all;
    ++out.blocked.all;
    if (joined) ++out.recall.hit;
    if (joined || waits) ++part.hit;
    if (share_key(prepared[a], prepared[b])) ++out.blocked.hit;
  });
  for (const dedupe::Proposal& each : clustering.proposals) {
    ++out.proposed.all;
    if (set.truths[index.of_id.at(each.a.value)].person == set.truths[index.of_id.at(each.b.value)].person)
      ++out.proposed.hit;
  }
  return out;
}

void print_errors(const Set& set, const std::vector<dedupe::Prepared>& prepared, const dedupe::Clustering& clustering,
                  const dedupe::Model& model, const dedupe::Frequencies& frequencies, int limit) {
  const Index index(set, clustering);
  const auto scored = [&](std::size_t a, std::size_t b) { return score(prepared[a], prepared[b], model, frequencies); };
  int wrong = 0, missed = 0;
  for (const std::vector<card::CardId>& group : clustering.groups)
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t k = i + 1; k < group.size() && wrong < limit; ++k) {
        const std::size_t a = index.of_id.at(group[i].value), b = index.of_id.at(group[k].value);
        if (set.truths[a].person == set.truths[b].person) continue;
        fmt::print("wrong join {}, group of {}\n", ++wrong, group.size());
        print_pair(set, a, b, scored(a, b));
      }
  for_each_true_pair(index, [&](std::size_t a, std::size_t b) {
    const bool firm = set.truths[a].firm != 0 && set.truths[a].firm == set.truths[b].firm;
    const bool counts = firm || set.truths[a].firm == 0 || share_point(prepared[a], prepared[b]);
    if (!counts || index.group[a] == index.group[b] || missed >= limit) return;
    fmt::print("missed {}{}\n", ++missed, share_key(prepared[a], prepared[b]) ? "" : " (no key)");
    print_pair(set, a, b, scored(a, b));
  });
}

}  // namespace linkage
