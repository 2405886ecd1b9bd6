#include "dedupe/frequencies.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "dedupe/name_book.h"
#include "text/script.h"

namespace dedupe {
namespace {

constexpr double kLeastPopulation = 16384;
constexpr double kStep = 8;
constexpr double kPriorWeight = 20000;  // records; from here on a store counts for more than the tables

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
};

const KindRow& row_of_kind(TermKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

double default_share(TermKind kind, std::string_view value) {
  const KindRow& row = row_of_kind(kind);
  return !value.empty() && static_cast<unsigned char>(value.front()) >= 0x80 ? row.japanese : row.latin;
}

}  // namespace

double Frequencies::share(TermKind kind, std::string_view value) const {
  const Shares& shares = shares_[static_cast<std::size_t>(kind)];
  const auto found = shares.find(value);
  const double share = found == shares.end() ? default_share(kind, value) : found->second;
  return std::clamp(share, 2 / std::max(population, 2.0), 1.0);
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

Frequencies count_frequencies(std::span<const Prepared> records) {
  std::map<Term, double> counts;
  for (const Prepared& record : records)
    for (const Term& term : terms_of(record)) ++counts[term];
  Frequencies all = default_frequencies();
  all.population = population_step(static_cast<std::int64_t>(records.size()));
  const double weight = static_cast<double>(records.size()) + kPriorWeight;
  for (const auto& [term, count] : counts) {
    const double expected = default_frequencies().share(term.kind, term.value);
    if (count < 2) continue;
    all.set(term.kind, term.value, (count + expected * kPriorWeight) / weight);
  }
  return all;
}

std::string to_text(const Frequencies& frequencies) {
  std::vector<std::string> lines;
  for (const KindRow& row : kKinds)
    for (const auto& [value, share] : frequencies.shares_[static_cast<std::size_t>(row.kind)])
      lines.push_back(fmt::format("{}\t{}\t{}\n", row.letter, value, share));
  std::sort(lines.begin(), lines.end());
  std::string text = fmt::format("population\t\t{}\n", frequencies.population);
  for (const std::string& line : lines) text += line;
  return text;
}

card::Result<Frequencies> parse_frequencies(std::string_view text) {
  Frequencies all;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::size_t first = line.find('\t'), second = line.rfind('\t');
    double share = 0;
    bool good = first != std::string_view::npos && second > first &&
                std::from_chars(line.data() + second + 1, line.data() + line.size(), share).ec == std::errc() &&
                share > 0;
    if (good && line.substr(0, first) == "population") {
      all.population = share;
      continue;
    }
    const auto* row = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const KindRow& each) { return first == 1 && each.letter == line.front(); });
    good = good && row != std::end(kKinds) && share <= 1;
    if (!good)
      return tl::unexpected(
          card::Error{card::ErrorKind::bad_input,
                      fmt::format("term frequencies, line {}: not kind, value and share; count them again", number)});
    all.set(row->kind, line.substr(first + 1, second - first - 1), share);
  }
  return all;
}

}  // namespace dedupe
