#pragma once

#include <string>
#include <vector>

#include "card/contact.h"
#include "card/match.h"

namespace dedupe {

/// How sure the reader was of one value; paths as in the contract ("family_name", "phones[0]").
struct ReadConfidence {
  std::string path;
  float confidence = 1;  ///< 0..1
};

/// One card, or one row of a list, as it came: never a merged view. What matching knows of the world.
struct Record {
  card::CardId id;
  card::Contact contact;
  std::string exchanged_on;                 ///< YYYY-MM-DD; empty when unknown
  std::vector<ReadConfidence> confidences;  ///< empty, or without a path: that value is taken as certain (a list row)
};

}  // namespace dedupe
