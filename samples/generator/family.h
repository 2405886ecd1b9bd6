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

/// Where the labels of phones, mail and web addresses stand: right before the values, in a column of their own, small
/// above or below them; or icons in their place.
enum class Labels { beside, column, far_column, above, below, icons };

/// Where the blocks of some roles are printed, one below the other (vertical: from right to left).
struct Region {
  std::vector<Role> roles;
  Rect place;
  Align along = Align::start;   ///< of a line in its region: left, centre, right (vertical: top, centre, bottom)
  Align across = Align::start;  ///< of all lines: top, centre, bottom (vertical: right, centre, left)
  Ink ink = Ink::main;
  bool vertical = false;
  double scale = 1;  ///< of the type sizes
  Labels labels = Labels::beside;
  int columns = 1;            ///< short pieces stand side by side in so many
  double least_points = 4.9;  ///< no print is smaller
};

enum class ShapeKind {
  band,
  rule,
  logo,
  frame,
  wave,
  corner,
  pale_gradient,
  deep_gradient,
  pale_photo,
  deep_photo,
  pattern
};

/// Whether print may stand on the shape.
bool is_ground(ShapeKind kind);

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
  Rect qr = {};       ///< where a QR code may stand; empty: nowhere
  bool wide = false;  ///< of wide_families: type sizes and inks vary more
};

const std::vector<Family>& dev_families();
const std::vector<Family>& test_families();
/// Designs of the development set that stray further: what real cards do and the tidy ones of dev_families do not.
const std::vector<Family>& wide_families();

/// Gives the blocks for which the family has no place to those that it has one for.
void bring_home(Sheet& sheet, const Family& family);

/// The family as in a mirror: what stood left stands right.
Family mirrored(const Family& family);

}  // namespace samples
