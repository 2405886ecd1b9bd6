#include "ocr/line_pictures.h"

#include <opencv2/core.hpp>

#include "ocr/column.h"
#include "ocr/glyph_cutter.h"
#include "ocr/grey.h"
#include "ocr/line_crop.h"
#include "ocr/upright.h"

namespace ocr {

LinePictures picture_lines(const card::Image& card, int turned_degrees) {
  const card::Image grey = small_enough(to_grey(card));
  const View view = look(grey, {}, turned_degrees);
  const bool on_its_side = turned_degrees % 180 != 0;
  LinePictures pictures;
  pictures.width = on_its_side ? grey.height : grey.width;
  pictures.height = on_its_side ? grey.width : grey.height;
  for (const FoundLine& found : view.lines) {
    LinePicture line;
    line.direction = found.direction;
    line.box = found.box;
    line.lying = cut_line(view.ink, found).image;
    if (found.direction == card::Direction::vertical) {
      LineCrop crop = lay_out_column(view.ink, found);
      line.laid_out = std::move(crop.image);
      for (const CropCell& cell : crop.cells)
        if (!cell.known.empty()) line.known_signs.push_back(cell.known);
    }
    pictures.lines.push_back(std::move(line));
  }
  return pictures;
}

std::vector<card::Image> picture_glyphs(const card::Image& grey, const PrintedPlace& line,
                                        const std::vector<card::Point>& centres) {
  const cv::Mat picture(grey.height, grey.width, CV_8U, const_cast<std::uint8_t*>(grey.pixels.data()));
  FoundLine found;
  found.box = line.box;
  found.glyph_size_px = card::bounds(line.box).height();
  const GlyphCutter cutter(find_ink(picture, line.unit, {}), found);
  std::vector<card::Image> glyphs;
  for (const card::Point centre : centres) {
    const cv::Mat glyph = cutter.at(centre);
    card::Image& image = glyphs.emplace_back();
    image.width = image.height = kGlyphSide;
    image.channels = 1;
    image.pixels.assign(glyph.data, glyph.data + glyph.total());
  }
  return glyphs;
}

}  // namespace ocr
