#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include <tiffio.h>

#include "capture/decoders.h"

namespace capture {
namespace {

struct Memory {
  Bytes bytes;
  toff_t at = 0;
};

tmsize_t read_some(thandle_t handle, void* target, tmsize_t size) {
  auto* memory = static_cast<Memory*>(handle);
  if (memory->at >= memory->bytes.size()) return 0;
  const std::size_t count = std::min<std::size_t>(size, memory->bytes.size() - memory->at);
  std::memcpy(target, memory->bytes.data() + memory->at, count);
  memory->at += count;
  return static_cast<tmsize_t>(count);
}

toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
  auto* memory = static_cast<Memory*>(handle);
  if (whence == SEEK_CUR) offset += memory->at;
  if (whence == SEEK_END) offset += memory->bytes.size();
  return memory->at = offset;
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) { return 0; }
int close_nothing(thandle_t) { return 0; }
toff_t size_of(thandle_t handle) { return static_cast<Memory*>(handle)->bytes.size(); }

struct CloseTiff {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using TiffFile = std::unique_ptr<TIFF, CloseTiff>;

// Goes to the n-th full picture; reduced copies (thumbnails) beside a page are no pages.
bool go_to_page(TIFF* tiff, int page) {
  do {
    std::uint32_t subfile_type = 0;
    TIFFGetField(tiff, TIFFTAG_SUBFILETYPE, &subfile_type);
    if ((subfile_type & FILETYPE_REDUCEDIMAGE) == 0 && page-- == 0) return true;
  } while (TIFFReadDirectory(tiff) != 0);
  return false;
}

PageFacts facts_of(TIFF* tiff) {
  PageFacts facts;
  std::uint16_t orientation = 1;
  if (TIFFGetField(tiff, TIFFTAG_ORIENTATION, &orientation) != 0 && orientation >= 1 && orientation <= 8) {
    facts.orientation = orientation;
  }
  float horizontal = 0;
  float vertical = 0;
  std::uint16_t unit = RESUNIT_INCH;
  TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &horizontal);
  TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &vertical);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
  const double per_inch = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
  if (unit != RESUNIT_NONE) facts.dpi = believable_dpi(horizontal * per_inch, vertical * per_inch);
  return facts;
}

}  // namespace

card::Result<std::optional<PageFacts>> decode_tiff(Bytes file, int page, SharedPixels& pixels) {
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
  Memory memory{file};
  const TiffFile tiff(TIFFClientOpen("page", "rm", &memory, read_some, write_nothing, seek_to, close_nothing, size_of,
                                     nullptr, nullptr));
  if (!tiff) return damaged("TIFF");
  if (!go_to_page(tiff.get(), page)) {
    if (page == 0) return damaged("TIFF");
    return std::nullopt;
  }
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  auto target = pixels.allocate(width, height);
  if (!target) return tl::unexpected(target.error());
  const PageFacts facts = facts_of(tiff.get());
  // The RGBA reader mirrors but never turns; without a tag it leaves all of that to PageFacts::orientation.
  TIFFSetField(tiff.get(), TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  std::vector<std::uint32_t> raster(std::size_t{width} * height);
  if (TIFFReadRGBAImageOriented(tiff.get(), width, height, raster.data(), ORIENTATION_TOPLEFT, 1) == 0) {
    return card::fail(card::ErrorKind::bad_input,
                      "is a TIFF file that is damaged, truncated or of a rare kind; try converting it to PNG");
  }
  std::uint8_t* bgr = *target;
  for (const std::uint32_t pixel : raster) {  // alpha is multiplied in already
    const std::uint32_t white = 255 - TIFFGetA(pixel);
    *bgr++ = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetB(pixel) + white));
    *bgr++ = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetG(pixel) + white));
    *bgr++ = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetR(pixel) + white));
  }
  return facts;
}

}  // namespace capture
