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

Replacement::Replacement(const LabelledCard& card, std::size_t line, Span span)
    : line_(&card.text.lines[line]), printed_(&card.features.lines[line].readings.front()), span_(span) {
  for (const card::Reading& reading : line_->readings) {
    const card::CodeTable* table = table_named(card.context.knowledge->code_tables, reading.posteriors.code_table);
    if (!table || reading.posteriors.steps.empty()) continue;
    scorer_.emplace(reading.posteriors, *table);
    as_read_ = scorer_->log_probability(printed_->text);
    if (as_read_) return;
    scorer_.reset();
  }
}

std::optional<double> Replacement::log_ratio(std::string_view candidate) const {
  if (!scorer_) return from_symbols(candidate);
  std::string whole = printed_->text.substr(0, span_.begin);
  whole += candidate;
  whole += printed_->text.substr(span_.end);
  const std::optional<double> scored = scorer_->log_probability(whole);
  if (!scored) return std::nullopt;
  return *scored - *as_read_;
}

std::optional<double> Replacement::from_symbols(std::string_view candidate) const {
  std::vector<std::string> wanted;
  for (const char32_t c : text::to_utf32(candidate))
    if (c != U' ') wanted.push_back(text::to_utf8(c));
  const SymbolRange range = symbols_of(*printed_, span_);
  const std::vector<card::Symbol>& symbols = line_->readings.front().symbols;
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
