#pragma once

#include <vector>

#include "normalize/labelling.h"

namespace normalize {

/// What a segment is by its place where its own text does not tell. All take the segments in reading order.

/// Titles and departments stand beside the name. Where a card shows no title, a short unexplained line right beside the
/// name is taken for one; where it shows no department, one right beside the title is taken for that.
void promote_to_posts(const CardFeatures& features, std::vector<Segment>& segments);

/// A short note right before a department on its line is the branch that the department belongs to: one segment.
void join_branches(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments);

/// Shops, temples and farms have names without a legal form. Where a card with a name shows no firm, the largest
/// unexplained Japanese line in larger print than most of the card is taken for one; where it shows one in Latin
/// letters alone, the Japanese line beside that.
void promote_to_company(const CardFeatures& features, std::vector<Segment>& segments);

/// Whether a western line has a word of buildings and their parts: "Floor 3", "Immeuble Le Parc".
bool names_a_building(std::string_view text);

}  // namespace normalize
