#pragma once

#include <vector>

#include "normalize/labelling.h"
#include "normalize/line_features.h"

namespace normalize {

/// "Protein Engineering", "Family & Children": on a Western card that names no department, the line right under or over
/// the title, in its print, is one, though no word of it says so. The segment becomes a post.
void find_lone_departments(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments);

}  // namespace normalize
