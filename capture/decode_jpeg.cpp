// clang-format off: libjpeg wants these before it
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include <csetjmp>
#include <cstring>
#include <vector>

#include "capture/decoders.h"

namespace capture {
namespace {

struct Trouble {
  jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is a pointer to Trouble
  std::jmp_buf jump;
  bool file_ended;  // before the end marker
  bool data_missing;
  bool damaged;
};

[[noreturn]] void stop(j_common_ptr info) { std::longjmp(reinterpret_cast<Trouble*>(info->err)->jump, 1); }

// libjpeg goes on after a warning and paints the missing part grey. A card that is partly grey would be stored with
// fields missing, so loss is an error here. A missing end marker alone is not: then all rows are there.
void note_warning(j_common_ptr info, int level) {
  if (level >= 0) return;
  auto* trouble = reinterpret_cast<Trouble*>(info->err);
  switch (info->err->msg_code) {
    case JWRN_JPEG_EOF:
      trouble->file_ended = true;
      // A progressive file ends between two passes: every pixel is there, but blurred.
      if (reinterpret_cast<j_decompress_ptr>(info)->progressive_mode) trouble->data_missing = true;
      break;
    case JWRN_HIT_MARKER: trouble->data_missing = true; break;
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC: trouble->damaged = true; break;
    default: break;  // odd version numbers, bytes between markers: harmless
  }
}

void ignore_message(j_common_ptr) {}

// Adobe's CMYK is stored inverted: 255 is no ink. ICC profiles are left alone; print is dark ink on paper either way.
void bgr_from_cmyk(const std::uint8_t* cmyk, std::uint8_t* bgr, int width, bool inverted) {
  const auto light = [inverted](std::uint8_t ink) { return inverted ? int{ink} : 255 - ink; };
  for (int x = 0; x < width; ++x, cmyk += 4, bgr += 3) {
    const int key = light(cmyk[3]);
    for (int channel = 0; channel < 3; ++channel) {
      bgr[2 - channel] = static_cast<std::uint8_t>(light(cmyk[channel]) * key / 255);
    }
  }
}

PageFacts facts_of(const jpeg_decompress_struct& decoder) {
  PageFacts facts;
  static constexpr char kExif[] = "Exif\0";  // with the second terminating zero
  for (const jpeg_marker_struct* marker = decoder.marker_list; marker != nullptr; marker = marker->next) {
    if (marker->data_length < 14 || std::memcmp(marker->data, kExif, sizeof kExif) != 0) continue;
    facts = parse_exif({marker->data + sizeof kExif, marker->data_length - sizeof kExif});
    break;
  }
  if (decoder.saw_JFIF_marker && decoder.density_unit != 0) {
    const double per_inch = decoder.density_unit == 2 ? 2.54 : 1;
    const int dpi = believable_dpi(decoder.X_density * per_inch, decoder.Y_density * per_inch);
    if (dpi > 0) facts.dpi = dpi;
  }
  return facts;
}

void read_rows(jpeg_decompress_struct& decoder, std::uint8_t* pixels, std::uint8_t* cmyk_row) {
  const std::size_t stride = std::size_t{3} * decoder.output_width;
  while (decoder.output_scanline < decoder.output_height) {
    std::uint8_t* row = pixels + stride * decoder.output_scanline;
    JSAMPROW target = cmyk_row != nullptr ? cmyk_row : row;
    jpeg_read_scanlines(&decoder, &target, 1);
    if (cmyk_row != nullptr) {
      bgr_from_cmyk(cmyk_row, row, static_cast<int>(decoder.output_width), decoder.saw_Adobe_marker);
    }
  }
}

}  // namespace

card::Result<std::optional<PageFacts>> decode_jpeg(Bytes file, SharedPixels& pixels) {
  jpeg_decompress_struct decoder{};
  Trouble trouble{};
  std::vector<std::uint8_t> cmyk_row;
  card::Result<std::uint8_t*> target = nullptr;
  PageFacts facts;
  decoder.err = jpeg_std_error(&trouble.base);
  trouble.base.error_exit = stop;
  trouble.base.emit_message = note_warning;
  trouble.base.output_message = ignore_message;
  // Everything with a destructor lives above the jump.
  if (setjmp(trouble.jump) != 0) {
    jpeg_destroy_decompress(&decoder);
    if (trouble.file_ended) return truncated();
    return damaged("JPEG");
  }
  jpeg_create_decompress(&decoder);
  jpeg_mem_src(&decoder, file.data(), file.size());
  jpeg_save_markers(&decoder, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(&decoder, TRUE);
  target = pixels.allocate(decoder.image_width, decoder.image_height);
  if (target.has_value()) {
    const bool cmyk = decoder.jpeg_color_space == JCS_CMYK || decoder.jpeg_color_space == JCS_YCCK;
    decoder.out_color_space = cmyk ? JCS_CMYK : JCS_EXT_BGR;
    facts = facts_of(decoder);
    jpeg_start_decompress(&decoder);
    if (cmyk) cmyk_row.resize(std::size_t{4} * decoder.output_width);
    read_rows(decoder, *target, cmyk ? cmyk_row.data() : nullptr);
  }
  jpeg_destroy_decompress(&decoder);
  if (!target) return tl::unexpected(target.error());
  if (trouble.file_ended && trouble.data_missing) return truncated();
  if (trouble.damaged || trouble.data_missing) return damaged("JPEG");
  return facts;
}

}  // namespace capture
