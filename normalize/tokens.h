#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/contact_points.h"
#include "normalize/knowledge_names.h"
#include "normalize/line_features.h"
#include "normalize/origin.h"

namespace normalize {

/// The smallest piece of print that gets one label: a Japanese word between blanks, a Latin phrase between separators,
/// a letter-spaced run. What phones, e-mails and URLs take up is left out.
struct Token {
  std::size_t line = 0;
  std::size_t stretch = 0;  ///< tokens of one stretch may be joined; what stands between two stretches is taken
  Span span;                ///< in the preferred reading's text
  std::string text;         ///< letter spacing taken out
  bool glued = false;       ///< no blank before it: only a possible cut inside a word
};

/// All tokens of a card in reading order. `manner`: whose titles may run into a name.
std::vector<Token> tokens_of(const card::CardText& card, const CardFeatures& features, const ContactPoints& points,
                             const NameBook& names, Manner manner = Manner::japanese);

/// Tokens [first, last) of one stretch as one text, with what stands between them in print.
std::string joined_text(const CardFeatures& features, const std::vector<Token>& tokens, std::size_t first,
                        std::size_t last);

}  // namespace normalize
