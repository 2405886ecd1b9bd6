#pragma once

#include <filesystem>
#include <vector>

#include "card/card_text.h"
#include "card/result.h"

namespace confidence {

/// What the program read of one printed card: everything the parser sees, so that parsing can be repeated without
/// reading again.
struct RecordedCard {
  bool found = false;    ///< false: the rest is empty
  bool upright = false;  ///< read the right way up
  card::CardText text;
};

/// One file for each picture: its printed cards in the truth's order. Native byte order; for this machine, not for
/// keeping. Both fail with bad_input, naming the file.
card::Result<void> save(const std::filesystem::path& file, const std::vector<RecordedCard>& cards);
card::Result<std::vector<RecordedCard>> load(const std::filesystem::path& file);

}  // namespace confidence
