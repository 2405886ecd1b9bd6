#pragma once

#include "normalize/contact_points.h"

namespace normalize {

/// "内線 3417", "分機 12" on a line of its own: the extension of the nearest number that may have one and has none.
void take_lonely_extensions(const CardFeatures& features, ContactPoints& points);

}  // namespace normalize
