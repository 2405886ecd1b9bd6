#pragma once

#include <vector>

#include "samples/generator/family.h"

namespace samples {

// The parts of wide_families(): by what they stray in.

/// Blocks in unusual places and orders.
std::vector<Family> wide_orders();
/// Labels in columns of their own, above or below their values, icons; columns of short pieces; offices and what else
/// firms print.
std::vector<Family> wide_columns();
/// Bands with print, gradients, photographs and patterns under it; letters as a logo.
std::vector<Family> wide_grounds();
/// Columns of Japanese, and mixtures of columns and rows.
std::vector<Family> wide_vertical();

}  // namespace samples
