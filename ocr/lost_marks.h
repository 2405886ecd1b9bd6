#pragma once

#include <string>
#include <vector>

#include "ocr/line_crop.h"

namespace ocr {

/// A stop, hyphen or underscore that is printed behind a letter and that the model passed over.
struct LostMark {
  std::size_t after = 0;      ///< index of the character before it
  std::string sign;           ///< ".", "-" or "_"
  float left = 0, right = 0;  ///< in the crop
};

/// A mark that the model took for another one: "_" for "." on the ink of a long low stroke.
struct MisreadMark {
  std::size_t at = 0;  ///< index of the character
  std::string sign;    ///< what the ink is
};

struct InkMarks {
  std::vector<LostMark> lost;        ///< in order
  std::vector<MisreadMark> misread;  ///< in order
};

/// The marks of mail and web addresses, and the stops of firms' names (Co., Ltd.), that a horizontal crop shows as
/// small pieces of ink where no mark, or another one, was read: `characters` without blanks, `centres` their places
/// along the crop. Empty for other lines.
InkMarks compare_marks(const LineCrop& crop, const std::vector<std::string>& characters,
                       const std::vector<float>& centres);

}  // namespace ocr
