#include <array>
#include <bit>
#include <cstdlib>

#include "capture/decoders.h"

// Source: Microsoft, "Bitmap Storage" (BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV5HEADER).
namespace capture {
namespace {

constexpr std::uint32_t kUncompressed = 0, kBitFields = 3, kAlphaBitFields = 6;

std::uint32_t number_at(Bytes file, std::size_t at, int size) {
  if (at + size > file.size()) return 0;
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = (value << 8) | file[at + i];
  return value;
}

struct Layout {
  std::int64_t width = 0;
  std::int64_t height = 0;
  bool bottom_up = true;
  int bits = 0;
  std::size_t pixels_at = 0;
  std::size_t palette_at = 0;
  int palette_entry_size = 4;
  std::size_t palette_size = 0;
  std::array<std::uint32_t, 3> masks{};  // blue, green, red; for 16 and 32 bits
  int dpi = 0;
  std::size_t stride() const { return static_cast<std::size_t>((width * bits + 31) / 32 * 4); }
};

std::optional<Layout> parse_layout(Bytes file) {
  Layout layout;
  layout.pixels_at = number_at(file, 10, 4);
  const std::uint32_t header_size = number_at(file, 14, 4);
  const bool core = header_size == 12;
  if (!core && header_size < 40) return std::nullopt;
  layout.width = core ? number_at(file, 18, 2) : static_cast<std::int32_t>(number_at(file, 18, 4));
  const std::int64_t height = core ? number_at(file, 20, 2) : static_cast<std::int32_t>(number_at(file, 22, 4));
  layout.height = std::abs(height);
  layout.bottom_up = height > 0;
  layout.bits = static_cast<int>(number_at(file, core ? 24 : 28, 2));
  layout.palette_entry_size = core ? 3 : 4;
  layout.palette_at = 14 + std::size_t{header_size};
  const std::uint32_t compression = core ? kUncompressed : number_at(file, 30, 4);
  if (compression != kUncompressed && compression != kBitFields && compression != kAlphaBitFields) return std::nullopt;
  if (compression == kUncompressed) {
    layout.masks = layout.bits == 16 ? std::array<std::uint32_t, 3>{0x1F, 0x3E0, 0x7C00}
                                     : std::array<std::uint32_t, 3>{0xFF, 0xFF00, 0xFF0000};
  } else {
    layout.masks = {number_at(file, 62, 4), number_at(file, 58, 4), number_at(file, 54, 4)};
  }
  if (layout.bits <= 8) {
    const std::uint32_t used = core ? 0 : number_at(file, 46, 4);
    layout.palette_size = used > 0 && used <= 256 ? used : std::size_t{1} << layout.bits;
  }
  constexpr double kMetresPerInch = 0.0254;
  if (!core)
    layout.dpi = believable_dpi(number_at(file, 38, 4) * kMetresPerInch, number_at(file, 42, 4) * kMetresPerInch);
  const bool known_depth = layout.bits == 1 || layout.bits == 4 || layout.bits == 8 || layout.bits == 16 ||
                           layout.bits == 24 || layout.bits == 32;
  return known_depth ? std::optional(layout) : std::nullopt;
}

std::uint8_t masked(std::uint32_t value, std::uint32_t mask) {
  if (mask == 0) return 0;
  const int shift = std::countr_zero(mask);
  const std::uint64_t most = mask >> shift;
  return static_cast<std::uint8_t>(((value & mask) >> shift) * 255ULL / most);
}

void read_row(Bytes file, const Layout& layout, std::size_t row_at, std::uint8_t* bgr) {
  for (std::int64_t x = 0; x < layout.width; ++x, bgr += 3) {
    if (layout.bits <= 8) {
      const std::size_t bit = static_cast<std::size_t>(x) * layout.bits;
      const int shift = 8 - layout.bits - static_cast<int>(bit % 8);
      std::size_t index = (file[row_at + bit / 8] >> shift) & ((1U << layout.bits) - 1);
      if (index >= layout.palette_size) index = 0;
      const std::size_t entry = layout.palette_at + index * layout.palette_entry_size;
      for (int channel = 0; channel < 3; ++channel) {
        bgr[channel] = static_cast<std::uint8_t>(number_at(file, entry + channel, 1));
      }
    } else if (layout.bits == 24) {
      for (int channel = 0; channel < 3; ++channel) bgr[channel] = file[row_at + 3 * x + channel];
    } else {
      const std::uint32_t value = number_at(file, row_at + x * layout.bits / 8, layout.bits / 8);
      for (int channel = 0; channel < 3; ++channel) bgr[channel] = masked(value, layout.masks[channel]);
    }
  }
}

}  // namespace

card::Result<std::optional<PageFacts>> decode_bmp(Bytes file, SharedPixels& pixels) {
  const auto layout = parse_layout(file);
  if (!layout) return damaged("BMP");
  auto target = pixels.allocate(layout->width, layout->height);
  if (!target) return tl::unexpected(target.error());
  if (layout->pixels_at + layout->stride() * layout->height > file.size()) return truncated();
  for (std::int64_t y = 0; y < layout->height; ++y) {
    const std::int64_t stored = layout->bottom_up ? layout->height - 1 - y : y;
    read_row(file, *layout, layout->pixels_at + layout->stride() * stored, *target + 3 * layout->width * y);
  }
  return PageFacts{.dpi = layout->dpi};
}

}  // namespace capture
