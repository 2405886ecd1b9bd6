#include <sys/mman.h>

#include <cmath>

#include <fmt/format.h>

#include "capture/decoders.h"

namespace capture {

SharedPixels::~SharedPixels() {
  if (pixels_ != nullptr) ::munmap(pixels_, std::size_t{3} * width_ * height_);
}

card::Result<std::uint8_t*> SharedPixels::allocate(std::int64_t width, std::int64_t height) {
  if (width <= 0 || height <= 0) return card::fail(card::ErrorKind::bad_input, "has no pixels; scan the card again");
  if (width > 1'000'000 || height > 1'000'000 || width * height > max_pixels_) {
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("has {} x {} pixels, more than the {} million allowed; save it at a lower resolution",
                                  width, height, max_pixels_ / 1'000'000));
  }
  memory_ = Descriptor(::memfd_create("page", MFD_CLOEXEC));
  const auto size = static_cast<std::size_t>(3 * width * height);
  if (!memory_.valid() || ::ftruncate(memory_.get(), static_cast<off_t>(size)) != 0) {
    return card::fail(card::ErrorKind::internal, "cannot be decoded, memory is short; close other programs");
  }
  void* address = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, memory_.get(), 0);
  if (address == MAP_FAILED) {
    return card::fail(card::ErrorKind::internal, "cannot be decoded, memory is short; close other programs");
  }
  pixels_ = static_cast<std::uint8_t*>(address);
  width_ = static_cast<int>(width);
  height_ = static_cast<int>(height);
  return pixels_;
}

tl::unexpected<card::Error> truncated() {
  return card::fail(card::ErrorKind::bad_input, "is truncated; copy or scan it again");
}

tl::unexpected<card::Error> damaged(const char* format) {
  return card::fail(card::ErrorKind::bad_input,
                    fmt::format("is not a readable {} file; scan the card again or convert the file to PNG", format));
}

int believable_dpi(double horizontal, double vertical) {
  // 72 and 96 are what programs write that do not know; scanners and renderers begin at 100.
  if (!(horizontal >= 99 && horizontal <= 4800) || std::abs(horizontal - vertical) > 0.02 * horizontal) return 0;
  return static_cast<int>(std::lround(horizontal));
}

}  // namespace capture
