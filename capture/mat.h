#pragma once

#include <opencv2/core/mat.hpp>

#include "card/image.h"

namespace capture {

/// The image's own pixels as a matrix; valid as long as the image lives unchanged. Read only.
inline cv::Mat view_of(const card::Image& image) {
  return cv::Mat(image.height, image.width, image.channels == 1 ? CV_8UC1 : CV_8UC3,
                 const_cast<std::uint8_t*>(image.pixels.data()));
}

/// A copy of an 8-bit matrix with 1 or 3 channels.
inline card::Image image_from(const cv::Mat& pixels, int dpi) {
  card::Image image{pixels.cols, pixels.rows, pixels.channels(), dpi, {}};
  const std::size_t row_size = std::size_t(pixels.cols) * pixels.channels();
  image.pixels.reserve(row_size * pixels.rows);
  for (int y = 0; y < pixels.rows; ++y)
    image.pixels.insert(image.pixels.end(), pixels.ptr(y), pixels.ptr(y) + row_size);
  return image;
}

}  // namespace capture
