#include "ocr/adoption.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ocr {
namespace {

constexpr float kContinues = 1.5F;      // glyph heights: from a line to a lone glyph that belongs to it
constexpr float kContinuesName = 2.7F;  // the same in large type: names are set wide
constexpr float kLargeType = 1.5F;      // of the usual height
constexpr float kKerned = 0.25F;        // glyph heights: how far a J may reach over the next letter

}  // namespace

bool continues(const Box& glyph, const Row& row, float usual) {
  const float size = row.glyph_height();
  const float shift = row.slope * glyph.centre_x();
  const float gap = -overlap(glyph.left, glyph.right, row.box.left, row.box.right);
  const float low = std::min(glyph.height(), size);
  const float reach = size > kLargeType * usual ? kContinuesName : kContinues;
  return gap > -kKerned * size && gap < reach * size && low > 0.5F * std::max(glyph.height(), size) &&
         overlap(glyph.top - shift, glyph.bottom - shift, row.top, row.bottom) > 0.7F * low;
}

bool fills_gap(const Box& glyph, const Row& row, const std::vector<Box>& boxes) {
  constexpr float kSameSize = 0.7F, kInBand = 0.9F;
  const float size = row.glyph_height();
  const float shift = row.slope * glyph.centre_x();
  if (std::max(glyph.width(), glyph.height()) > size / kSameSize || glyph.height() < kSameSize * size) return false;
  if (overlap(glyph.top - shift, glyph.bottom - shift, row.top, row.bottom) < kInBand * glyph.height()) return false;
  bool before = false, behind = false;
  for (const std::size_t i : row.members) {
    if (overlap(glyph.left, glyph.right, boxes[i].left, boxes[i].right) > 0) return false;
    before = before || boxes[i].right <= glyph.left;
    behind = behind || boxes[i].left >= glyph.right;
  }
  return before && behind;
}

bool completes_end(const Box& part, const Row& row, const std::vector<Box>& boxes) {
  constexpr float kClose = 0.12F, kSquare = 1.15F, kLeast = 0.6F, kSlack = 0.15F;
  const float size = row.glyph_height();
  const float shift = row.slope * part.centre_x();
  if (part.height() < kLeast * size || part.width() > 0.5F * size || part.top - shift < row.top - kSlack * size ||
      part.bottom - shift > row.bottom + kSlack * size)
    return false;
  const bool before = part.centre_x() < row.box.centre_x();
  const float edge = before ? row.box.left : row.box.right;
  if (std::abs((before ? part.right : part.left) - edge) > kClose * size) return false;
  Box rest{edge, part.top, edge, part.bottom};  // the pieces of the row's glyph at that end
  for (const std::size_t i : row.members)
    if (before ? boxes[i].left < part.left + kSquare * size && boxes[i].right < part.left + 1.5F * size
               : boxes[i].right > part.right - kSquare * size && boxes[i].left > part.right - 1.5F * size)
      rest = around(rest, boxes[i]);
  const Box whole = around(part, rest);
  return rest.width() > 0 && whole.width() < kSquare * size;
}

bool is_torn_from(const std::vector<std::size_t>& part, const Row& column, const std::vector<Box>& boxes) {
  constexpr float kSlack = 0.12F, kUpright = 1.3F, kHalf = 0.7F, kLongestHalves = 4;  // of the column's width
  constexpr float kNext = 1.4F;                                                       // from 一 to 一
  const float size = column.glyph_height();
  Box body = boxes[column.members.front()], whole = boxes[part.front()];
  for (const std::size_t i : column.members) body = around(body, boxes[i]);
  for (const std::size_t i : part) whole = around(whole, boxes[i]);
  // The slope of a column that lacks half of its strokes says little: where it stands upright, it is as wide as it is.
  const bool upright = body.height() <= kUpright * size;
  const auto in_band = [&](std::size_t i) {
    const float shift = column.slope * boxes[i].centre_x();
    return (upright && boxes[i].top >= body.top - 1 && boxes[i].bottom <= body.bottom + 1) ||
           (boxes[i].top - shift >= column.top - kSlack * size &&
            boxes[i].bottom - shift <= column.bottom + kSlack * size);
  };
  if (!std::all_of(part.begin(), part.end(), in_band)) return false;
  if (whole.height() < kHalf * size && whole.width() > kLongestHalves * size) return false;
  return -overlap(whole.left, whole.right, column.box.left, column.box.right) < kNext * size;
}

}  // namespace ocr
