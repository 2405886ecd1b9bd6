#include "normalize/reading_choice.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "normalize/ctc_score.h"
#include "normalize/line_features.h"
#include "text/fold.h"
#include "text/script.h"

namespace normalize {
namespace {

/// What the engine's own order is worth: natural logarithms for each place further back.
constexpr double kOrderWeight = 1.0;
/// A symbol of a model with accents counts when it is at least so sure.
constexpr float kSureAccent = 0.5F;

const card::CodeTable* table_named(const std::vector<card::CodeTable>& tables, const std::string& name) {
  for (const card::CodeTable& table : tables)
    if (!name.empty() && table.name == name) return &table;
  return nullptr;
}

/// Order of a line's readings by the mean logarithm of their probability under all models that can spell them.
std::vector<std::size_t> order_of(const card::TextLine& line, const std::vector<card::CodeTable>& tables) {
  std::vector<std::size_t> order(line.readings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (line.readings.size() < 2) return order;
  std::vector<CtcScorer> scorers;
  for (const card::Reading& reading : line.readings) {
    const card::CodeTable* table = table_named(tables, reading.posteriors.code_table);
    if (table && !reading.posteriors.steps.empty()) scorers.emplace_back(reading.posteriors, *table);
  }
  if (scorers.size() < 2) return order;
  std::vector<double> scores;
  for (std::size_t r = 0; r < line.readings.size(); ++r) {
    const std::string text = line.readings[r].text();
    double sum = 0;
    int able = 0;
    for (const CtcScorer& scorer : scorers) {
      const std::optional<double> score = scorer.log_probability(text);
      if (score) sum += *score, ++able;
    }
    scores.push_back(able == 0 ? -1e6 : sum / able - kOrderWeight * static_cast<double>(r));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  return order;
}

std::vector<std::size_t> ink_symbols(const card::Reading& reading) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i)
    if (reading.symbols[i].text != " ") places.push_back(i);
  return places;
}

bool is_accented_form(const std::string& accented, const std::string& plain) {
  return accented.size() > 1 && plain.size() == 1 && accented != "ı" &&
         text::match_key(accented) == text::match_key(plain);
}

/// The letter that most confidence speaks for; among forms of one letter the accented one.
void vote(card::TextLine& line) {
  card::Reading& first = line.readings.front();
  const std::vector<std::size_t> places = ink_symbols(first);
  std::vector<std::pair<const card::Reading*, std::vector<std::size_t>>> voters;
  for (const card::Reading& reading : line.readings) {
    std::vector<std::size_t> own = ink_symbols(reading);
    if (own.size() == places.size()) voters.emplace_back(&reading, std::move(own));
  }
  if (voters.size() < 2) return;
  std::vector<std::string> elected;
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::map<std::string, float> votes;
    for (const auto& [reading, own] : voters)
      votes[reading->symbols[own[i]].text] += reading->symbols[own[i]].confidence;
    std::string winner = first.symbols[places[i]].text;
    for (const auto& [text, weight] : votes)
      if (weight > votes[winner] + 0.25F) winner = text;
    for (const auto& [text, weight] : votes)
      if (is_accented_form(text, winner) && weight >= kSureAccent) winner = text;
    elected.push_back(winner == "ı" ? "i" : winner);
  }
  for (std::size_t i = 0; i < places.size(); ++i) first.symbols[places[i]].text = elected[i];
}

template <class T>
void refer(const card::CardText& original, const card::CardText& reordered, card::Found<T>& found) {
  for (card::Evidence& evidence : found.evidence) {
    const card::TextLine& line = reordered.lines[evidence.line];
    const std::string& model = line.readings.front().model;
    const auto& readings = original.lines[evidence.line].readings;
    const auto own = std::find_if(readings.begin(), readings.end(), [&](const auto& r) {
      return r.model == model && r.symbols.size() == line.readings.front().symbols.size();
    });
    if (own == readings.end() || own == readings.begin()) continue;
    const SymbolRange place =
        same_place(original.lines[evidence.line], static_cast<std::size_t>(own - readings.begin()),
                   {evidence.first_symbol, evidence.last_symbol}, 0);
    evidence = {evidence.line, place.first, place.last};
  }
}

template <class T>
void refer(const card::CardText& original, const card::CardText& reordered, std::vector<card::Found<T>>& list) {
  for (card::Found<T>& found : list) refer(original, reordered, found);
}

}  // namespace

card::CardText with_best_readings_first(const card::CardText& text, const std::vector<card::CodeTable>& tables) {
  card::CardText sorted = text;
  for (card::TextLine& line : sorted.lines) {
    const std::vector<std::size_t> order = order_of(line, tables);
    std::vector<card::Reading> readings;
    for (const std::size_t r : order) readings.push_back(std::move(line.readings[r]));
    line.readings = std::move(readings);
    if (line.readings.size() > 1 && text::count_scripts(line.text()).japanese() == 0) vote(line);
  }
  return sorted;
}

void refer_to_original(const card::CardText& original, const card::CardText& reordered, card::ParsedCard& parsed) {
  for (auto* found : {&parsed.family_name, &parsed.given_name, &parsed.family_kana, &parsed.given_kana,
                      &parsed.latin_name, &parsed.company, &parsed.company_kana, &parsed.company_latin})
    refer(original, reordered, *found);
  for (auto* list : {&parsed.departments, &parsed.job_titles, &parsed.qualifications, &parsed.emails, &parsed.urls,
                     &parsed.social, &parsed.notes})
    refer(original, reordered, *list);
  refer(original, reordered, parsed.phones);
  refer(original, reordered, parsed.addresses);
}

}  // namespace normalize
