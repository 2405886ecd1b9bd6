// Writing that was not read, as a clue (doubt.h).
#include <algorithm>

#include "normalize/doubt.h"

namespace normalize {
namespace {

constexpr float kFarthest = 3;   // glyphs
constexpr float kOtherSize = 2;  // times larger or smaller: no part of the same print

}  // namespace

float ink_nearness(const card::CardText& card, const card::Bounds& box, float glyph_px) {
  float nearest = kFarthest;
  for (const card::Quad& quad : card.unread_ink) {
    const card::Bounds ink = card::bounds(quad);
    const float size = std::min(ink.width(), ink.height());
    if (size > kOtherSize * glyph_px || glyph_px > kOtherSize * size) continue;
    const float across = std::max({0.0F, ink.left - box.right, box.left - ink.right});
    const float down = std::max({0.0F, ink.top - box.bottom, box.top - ink.bottom});
    nearest = std::min(nearest, std::max(across, down) / std::max(1.0F, glyph_px));
  }
  return 1 - nearest / kFarthest;
}

}  // namespace normalize
