#include "ocr/glyph_cutter.h"

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

namespace ocr {
namespace {

constexpr CropOptions kCrop{.height = kGlyphSide, .margin_share = 0.1F};

}  // namespace

GlyphCutter::GlyphCutter(const Ink& ink, const FoundLine& line)
    : crop_(cut_line(ink, line, kCrop)), column_(line.direction == card::Direction::vertical) {
  if (crop_.image.empty()) return;
  const cv::Mat view(crop_.image.height, crop_.image.width, CV_8U, crop_.image.pixels.data());
  cv::copyMakeBorder(view, page_, 0, 0, kGlyphSide / 2, kGlyphSide / 2, cv::BORDER_CONSTANT, cv::Scalar(255));
}

cv::Mat GlyphCutter::at(card::Point centre) const {
  if (page_.empty()) return cv::Mat(kGlyphSide, kGlyphSide, CV_8U, cv::Scalar(255));
  const auto& [origin, along, across] = crop_.card_from_crop;
  const float place =
      ((centre.x - origin.x) * along.x + (centre.y - origin.y) * along.y) / (along.x * along.x + along.y * along.y);
  // With its border the page begins half a glyph before the crop, so the window begins at the centre's place.
  const int left = std::clamp(static_cast<int>(std::lround(place)), 0, page_.cols - kGlyphSide);
  cv::Mat glyph = page_.colRange(left, left + kGlyphSide).clone();
  if (column_) cv::rotate(glyph, glyph, cv::ROTATE_90_CLOCKWISE);
  return glyph;
}

}  // namespace ocr
