#include <cstring>
#include <memory>

#include <webp/decode.h>

#include "capture/decoders.h"

namespace capture {
namespace {

struct FreeWebp {
  void operator()(std::uint8_t* bytes) const { WebPFree(bytes); }
};

// The EXIF chunk of the extended container (RIFF: name, little-endian length, padding to even).
PageFacts facts_of(Bytes file) {
  for (std::size_t at = 12; at + 8 <= file.size();) {
    const std::uint8_t* chunk = file.data() + at;
    const std::size_t length =
        std::size_t{chunk[4]} | std::size_t{chunk[5]} << 8 | std::size_t{chunk[6]} << 16 | std::size_t{chunk[7]} << 24;
    if (length > file.size() - at - 8) break;
    if (std::memcmp(chunk, "EXIF", 4) == 0) {
      Bytes exif = file.subspan(at + 8, length);
      if (length > 6 && std::memcmp(exif.data(), "Exif\0", 6) == 0) exif = exif.subspan(6);
      return parse_exif(exif);
    }
    at += 8 + length + (length & 1);
  }
  return {};
}

void blend_on_white(const std::uint8_t* bgra, std::uint8_t* bgr, std::size_t pixels) {
  for (std::size_t i = 0; i < pixels; ++i, bgra += 4, bgr += 3) {
    for (int channel = 0; channel < 3; ++channel) {
      bgr[channel] = static_cast<std::uint8_t>((bgra[channel] * bgra[3] + 255 * (255 - bgra[3]) + 127) / 255);
    }
  }
}

}  // namespace

card::Result<std::optional<PageFacts>> decode_webp(Bytes file, SharedPixels& pixels) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file.data(), file.size(), &features) != VP8_STATUS_OK) return damaged("WebP");
  if (features.has_animation != 0) {
    return card::fail(card::ErrorKind::bad_input, "is an animation; save the picture of the card by itself");
  }
  auto target = pixels.allocate(features.width, features.height);
  if (!target) return tl::unexpected(target.error());
  const std::size_t count = std::size_t(features.width) * features.height;
  if (features.has_alpha != 0) {
    int width = 0;
    int height = 0;
    const std::unique_ptr<std::uint8_t, FreeWebp> bgra(WebPDecodeBGRA(file.data(), file.size(), &width, &height));
    if (!bgra || width != features.width || height != features.height) return truncated();
    blend_on_white(bgra.get(), *target, count);
  } else if (WebPDecodeBGRInto(file.data(), file.size(), *target, 3 * count, 3 * features.width) == nullptr) {
    return truncated();
  }
  return facts_of(file);
}

}  // namespace capture
