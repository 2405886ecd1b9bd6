#include "capture/orientation.h"

#include <opencv2/core.hpp>

#include "capture/capture.h"
#include "capture/mat.h"

namespace capture {
namespace {

// What to do with the stored picture, per EXIF orientation: first transpose, then flip.
struct Motion {
  bool transpose;
  bool flip;
  int flip_code;  // cv::flip: 0 upside down, 1 mirror, -1 both
};
constexpr Motion kMotions[] = {{false, false, 0}, {false, true, 1}, {false, true, -1}, {false, true, 0},
                               {true, false, 0},  {true, true, 1},  {true, true, -1},  {true, true, 0}};

}  // namespace

card::Image apply_orientation(card::Image image, int orientation) {
  if (orientation <= 1 || orientation > 8 || image.empty()) return image;
  const Motion& motion = kMotions[orientation - 1];
  cv::Mat pixels = view_of(image);
  cv::Mat turned;
  if (motion.transpose) {
    cv::transpose(pixels, turned);
    pixels = turned;
  }
  cv::Mat flipped = pixels;
  if (motion.flip) cv::flip(pixels, flipped, motion.flip_code);
  return image_from(flipped, image.dpi);
}

card::Image turn(const card::Image& image, int degrees) {
  switch (((degrees % 360) + 360) % 360) {
    case 90: return apply_orientation(image, 6);
    case 180: return apply_orientation(image, 3);
    case 270: return apply_orientation(image, 8);
    default: return image;
  }
}

}  // namespace capture
