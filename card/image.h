#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "card/geometry.h"

namespace card {

/// A picture that owns its pixels. Rows follow each other without padding, top row first;
/// 1 channel is grey, 3 channels are blue, green, red (OpenCV's order). Absent: width == 0.
struct Image {
  int width = 0;                     ///< pixels
  int height = 0;                    ///< pixels
  int channels = 0;                  ///< 1 or 3
  int dpi = 0;                       ///< as the file says or as the card's size implies; 0 when unknown
  std::vector<std::uint8_t> pixels;  ///< width * height * channels bytes

  bool empty() const { return pixels.empty(); }
};

/// Where a card comes from. Counts are zero-based.
struct Source {
  std::filesystem::path file;
  std::string member;  ///< path inside an archive; empty when the file is no archive
  std::string sha256;  ///< of the raw bytes of the file or member, 64 lower-case hex digits
  int page = 0;        ///< page of a PDF or TIFF
  int card = 0;        ///< which card on that page, in reading order
};

enum class Side { front, back, unknown };

/// One card cut out of a picture and straightened, not necessarily the right way up
/// (the OCR stage finds out which of the four turns is upright).
struct CardImage {
  Source source;
  Image image;
  Quad quad_in_source;  ///< the card's corners on the source page, in that page's pixels
};

}  // namespace card
