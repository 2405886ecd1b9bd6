#include "pipeline/alternatives.h"

#include <algorithm>

#include "normalize/line_features.h"

namespace pipeline {
namespace {

constexpr float kLeastLikely = 0.02F;  ///< of a single character; rarer ones are noise

struct Candidate {
  std::string text;
  float confidence = 0;
};

bool is_blank(const card::Symbol& symbol) { return symbol.text == " "; }

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// Symbols [first, last) as text, with one of them exchanged.
std::string text_of(const std::vector<card::Symbol>& symbols, std::size_t first, std::size_t last,
                    std::size_t exchanged, const std::string& by) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += i == exchanged ? by : symbols[i].text;
  return text;
}

std::string text_of(const std::vector<card::Symbol>& symbols, std::size_t first, std::size_t last) {
  return text_of(symbols, first, last, last, {});
}

float weakest(const std::vector<card::Symbol>& symbols, std::size_t first, std::size_t last) {
  float confidence = 1;
  for (std::size_t i = first; i < last; ++i)
    if (!is_blank(symbols[i])) confidence = std::min(confidence, symbols[i].confidence);
  return confidence;
}

void add_other_models(const card::TextLine& line, const card::Evidence& place, std::vector<Candidate>& candidates) {
  for (std::size_t other = 1; other < line.readings.size(); ++other) {
    const auto range = normalize::same_place(line, 0, {place.first_symbol, place.last_symbol}, other);
    if (range.empty()) continue;
    const auto& symbols = line.readings[other].symbols;
    candidates.push_back({text_of(symbols, range.first, range.last), weakest(symbols, range.first, range.last)});
  }
}

void add_other_characters(const std::vector<card::Symbol>& symbols, const card::Evidence& place,
                          std::vector<Candidate>& candidates) {
  for (std::size_t i = place.first_symbol; i < place.last_symbol; ++i)
    for (const card::Alternative& other : symbols[i].alternatives)
      if (other.confidence >= kLeastLikely)
        candidates.push_back(
            {text_of(symbols, place.first_symbol, place.last_symbol, i, other.text), other.confidence});
}

/// A name's own blanks are no part of it where the value has none.
std::string in_the_form_of(const std::string& value, const std::string& text) {
  return value.find(' ') == std::string::npos ? without_blanks(text) : text;
}

}  // namespace

std::vector<std::string> alternatives(const std::string& value, const std::vector<card::Evidence>& places,
                                      const std::vector<card::TextLine>& lines, std::size_t most) {
  if (places.size() != 1 || places[0].line >= lines.size() || lines[places[0].line].readings.empty()) return {};
  const card::TextLine& line = lines[places[0].line];
  const auto& symbols = line.readings.front().symbols;
  card::Evidence place = places[0];
  place.last_symbol = std::min(place.last_symbol, symbols.size());
  if (place.first_symbol >= place.last_symbol) return {};
  const std::string printed = text_of(symbols, place.first_symbol, place.last_symbol);
  std::vector<Candidate> candidates;
  if (without_blanks(printed) == without_blanks(value)) {
    add_other_characters(symbols, place, candidates);
    add_other_models(line, place, candidates);
  } else if (printed.size() <= value.size() + 8) {  // longer: a label or more stands there too
    candidates.push_back({printed, weakest(symbols, place.first_symbol, place.last_symbol)});
  }
  std::ranges::stable_sort(candidates, std::greater(), &Candidate::confidence);
  std::vector<std::string> texts;
  for (const Candidate& candidate : candidates) {
    std::string text = in_the_form_of(value, candidate.text);
    if (text.empty() || text == value || std::ranges::find(texts, text) != texts.end()) continue;
    texts.push_back(std::move(text));
    if (texts.size() == most) break;
  }
  return texts;
}

}  // namespace pipeline
