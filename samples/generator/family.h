#pragma once

#include <vector>

#include "samples/generator/sets.h"
#include "samples/generator/sheet.h"

namespace samples {

/// Millimetres on a 91 x 55 card (portrait: 55 x 91); other card sizes are scaled from it.
struct Rect {
  double x = 0, y = 0, w = 0, h = 0;
};

enum class Align { start, centre, end };
enum class Ink { main, inverse };  ///< inverse: on a coloured band

/// Where the blocks of some roles are printed, one below the other (vertical: from right to left).
struct Region {
  std::vector<Role> roles;
  Rect place;
  Align along = Align::start;   ///< of a line in its region: left, centre, right (vertical: top, centre, bottom)
  Align across = Align::start;  ///< of all lines: top, centre, bottom (vertical: right, centre, left)
  Ink ink = Ink::main;
  bool vertical = false;
  double scale = 1;  ///< of the type sizes
};

enum class ShapeKind { band, rule, logo, frame, wave, corner };

struct Shape {
  ShapeKind kind = ShapeKind::band;
  Rect place;
};

enum class Ground { light, tinted, dark };

/// One design of card.
struct Family {
  const char* name;
  Set set = Set::dev;
  bool portrait = false;
  bool vertical = false;  ///< for vertical Japanese sheets
  Ground ground = Ground::light;
  std::vector<Region> regions = {};
  std::vector<Shape> shapes = {};
  Rect qr = {};  ///< where a QR code may stand; empty: nowhere
};

const std::vector<Family>& dev_families();
const std::vector<Family>& test_families();

/// The family as in a mirror: what stood left stands right.
Family mirrored(const Family& family);

}  // namespace samples
