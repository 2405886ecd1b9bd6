#pragma once

#include <string>
#include <vector>

#include "ocr/line_crop.h"

namespace ocr {

/// A stop, hyphen or underscore that is printed between two letters and that the model passed over.
struct LostMark {
  std::size_t after = 0;      ///< index of the character before it
  std::string sign;           ///< ".", "-" or "_"
  float left = 0, right = 0;  ///< in the crop
};

/// The marks of mail and web addresses that a horizontal crop shows as small pieces of ink where no mark was read:
/// `characters` without blanks, `centres` their places along the crop. In order; empty for lines without an address.
std::vector<LostMark> find_lost_marks(const LineCrop& crop, const std::vector<std::string>& characters,
                                      const std::vector<float>& centres);

}  // namespace ocr
