#pragma once

#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/parsed_card.h"

namespace pipeline {

/// What else a value may be by its print, likeliest first, each once and never the value itself: what other models read
/// at its place, and the value with its least sure characters exchanged for what the engine saw there as well. For a
/// value that is not simply the text of one place (a table's spelling, two lines) only what was read there. At most
/// `most`.
std::vector<std::string> alternatives(const std::string& value, const std::vector<card::Evidence>& places,
                                      const std::vector<card::TextLine>& lines, std::size_t most = 5);

}  // namespace pipeline
