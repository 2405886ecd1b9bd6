#include <csetjmp>
#include <exception>

#include <png.h>

#include "capture/capture.h"

namespace capture {
namespace {

void append(png_structp writer, png_bytep bytes, png_size_t size) {
  auto* all = static_cast<std::vector<std::uint8_t>*>(png_get_io_ptr(writer));
  try {
    all->insert(all->end(), bytes, bytes + size);
  } catch (const std::exception&) {  // memory is short; no exception may cross libpng
    png_error(writer, "");
  }
}

[[noreturn]] void stop(png_structp writer, png_const_charp) { png_longjmp(writer, 1); }
void ignore(png_structp, png_const_charp) {}

/// Each row as its difference from the one above, packed in haste: that is a third quicker than libpng's own quick way
/// (no differences, packed with more care), and pictures of cards come out as small.
bool write(png_structp writer, png_infop facts, const card::Image& image) {
  if (setjmp(png_jmpbuf(writer)) != 0) return false;
  const bool grey = image.channels == 1;
  png_set_IHDR(writer, facts, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
               grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_filter(writer, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  constexpr int kQuickest = 1;
  png_set_compression_level(writer, kQuickest);
  png_write_info(writer, facts);
  png_set_bgr(writer);
  const std::size_t stride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  for (int y = 0; y < image.height; ++y)
    png_write_row(writer, image.pixels.data() + stride * static_cast<std::size_t>(y));
  png_write_end(writer, nullptr);
  return true;
}

}  // namespace

card::Result<std::vector<std::uint8_t>> encode_png(const card::Image& image) {
  std::vector<std::uint8_t> bytes;
  png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, stop, ignore);
  png_infop facts = writer != nullptr ? png_create_info_struct(writer) : nullptr;
  bool written = false;
  if (facts != nullptr && !image.empty()) {
    bytes.reserve(image.pixels.size() / 3);
    png_set_write_fn(writer, &bytes, append, nullptr);
    written = write(writer, facts, image);
  }
  png_destroy_write_struct(&writer, &facts);
  if (!written)
    return card::fail(card::ErrorKind::internal, "a picture could not be written as PNG; close other programs");
  bytes.shrink_to_fit();
  return bytes;
}

}  // namespace capture
