#pragma once

#include <vector>

#include "normalize/labelling.h"
#include "normalize/line_features.h"

namespace normalize {

/// "青石 桜郎", of which 青石 was taken for the whole name because no dictionary knows either: the rest of its line,
/// when that is a word of a few kanji or kana and nothing else, belongs to it.
void join_halved_names(const card::CardText& card, const CardFeatures& features, std::vector<Segment>& segments);

}  // namespace normalize
