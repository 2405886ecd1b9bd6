#include "capture/decoders.h"

namespace capture {
namespace {

// Reads the numbers of a TIFF structure in its own byte order; outside of the block everything is zero.
class TiffReader {
 public:
  explicit TiffReader(Bytes bytes) : bytes_(bytes), big_endian_(!bytes.empty() && bytes[0] == 'M') {}

  std::uint32_t number(std::size_t at, int size) const {
    if (at + size > bytes_.size()) return 0;
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) value = (value << 8) | bytes_[at + (big_endian_ ? i : size - 1 - i)];
    return value;
  }
  std::uint32_t short_at(std::size_t at) const { return number(at, 2); }
  std::uint32_t long_at(std::size_t at) const { return number(at, 4); }
  double rational_at(std::size_t at) const {
    const double denominator = long_at(at + 4);
    return denominator > 0 ? long_at(at) / denominator : 0;
  }

 private:
  Bytes bytes_;
  bool big_endian_;
};

constexpr std::uint32_t kOrientation = 0x112, kXResolution = 0x11A, kYResolution = 0x11B, kResolutionUnit = 0x128;
constexpr std::uint32_t kCentimetre = 3;

}  // namespace

PageFacts parse_exif(Bytes exif) {
  PageFacts facts;
  const TiffReader reader(exif);
  const std::size_t directory = reader.long_at(4);
  const std::uint32_t entries = reader.short_at(directory);
  double horizontal = 0;
  double vertical = 0;
  std::uint32_t unit = 2;
  for (std::uint32_t i = 0; i < entries && i < 512; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    switch (reader.short_at(entry)) {
      case kOrientation: {
        const std::uint32_t value = reader.short_at(entry + 8);
        if (value >= 1 && value <= 8) facts.orientation = static_cast<int>(value);
        break;
      }
      case kXResolution: horizontal = reader.rational_at(reader.long_at(entry + 8)); break;
      case kYResolution: vertical = reader.rational_at(reader.long_at(entry + 8)); break;
      case kResolutionUnit: unit = reader.short_at(entry + 8); break;
      default: break;
    }
  }
  const double per_inch = unit == kCentimetre ? 2.54 : 1;
  facts.dpi = believable_dpi(horizontal * per_inch, vertical * per_inch);
  return facts;
}

}  // namespace capture
