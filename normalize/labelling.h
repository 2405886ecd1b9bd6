#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/contact_points.h"
#include "normalize/label_scores.h"
#include "normalize/tokens.h"

namespace normalize {

/// Tokens of one line that got one label.
struct Segment {
  Label label = Label::note;
  std::size_t line = 0;
  Span span;         ///< in the preferred reading's text
  std::string text;  ///< letter spacing taken out
  card::Bounds box;
  float clearness = 0.5F;  ///< 0..1: how far the label is ahead of the next best one
  float score = 0;
};

/// Gives every token a label, so that the sum of the segments' own scores and of what their order is worth is highest,
/// under the condition that a card has one name at most: a semi-Markov Viterbi search in reading order (Sarawagi and
/// Cohen 2004), run once for each of the likeliest names and once for none, because furigana and romaji depend on it.
/// Segments come in reading order.
std::vector<Segment> label_segments(const card::CardText& card, const CardFeatures& features,
                                    const std::vector<Token>& tokens, const CardContext& context);

}  // namespace normalize
