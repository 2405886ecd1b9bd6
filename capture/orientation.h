#pragma once

#include "card/image.h"

namespace capture {

/// The picture as EXIF orientation 1..8 says it should be seen (CIPA DC-008, section 4.6.4, tag 274).
card::Image apply_orientation(card::Image image, int orientation);

}  // namespace capture
