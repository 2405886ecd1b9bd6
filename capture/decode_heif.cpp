#include <memory>

#include <libheif/heif.h>

#include "capture/decoders.h"

namespace capture {
namespace {

struct FreeHeif {
  void operator()(heif_context* context) const { heif_context_free(context); }
  void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
  void operator()(heif_image* image) const { heif_image_release(image); }
};

tl::unexpected<card::Error> error_of(const heif_error& error) {
  if (error.subcode == heif_suberror_End_of_data) return truncated();
  return damaged("HEIC");
}

void copy_on_white(const std::uint8_t* rgba, int stride, const SharedPixels& pixels, std::uint8_t* bgr) {
  for (int y = 0; y < pixels.height(); ++y) {
    const std::uint8_t* from = rgba + std::ptrdiff_t{stride} * y;
    for (int x = 0; x < pixels.width(); ++x, from += 4, bgr += 3) {
      for (int channel = 0; channel < 3; ++channel) {
        bgr[2 - channel] = static_cast<std::uint8_t>((from[channel] * from[3] + 255 * (255 - from[3]) + 127) / 255);
      }
    }
  }
}

}  // namespace

card::Result<std::optional<PageFacts>> decode_heif(Bytes file, SharedPixels& pixels) {
  const std::unique_ptr<heif_context, FreeHeif> context(heif_context_alloc());
  heif_context_set_max_decoding_threads(context.get(), 0);
  heif_error error = heif_context_read_from_memory_without_copy(context.get(), file.data(), file.size(), nullptr);
  if (error.code != heif_error_Ok) return error_of(error);
  heif_image_handle* found = nullptr;
  error = heif_context_get_primary_image_handle(context.get(), &found);
  if (error.code != heif_error_Ok) return error_of(error);
  const std::unique_ptr<heif_image_handle, FreeHeif> handle(found);
  auto target = pixels.allocate(heif_image_handle_get_width(found), heif_image_handle_get_height(found));
  if (!target) return tl::unexpected(target.error());

  heif_image* decoded = nullptr;
  error = heif_decode_image(handle.get(), &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nullptr);
  if (error.code != heif_error_Ok) return error_of(error);
  const std::unique_ptr<heif_image, FreeHeif> image(decoded);
  int stride = 0;
  const std::uint8_t* rgba = heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
  const bool same_size = heif_image_get_width(decoded, heif_channel_interleaved) == pixels.width() &&
                         heif_image_get_height(decoded, heif_channel_interleaved) == pixels.height();
  if (rgba == nullptr || !same_size) return damaged("HEIC");
  copy_on_white(rgba, stride, pixels, *target);
  return PageFacts{};  // libheif has applied the container's turns; EXIF would turn a second time
}

}  // namespace capture
