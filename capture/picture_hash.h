#pragma once

#include <cstdint>

#include "card/image.h"

namespace capture {

/// A perceptual hash of a straightened, upright card: for each of 64 low frequencies of the picture, shrunk to 32 x 32
/// grey points without its rim, whether it is above their median (the DCT hash of Zauner, "Implementation and
/// Benchmarking of Perceptual Image Hash Functions", 2010). Scans of one card differ in few bits. So may two cards of
/// one design: the hash does not tell whose card it is. Total: 0 for a picture without pixels.
std::uint64_t picture_hash(const card::Image& image);

/// 0 (alike) to 64; unrelated pictures differ in about 32.
int differing_bits(std::uint64_t a, std::uint64_t b);

}  // namespace capture
