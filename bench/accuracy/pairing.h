#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "bench/accuracy/truth.h"
#include "card/geometry.h"

namespace accuracy {

/// Which of the found cards shows a printed one.
struct Pairing {
  std::size_t found = 0;  ///< index into the quads that were handed in
  bool upright = false;   ///< whether it was read the right way up
};

/// For each printed card the found one that lies nearest, each found card once; absent where no corner-by-corner fit is
/// better than an eighth of the card's longer side. Quads are on the picture, pixels.
std::vector<std::optional<Pairing>> pair_cards(const std::vector<TruthCard>& printed,
                                               const std::vector<card::Quad>& found);

}  // namespace accuracy
