#include "samples/generator/family.h"

#include <algorithm>

namespace samples {
namespace {

bool has_place(const Family& family, Role role) {
  return std::any_of(family.regions.begin(), family.regions.end(), [&](const Region& region) {
    return std::find(region.roles.begin(), region.roles.end(), role) != region.roles.end();
  });
}

/// Puts the pieces into the first block of the role; false when there is none.
bool join_home(std::vector<Block>& blocks, Role role, const Block& guest) {
  const auto home = std::find_if(blocks.begin(), blocks.end(),
                                 [&](const Block& b) { return b.role == role && &b != &guest && !b.pieces.empty(); });
  if (home == blocks.end()) return false;
  const auto at = guest.joins == Block::Joins::in_front ? home->pieces.begin() : home->pieces.end();
  home->pieces.insert(at, guest.pieces.begin(), guest.pieces.end());
  return true;
}

}  // namespace

void bring_home(Sheet& sheet, const Family& family) {
  for (Block& block : sheet.blocks) {
    if (has_place(family, block.role)) continue;
    const Role home = home_of(block.role);
    if (block.joins != Block::Joins::not_at_all && join_home(sheet.blocks, home, block)) block.pieces.clear();
    block.role = home;
  }
}

bool is_ground(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::band:
    case ShapeKind::frame:
    case ShapeKind::pale_gradient:
    case ShapeKind::deep_gradient:
    case ShapeKind::pale_photo:
    case ShapeKind::deep_photo:
    case ShapeKind::pattern: return true;
    case ShapeKind::rule:
    case ShapeKind::logo:
    case ShapeKind::wave:
    case ShapeKind::corner: break;
  }
  return false;
}

Family mirrored(const Family& family) {
  Family out = family;
  const double width = family.portrait ? 55 : 91;
  for (Region& region : out.regions) region.place.x = width - region.place.x - region.place.w;
  for (Shape& shape : out.shapes) shape.place.x = width - shape.place.x - shape.place.w;
  out.qr.x = width - out.qr.x - out.qr.w;
  return out;
}

}  // namespace samples
