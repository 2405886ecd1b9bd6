#include <algorithm>
#include <array>
#include <csetjmp>
#include <exception>
#include <limits>
#include <memory>

#include <libdeflate.h>
#include <png.h>

#include "capture/capture.h"

namespace capture {
namespace {

/// The picture as PNG's rows of RGB or grey, each a filter byte and its difference from the row above: pictures of
/// cards come out as small as with filters chosen row by row. Source: ISO/IEC 15948:2004, clause 9 (filter type 2, Up).
std::vector<std::uint8_t> filtered_rows(const card::Image& image) {
  constexpr std::uint8_t kUp = 2;
  const auto height = static_cast<std::size_t>(image.height);
  const std::size_t stride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  const std::vector<std::uint8_t> blank(stride);
  std::vector<std::uint8_t> rows((stride + 1) * height);
  const std::uint8_t* above = blank.data();
  std::uint8_t* out = rows.data();
  for (std::size_t y = 0; y < height; ++y) {
    const std::uint8_t* row = image.pixels.data() + stride * y;
    *out++ = kUp;
    if (image.channels == 1) {
      for (std::size_t x = 0; x < stride; ++x) out[x] = static_cast<std::uint8_t>(row[x] - above[x]);
    } else {
      for (std::size_t x = 0; x < stride; x += 3) {  // BGR to RGB
        out[x] = static_cast<std::uint8_t>(row[x + 2] - above[x + 2]);
        out[x + 1] = static_cast<std::uint8_t>(row[x + 1] - above[x + 1]);
        out[x + 2] = static_cast<std::uint8_t>(row[x] - above[x]);
      }
    }
    out += stride;
    above = row;
  }
  return rows;
}

/// As a zlib stream, packed in haste; nothing when memory is short.
std::vector<std::uint8_t> packed(const std::vector<std::uint8_t>& bytes) {
  constexpr int kQuickest = 1;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> packer(
      libdeflate_alloc_compressor(kQuickest), &libdeflate_free_compressor);
  if (!packer) return {};
  std::vector<std::uint8_t> stream(libdeflate_zlib_compress_bound(packer.get(), bytes.size()));
  stream.resize(libdeflate_zlib_compress(packer.get(), bytes.data(), bytes.size(), stream.data(), stream.size()));
  return stream;
}

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

/// The file around a stream of rows.
bool write(png_structp writer, const card::Image& image, const std::vector<std::uint8_t>& stream) {
  if (setjmp(png_jmpbuf(writer)) != 0) return false;
  constexpr png_byte kBits = 8;
  const png_byte colour = image.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB;
  std::array<png_byte, 13> header{};
  png_save_uint_32(header.data(), static_cast<png_uint_32>(image.width));
  png_save_uint_32(header.data() + 4, static_cast<png_uint_32>(image.height));
  header[8] = kBits;
  header[9] = colour;
  png_write_sig(writer);
  png_write_chunk(writer, reinterpret_cast<png_const_bytep>("IHDR"), header.data(), header.size());
  constexpr std::size_t kLongestChunk = std::numeric_limits<std::int32_t>::max();  // as PNG has it
  for (std::size_t at = 0; at < stream.size(); at += kLongestChunk)
    png_write_chunk(writer, reinterpret_cast<png_const_bytep>("IDAT"), stream.data() + at,
                    std::min(kLongestChunk, stream.size() - at));
  png_write_chunk(writer, reinterpret_cast<png_const_bytep>("IEND"), nullptr, 0);
  return true;
}

}  // namespace

card::Result<std::vector<std::uint8_t>> encode_png(const card::Image& image) {
  const std::vector<std::uint8_t> stream = image.empty() ? std::vector<std::uint8_t>{} : packed(filtered_rows(image));
  std::vector<std::uint8_t> bytes;
  png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, stop, ignore);
  bool written = false;
  if (writer != nullptr && !stream.empty()) {
    constexpr std::size_t kAround = 100;
    bytes.reserve(stream.size() + kAround);
    png_set_write_fn(writer, &bytes, append, nullptr);
    written = write(writer, image, stream);
  }
  png_destroy_write_struct(&writer, nullptr);
  if (!written)
    return card::fail(card::ErrorKind::internal, "a picture could not be written as PNG; close other programs");
  return bytes;
}

}  // namespace capture
