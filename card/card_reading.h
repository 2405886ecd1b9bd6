#pragma once

#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/contact.h"
#include "card/image.h"
#include "card/parsed_card.h"

namespace card {

enum class Decision { accept, review, not_a_card };
const char* to_string(Decision decision);

/// Everything meishi knows about one card after reading it: the JSON object of contract section 2.
struct CardReading {
  Source source;              ///< of the front
  Quad quad_in_source;        ///< of the front
  std::vector<Source> sides;  ///< empty for a one-sided card, else front and back
  int turned_degrees = 0;
  std::vector<std::string> languages;
  Contact contact;  ///< meaningless when decision is not_a_card
  std::vector<FieldConfidence> confidence;
  std::vector<std::string> doubtful;  ///< paths under the acceptance threshold, and unread fields
  Decision decision = Decision::review;
  std::vector<TextLine> lines;
  std::vector<Barcode> barcodes;
  std::vector<Quad> unread_ink;  ///< of the front: CardText::unread_ink
  std::string engine;
};

}  // namespace card
