#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "capture/decoder_protocol.h"
#include "card/result.h"

/// The decoders, one per format. They run in the decoder child only, with its rights dropped.
namespace capture {

/// Memory that the program will read the pixels from: width x height x 3 bytes (blue, green, red), top row first.
class SharedPixels {
 public:
  explicit SharedPixels(std::int64_t max_pixels) : max_pixels_(max_pixels) {}
  SharedPixels(const SharedPixels&) = delete;
  SharedPixels& operator=(const SharedPixels&) = delete;
  ~SharedPixels();
  /// Call once, before any pixel is made. Fails with bad_input when there are none or too many pixels.
  card::Result<std::uint8_t*> allocate(std::int64_t width, std::int64_t height);
  int descriptor() const { return memory_.get(); }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  std::int64_t max_pixels_;
  Descriptor memory_;
  std::uint8_t* pixels_ = nullptr;
  int width_ = 0;
  int height_ = 0;
};

/// What a decoder says about the page beside its pixels.
struct PageFacts {
  int dpi = 0;          ///< 0 when the file does not say
  int orientation = 1;  ///< EXIF, 1..8; of what is in SharedPixels
};

using Bytes = std::span<const std::uint8_t>;

// Each fails with bad_input and the reason, without the file's name. nullopt: there is no such page.
card::Result<std::optional<PageFacts>> decode_jpeg(Bytes file, SharedPixels& pixels);
card::Result<std::optional<PageFacts>> decode_png(Bytes file, SharedPixels& pixels);
card::Result<std::optional<PageFacts>> decode_webp(Bytes file, SharedPixels& pixels);
card::Result<std::optional<PageFacts>> decode_bmp(Bytes file, SharedPixels& pixels);
card::Result<std::optional<PageFacts>> decode_heif(Bytes file, SharedPixels& pixels);
card::Result<std::optional<PageFacts>> decode_tiff(Bytes file, int page, SharedPixels& pixels);
/// `file` is an open descriptor: the renderer is a program of its own.
card::Result<std::optional<PageFacts>> decode_pdf(int file, const DecodeRequest& request, SharedPixels& pixels);

/// The failures that several decoders share.
tl::unexpected<card::Error> truncated();
tl::unexpected<card::Error> damaged(const char* format);

/// A resolution worth believing, else 0: both axes alike, and not one of the defaults that mean nothing.
int believable_dpi(double horizontal, double vertical);

/// Orientation (1..8) and resolution from an EXIF block (TIFF structure, without the "Exif" prefix).
/// Source: CIPA DC-008, section 4. Nonsense gives the defaults.
PageFacts parse_exif(Bytes exif);

}  // namespace capture
