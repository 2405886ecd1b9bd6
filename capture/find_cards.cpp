#include "capture/capture.h"

namespace capture {

std::vector<card::CardImage> find_cards(const card::Image& page, const card::Source& source, const FindOptions&) {
  if (page.empty()) return {};
  const card::Quad whole =
      card::quad_from_bounds({0, 0, static_cast<float>(page.width), static_cast<float>(page.height)});
  return {card::CardImage{source, page, whole}};
}

}  // namespace capture
