#pragma once

#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "card/geometry.h"
#include "samples/generator/family.h"
#include "samples/generator/fonts.h"
#include "samples/generator/random.h"
#include "samples/generator/sheet.h"

namespace samples {

struct PlacedLine {
  std::string text, field;
  card::Quad box;  ///< tight around the ink, pixels
  bool vertical = false;
};

/// A printed card, upright, as a perfect scanner would see it without a border.
struct RenderedCard {
  cv::Mat picture;  ///< 8-bit blue, green, red
  double dpi = 300;
  std::vector<PlacedLine> lines;
  Sheet sheet;
  std::string layout;
};

/// Prints the sheet in a design. nullopt when something does not fit, would overlap, or the fonts lack a character:
/// try again with another design or another sheet.
std::optional<RenderedCard> render(Sheet sheet, const Family& family, const Fonts& fonts, double dpi, Random& random);

}  // namespace samples
