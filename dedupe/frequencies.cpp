#include "dedupe/frequencies.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "dedupe/keys.h"
#include "dedupe/name_book.h"
#include "text/script.h"

namespace dedupe {
namespace {

constexpr double kLeastPopulation = 16384;
constexpr double kStep = 8;
constexpr double kTableWeight = 256;  // people that the tables count for beside those that are counted
constexpr std::int64_t kFewestBearers = 8;
constexpr double kStandsOut = 2;  // times the share of the tables

struct KindRow {
  TermKind kind;
  char letter;
  double japanese, latin;  ///< share of a value that is not listed
};

// A family name behind the 1,999th bears under 7,700 of 124 million people. Latin family names: about the mean share of
// a name weighed by its bearers in the USA's census of 2010. Given names by reading: some 900 readings share everybody.
constexpr KindRow kKinds[] = {
    {TermKind::family, 'f', 3e-5, 6e-4},       {TermKind::given, 'g', 6e-4, 3e-3},
    {TermKind::family_sound, 'F', 1e-4, 4e-4}, {TermKind::given_sound, 'G', 2.5e-3, 2.5e-3},
    {TermKind::company, 'c', 2.5e-4, 2.5e-4},  {TermKind::domain, 'd', 2.5e-4, 2.5e-4},
    {TermKind::postal_code, 'p', 1e-3, 1e-3},  {TermKind::line, 'l', 1e-3, 1e-3},
};

const KindRow& row_of_kind(TermKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

double default_share(TermKind kind, std::string_view value) {
  const KindRow& row = row_of_kind(kind);
  return !value.empty() && static_cast<unsigned char>(value.front()) >= 0x80 ? row.japanese : row.latin;
}

}  // namespace

double Frequencies::share(TermKind kind, std::string_view value) const {
  const double listed = listed_share(kind, value);
  return std::clamp(listed > 0 ? listed : default_share(kind, value), 2 / std::max(population, 2.0), 1.0);
}

double Frequencies::listed_share(TermKind kind, std::string_view value) const {
  const Shares& shares = shares_[static_cast<std::size_t>(kind)];
  const auto found = shares.find(value);
  return found == shares.end() ? 0 : found->second;
}

void Frequencies::set(TermKind kind, std::string_view value, double share) {
  shares_[static_cast<std::size_t>(kind)][std::string(value)] = share;
}

double population_step(std::int64_t cards) {
  double step = kLeastPopulation;
  while (step < static_cast<double>(cards)) step *= kStep;
  return step;
}

const Frequencies& default_frequencies() {
  static const Frequencies frequencies = [] {
    Frequencies all;
    all.population = kLeastPopulation;
    for (const NameShare& each : name_shares(Half::family)) all.set(TermKind::family, each.name, each.share);
    for (const NameShare& each : sound_shares(Half::family)) all.set(TermKind::family_sound, each.name, each.share);
    for (const NameShare& each : name_shares(Half::given)) all.set(TermKind::given, each.name, each.share);
    for (const NameShare& each : sound_shares(Half::given)) {
      const double share = std::max(each.share, row_of_kind(TermKind::given_sound).latin);
      all.set(TermKind::given_sound, each.name, share);
    }
    // A romanised name is written in Latin letters, and then its reading is the term.
    for (const NameShare& each : sound_shares(Half::family)) all.set(TermKind::family, each.name, each.share);
    return all;
  }();
  return frequencies;
}

void TermCounter::add(const Prepared& record) {
  const std::string firm = !record.companies.empty() ? record.companies.front().core
                           : !record.emails.empty()  ? record.emails.front().domain
                                                     : std::string();
  const std::string person = record.family.key + '\x1f' + record.given.key + '\x1f' + firm;
  people_.insert(hash_of({.value = person}));
  for (Term& term : terms_of(record)) {
    const std::string bearer = person + '\x1f' + row_of_kind(term.kind).letter + term.value;
    if (borne_.insert(hash_of({.value = bearer})).second) ++counts_[std::move(term)];
  }
}

std::vector<TermShare> TermCounter::standing_out() const {
  std::vector<TermShare> found;
  const auto people = static_cast<double>(people_.size());
  for (const auto& [term, count] : counts_) {
    if (count < kFewestBearers) continue;
    const double national = default_frequencies().share(term.kind, term.value);
    const double counted = (static_cast<double>(count) + national * kTableWeight) / (people + kTableWeight);
    if (counted < kStandsOut * national) continue;
    found.push_back({term, std::exp2(std::round(std::log2(counted)))});
  }
  return found;
}

Frequencies with_shares(Frequencies national, std::span<const TermShare> counted) {
  for (const auto& [term, share] : counted)
    national.set(term.kind, term.value, std::max(share, national.listed_share(term.kind, term.value)));
  return national;
}

std::string to_text(std::span<const TermShare> shares) {
  std::string text;
  for (const auto& [term, share] : shares)
    text += fmt::format("{}\t{}\t{}\n", row_of_kind(term.kind).letter, term.value, share);
  return text;
}

card::Result<std::vector<TermShare>> parse_term_shares(std::string_view text) {
  std::vector<TermShare> shares;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t second = line.rfind('\t');
    const auto* row = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const KindRow& each) { return !line.empty() && each.letter == line.front(); });
    double share = 0;
    const bool good = row != std::end(kKinds) && second != std::string_view::npos && second > 1 && line[1] == '\t' &&
                      std::from_chars(line.data() + second + 1, line.data() + line.size(), share).ec == std::errc() &&
                      share > 0 && share <= 1;
    if (!good)
      return tl::unexpected(card::Error{
          card::ErrorKind::bad_input,
          fmt::format("term frequencies, line {}: not kind, value and share; count again", shares.size() + 1)});
    shares.push_back({{row->kind, std::string(line.substr(2, second - 2))}, share});
  }
  return shares;
}

}  // namespace dedupe
