#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/card_text.h"
#include "normalize/knowledge_postal.h"
#include "normalize/line_features.h"
#include "normalize/phone.h"
#include "normalize/piece.h"

namespace normalize {

/// A value with its place on the card.
template <class T>
struct Placed {
  T value{};
  std::size_t line = 0;
  std::size_t reading = 0;  ///< index of the reading it was taken from
  Span span;                ///< in that reading's text
  float quality = 0;        ///< of the grammar, 0..1
  float agreement = 0.5F;   ///< share of the other readings with the same value; 0.5 when there is no other
};

/// What a label announces: "TEL", "E-mail", "URL", "〒".
enum class Announced { phone, fax, email, url, postal_code, social };

/// A label behind which nothing was found.
struct LonelyLabel {
  Announced what;
  std::size_t line = 0;
};

/// All that has a grammar of its own on a card, and what of the preferred readings it takes up.
struct ContactPoints {
  std::vector<Placed<FoundPhone>> phones;
  std::vector<Placed<std::string>> emails, urls, social;
  std::vector<LonelyLabel> lonely_labels;
  std::vector<std::vector<Span>> taken;  ///< per line, spans of the preferred reading, labels included, sorted
};

/// Finds phones, e-mail and web addresses and social accounts in the readings that satisfy their grammars best, and
/// repairs a doubtful domain from the others of the card. `region` says how a number without country code is read.
/// Digits without a label in a line that looks like an address are no phone.
ContactPoints find_contact_points(const card::CardText& card, const CardFeatures& features, const PostalBook& postal,
                                  const std::string& region);

/// What a text that is nothing but a label announces ("E-mail:", "TEL", "〒"); empty text and other text give nothing.
std::optional<Announced> announced_by(std::string_view text);

}  // namespace normalize
