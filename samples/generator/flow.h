#pragma once

#include <optional>
#include <vector>

#include "samples/generator/design.h"
#include "samples/generator/family.h"
#include "samples/generator/sheet.h"
#include "samples/generator/typeset.h"

namespace samples {

/// A piece set in type; `along` is where it begins in its row.
struct Item {
  Piece piece;
  SetLine line;
  double along = 0;
  bool picture = false;  ///< an icon: nothing to read
};

struct Row {
  std::vector<Item> items;
  double length = 0, thickness = 0, gap_before = 0;
};

/// The rows of a region, in its own direction, pixels.
struct Flow {
  std::vector<Row> rows;
  double thickness = 0;  ///< of all rows with their gaps
};

/// What one region's blocks look like at a size.
struct FlowOptions {
  double scale = 1;
  double leading = 1.5;
  double room = 0;  ///< length of a row, pixels
  double dpi = 300;
};

/// Sets the sheet's blocks of the region's roles. Nothing when a font lacks a character.
std::optional<Flow> flow_of(const Sheet& sheet, const Design& design, const Region& region, const FlowOptions& options);

}  // namespace samples
