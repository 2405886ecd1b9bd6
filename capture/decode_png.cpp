#include <cstring>

#include <png.h>

#include "capture/decoders.h"

namespace capture {
namespace {

std::uint32_t big_endian(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

// libpng's simplified reader does not hand out pHYs; PNG second edition, section 11.3.5.3.
int dpi_of(Bytes file) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kAround = 12;  // length, name and checksum of a chunk
  for (std::size_t at = kSignature; at + kAround <= file.size();) {
    const std::uint8_t* chunk = file.data() + at;
    const std::size_t length = big_endian(chunk);
    if (std::memcmp(chunk + 4, "IDAT", 4) == 0) break;
    if (std::memcmp(chunk + 4, "pHYs", 4) == 0 && length == 9 && at + kAround + 9 <= file.size() && chunk[16] == 1) {
      constexpr double kMetresPerInch = 0.0254;
      return believable_dpi(big_endian(chunk + 8) * kMetresPerInch, big_endian(chunk + 12) * kMetresPerInch);
    }
    at += kAround + length;
  }
  return 0;
}

class Reader {
 public:
  Reader() { image.version = PNG_IMAGE_VERSION; }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_image_free(&image); }
  png_image image{};
};

}  // namespace

card::Result<std::optional<PageFacts>> decode_png(Bytes file, SharedPixels& pixels) {
  Reader reader;
  if (png_image_begin_read_from_memory(&reader.image, file.data(), file.size()) == 0) return damaged("PNG");
  auto target = pixels.allocate(reader.image.width, reader.image.height);
  if (!target) return tl::unexpected(target.error());
  reader.image.format = PNG_FORMAT_BGR;
  reader.image.flags |=
      PNG_IMAGE_FLAG_16BIT_sRGB;  // else 16-bit samples without a gamma chunk are taken for linear light
  const png_color white{255, 255, 255};
  if (png_image_finish_read(&reader.image, &white, *target, 0, nullptr) == 0) {
    const bool cut_off = std::strstr(reader.image.message, "Read Error") != nullptr ||
                         std::strstr(reader.image.message, "beyond end of data") != nullptr;
    if (cut_off) return truncated();
    return damaged("PNG");
  }
  return PageFacts{.dpi = dpi_of(file)};
}

}  // namespace capture
