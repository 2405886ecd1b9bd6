#include <cmath>

#include <png.h>

#include "capture/capture.h"

namespace capture {

card::Result<std::vector<std::uint8_t>> encode_png(const card::Image& image) {
  const auto failure = [] {
    return card::fail(card::ErrorKind::internal, "a picture could not be written as PNG; close other programs");
  };
  if (image.empty()) return failure();
  png_image writer{};
  writer.version = PNG_IMAGE_VERSION;
  writer.width = static_cast<png_uint_32>(image.width);
  writer.height = static_cast<png_uint_32>(image.height);
  writer.format = image.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_BGR;
  writer.flags = PNG_IMAGE_FLAG_FAST;
  std::vector<std::uint8_t> bytes(PNG_IMAGE_PNG_SIZE_MAX(writer));
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&writer, bytes.data(), &size, 0, image.pixels.data(), 0, nullptr) == 0)
    return failure();
  bytes.resize(size);
  bytes.shrink_to_fit();
  return bytes;
}

}  // namespace capture
