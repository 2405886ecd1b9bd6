#include "normalize/candidates.h"

#include <algorithm>
#include <cmath>

#include "text/utf8.h"

namespace normalize {
namespace {

const card::CodeTable* table_named(const std::vector<card::CodeTable>& tables, const std::string& name) {
  for (const card::CodeTable& table : tables)
    if (!name.empty() && table.name == name) return &table;
  return nullptr;
}

/// What a symbol's alternatives leave for one that is not among them.
double share_of_unseen(float confidence) { return std::max(1e-4, 0.02 * (1.0 - static_cast<double>(confidence))); }

}  // namespace

Replacement::Replacement(const LabelledCard& card, std::size_t line, Span span, std::size_t reading)
    : line_(&card.text.lines[line]),
      reading_(reading),
      printed_(&card.features.lines[line].readings[reading]),
      span_(span) {
  for (const card::Reading& other : line_->readings) {
    const card::CodeTable* table = table_named(card.context.knowledge->code_tables, other.posteriors.code_table);
    if (!table || other.posteriors.steps.empty()) continue;
    CtcScorer scorer(other.posteriors, *table);
    const std::optional<double> as_read = scorer.log_probability(printed_->text);
    if (as_read) witnesses_.push_back({std::move(scorer), *as_read, weight_of(*table)});
  }
}

std::optional<double> Replacement::log_ratio(std::string_view candidate) const {
  if (witnesses_.empty()) return from_symbols(candidate);
  std::string whole = printed_->text.substr(0, span_.begin);
  whole += candidate;
  whole += printed_->text.substr(span_.end);
  double sum = 0, able = 0;
  for (const Witness& witness : witnesses_) {
    const std::optional<double> scored = witness.scorer.log_probability(whole);
    if (!scored) continue;
    sum += witness.weight * (*scored - witness.as_read);
    able += witness.weight;
  }
  if (able == 0) return std::nullopt;
  return sum / able;
}

std::vector<std::string> other_readings(const LabelledCard& card, const Segment& segment) {
  const LineFeatures& features = card.features.lines[segment.line];
  const SymbolRange range = symbols_of(features.readings.front(), segment.span);
  std::vector<std::string> seen{segment.text};
  for (std::size_t r = 1; r < features.readings.size(); ++r) {
    const Span span = bytes_of(features.readings[r], same_place(card.text.lines[segment.line], 0, range, r));
    const std::string other = features.readings[r].text.substr(span.begin, span.end - span.begin);
    if (!other.empty() && std::find(seen.begin(), seen.end(), other) == seen.end()) seen.push_back(other);
  }
  seen.erase(seen.begin());
  return seen;
}

std::optional<double> Replacement::from_symbols(std::string_view candidate) const {
  std::vector<std::string> wanted;
  for (const char32_t c : text::to_utf32(candidate))
    if (c != U' ') wanted.push_back(text::to_utf8(c));
  const SymbolRange range = symbols_of(*printed_, span_);
  const std::vector<card::Symbol>& symbols = line_->readings[reading_].symbols;
  double sum = 0;
  std::size_t at = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const card::Symbol& symbol = symbols[i];
    if (symbol.text == " ") continue;
    if (at >= wanted.size()) return std::nullopt;
    const std::string& want = wanted[at++];
    if (symbol.text == want) continue;
    double share = share_of_unseen(symbol.confidence);
    for (const card::Alternative& other : symbol.alternatives)
      if (other.text == want) share = std::max(share, static_cast<double>(other.confidence));
    sum += std::log(share / std::max(0.01, static_cast<double>(symbol.confidence)));
  }
  if (at != wanted.size()) return std::nullopt;
  return sum;
}

}  // namespace normalize
