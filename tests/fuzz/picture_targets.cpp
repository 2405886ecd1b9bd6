// What the decoder child does with the bytes of a picture.

#include "capture/decoders.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

constexpr std::int64_t kMostPixels = 1'000'000;

template <card::Result<std::optional<capture::PageFacts>> (*decode)(capture::Bytes, capture::SharedPixels&)>
void run_decoder(Bytes bytes) {
  capture::SharedPixels pixels(kMostPixels);
  const auto facts = decode(bytes, pixels);
  require(!facts || !*facts || (pixels.width() > 0 && (**facts).orientation >= 1 && (**facts).orientation <= 8));
  require(facts || (facts.error().kind == card::ErrorKind::bad_input && !facts.error().message.empty()));
}

/// Any page, chosen by the last byte.
card::Result<std::optional<capture::PageFacts>> decode_some_page(capture::Bytes bytes, capture::SharedPixels& pixels) {
  return capture::decode_tiff(bytes, bytes.empty() ? 0 : bytes.back() % 4, pixels);
}

void run_exif(Bytes bytes) {
  const capture::PageFacts facts = capture::parse_exif(bytes);
  require(facts.orientation >= 1 && facts.orientation <= 8 && facts.dpi >= 0 && facts.dpi <= 4800);
}

}  // namespace

std::vector<Target> picture_targets() {
  return {{"jpeg", run_decoder<capture::decode_jpeg>, 1000},
          {"png", run_decoder<capture::decode_png>, 2000},
          {"webp", run_decoder<capture::decode_webp>, 2000},
          {"bmp", run_decoder<capture::decode_bmp>, 5000},
          {"tiff", run_decoder<decode_some_page>, 2000},
          {"heif", run_decoder<capture::decode_heif>, 200},
          {"exif", run_exif, 20'000}};
}

}  // namespace fuzz
