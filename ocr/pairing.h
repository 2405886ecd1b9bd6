#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace ocr {

/// What it costs to pair characters with places out of step, against glyph heights of distance.
struct PairingPrices {
  float loose = 0.4F;   ///< glyph heights: how far from its place a character may be told for nothing
  float shared = 1.5F;  ///< a further character at a place
  std::function<float(std::size_t place)> shared_at;                 ///< the same, by place; may be left out
  std::function<float(std::size_t place)> empty;                     ///< a place without a character
  std::function<float(std::size_t item, std::size_t place)> misfit;  ///< beyond distance; may be left out
};

/// The place of each character, both in order along a line: the cheapest way to pair them by their distances (dynamic
/// programming), where places may go empty and several characters may share one. Networks tell where a character is
/// only roughly, so that counting matters more than distance. `size`: glyph height. Empty when one of the lists is.
std::vector<std::size_t> pair_in_order(const std::vector<float>& characters, const std::vector<float>& places,
                                       float size, const PairingPrices& prices);

}  // namespace ocr
