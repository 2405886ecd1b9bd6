// What the card as a whole says about its values (doubt.h).
#include <algorithm>
#include <vector>

#include "normalize/doubt.h"
#include "text/script.h"

namespace normalize {
namespace {

void add_lines(const LabelledCard& card, ValueClues& clues) {
  float sum = 0, weak = 0;
  for (const LineFeatures& line : card.features.lines) {
    sum += line.confidence;
    weak += line.confidence < 0.85F ? 1 : 0;
  }
  const auto lines = static_cast<float>(std::max<std::size_t>(1, card.features.lines.size()));
  clues[ValueClue::card_mean] = log_odds(sum / lines);
  clues[ValueClue::card_weak] = weak / lines;
  clues[ValueClue::card_lines] = static_cast<float>(card.features.lines.size());
}

/// How much of the print nothing explains, in whole and in scraps, and how clear the labels of the rest are.
void add_labels(const LabelledCard& card, ValueClues& clues) {
  constexpr int kScrap = 3;  // characters
  float all = 0, loose = 0, clear = 0, labelled = 0;
  for (const LineFeatures& line : card.features.lines)
    all += static_cast<float>(text::count_scripts(line.text()).total());
  for (const Segment& segment : card.segments) {
    const int characters = text::count_scripts(segment.text).total();
    if (segment.label != Label::note) {
      clear += segment.clearness;
      ++labelled;
      continue;
    }
    loose += static_cast<float>(characters);
    if (characters > 0 && characters <= kScrap) clues[ValueClue::card_scraps] += 1;
  }
  clues[ValueClue::card_loose] = all > 0 ? loose / all : 0;
  clues[ValueClue::card_clear] = labelled > 0 ? clear / labelled : 0;
}

void add_others(const std::vector<ValueView>& values, std::size_t own, ValueClues& clues) {
  std::vector<float> others;
  float sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == own) continue;
    others.push_back(log_odds(values[i].confidence));
    sum += others.back();
  }
  std::sort(others.begin(), others.end());
  clues[ValueClue::others_mean] = others.empty() ? 0 : sum / static_cast<float>(others.size());
  clues[ValueClue::others_second] = others.size() < 2 ? 0 : others[1];
}

}  // namespace

void add_card_clues(const LabelledCard& card, const card::ParsedCard& parsed, const std::vector<ValueView>& values,
                    std::size_t own, ValueClues& clues) {
  add_lines(card, clues);
  add_labels(card, clues);
  add_others(values, own, clues);
  clues[ValueClue::card_unexplained] = static_cast<float>(parsed.unexplained_lines.size());
  clues[ValueClue::card_japanese] = card.context.japanese ? 1 : 0;
  clues[ValueClue::card_width] = static_cast<float>(card.text.width);
  clues[ValueClue::card_ink] = static_cast<float>(card.text.unread_ink.size());
  clues[ValueClue::dpi] = static_cast<float>(card.text.dpi);
}

}  // namespace normalize
