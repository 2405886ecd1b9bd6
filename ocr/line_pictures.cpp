#include "ocr/line_pictures.h"

#include "ocr/column.h"
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

}  // namespace ocr
