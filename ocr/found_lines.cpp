#include "ocr/found_lines.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace ocr {
namespace {

using card::Direction;

Box box_of(const Piece& piece, Direction direction) {
  const Box box{static_cast<float>(piece.left), static_cast<float>(piece.top), static_cast<float>(piece.right),
                static_cast<float>(piece.bottom)};
  return direction == Direction::horizontal ? box : Box{box.top, box.left, box.bottom, box.right};
}

card::Point to_picture(float along, float across, const Row& row, Direction direction) {
  const float shifted = across + row.slope * along;
  return direction == Direction::horizontal ? card::Point{along, shifted} : card::Point{shifted, along};
}

card::Quad quad_of(const Row& row, const std::vector<Box>& boxes, Direction direction) {
  Box level{1e9F, 1e9F, -1e9F, -1e9F};
  for (const std::size_t i : row.members) {
    const float shift = row.slope * boxes[i].centre_x();
    level.left = std::min(level.left, boxes[i].left);
    level.right = std::max(level.right, boxes[i].right);
    level.top = std::min(level.top, boxes[i].top - shift);
    level.bottom = std::max(level.bottom, boxes[i].bottom - shift);
  }
  if (direction == Direction::horizontal) {
    return {{to_picture(level.left, level.top, row, direction), to_picture(level.right, level.top, row, direction),
             to_picture(level.right, level.bottom, row, direction),
             to_picture(level.left, level.bottom, row, direction)}};
  }
  // Exchanged frame: `top` is the left edge of the column, `left` its upper end.
  return {{to_picture(level.left, level.top, row, direction), to_picture(level.left, level.bottom, row, direction),
           to_picture(level.right, level.bottom, row, direction), to_picture(level.right, level.top, row, direction)}};
}

/// Inside bold glyphs the ground is taken for ink of the other polarity; such finds lie inside a larger line.
void drop_counters(std::vector<FoundLine>& lines) {
  const auto lies_inside = [](const FoundLine& a, const FoundLine& b) {
    const card::Bounds p = card::bounds(a.box);
    const card::Bounds q = card::bounds(b.box);
    const float wide = std::min(p.right, q.right) - std::max(p.left, q.left);
    const float high = std::min(p.bottom, q.bottom) - std::max(p.top, q.top);
    if (wide <= 0 || high <= 0) return false;
    return wide * high > 0.6F * p.width() * p.height() && p.width() * p.height() < q.width() * q.height();
  };
  std::vector<FoundLine> kept;
  for (const FoundLine& line : lines) {
    const bool counter = std::any_of(lines.begin(), lines.end(), [&](const FoundLine& other) {
      return other.light_on_dark != line.light_on_dark && other.strength >= line.strength && lies_inside(line, other);
    });
    if (!counter) kept.push_back(line);
  }
  lines = std::move(kept);
}

/// Notes for every line which pieces near it belong to other lines. Specks that belong to no real line stay with all:
/// they may be dots that were too small to be assigned.
void note_foreign_pieces(std::vector<FoundLine>& lines, const std::vector<Piece>& pieces) {
  for (FoundLine& line : lines) {
    const card::Bounds area = card::bounds(line.box);
    const float border = 0.4F * line.glyph_size_px;
    for (const FoundLine& other : lines) {
      if (&other == &line || other.light_on_dark != line.light_on_dark) continue;
      if (other.glyph_size_px < 0.45F * line.glyph_size_px && other.strength < 1.5F) continue;
      line.foreign.insert(line.foreign.end(), other.labels.begin(), other.labels.end());
    }
    std::sort(line.foreign.begin(), line.foreign.end());
    std::vector<int> near;
    for (const Piece& piece : pieces) {
      const bool inside =
          static_cast<float>(piece.right) > area.left - border &&
          static_cast<float>(piece.left)<area.right + border&& static_cast<float>(piece.bottom)> area.top - border &&
          static_cast<float>(piece.top) < area.bottom + border;
      if (inside && piece.light == line.light_on_dark &&
          std::binary_search(line.foreign.begin(), line.foreign.end(), piece.label)) {
        near.push_back(piece.label);
      }
    }
    std::sort(near.begin(), near.end());
    line.foreign = std::move(near);
  }
}

void sort_for_reading(std::vector<FoundLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const FoundLine& a, const FoundLine& b) {
    if (a.direction != b.direction) return a.direction == Direction::vertical;
    const card::Bounds p = card::bounds(a.box);
    const card::Bounds q = card::bounds(b.box);
    if (a.direction == Direction::vertical) return p.centre_x() > q.centre_x();
    return p.centre_y() < q.centre_y();
  });
}

}  // namespace

std::vector<Box> boxes_of(const std::vector<Piece>& pieces, Direction direction) {
  std::vector<Box> boxes;
  boxes.reserve(pieces.size());
  for (const Piece& piece : pieces) boxes.push_back(box_of(piece, direction));
  return boxes;
}

std::vector<Piece> pieces_of(const Ink& ink, bool light) {
  std::vector<Piece> pieces;
  std::copy_if(ink.pieces.begin(), ink.pieces.end(), std::back_inserter(pieces),
               [&](const Piece& piece) { return piece.light == light; });
  return pieces;
}

FoundLine to_line(const Row& row, Direction direction, float strength, const std::vector<Piece>& pieces,
                  const std::vector<Box>& boxes) {
  FoundLine line;
  line.direction = direction;
  line.box = quad_of(row, boxes, direction);
  line.glyph_size_px = row.glyph_height();
  line.strength = strength;
  for (const std::size_t i : row.members) line.labels.push_back(pieces[i].label);
  std::sort(line.labels.begin(), line.labels.end());
  line.light_on_dark = pieces[row.members.front()].light;
  return line;
}

bool is_plausible(const Row& row, const Ink& ink) {
  const float least_height = 0.004F * static_cast<float>(std::max(ink.grey.cols, ink.grey.rows));
  const float height = row.glyph_height();
  return height >= least_height && row.box.width() > 0.5F * height;
}

void finish(std::vector<FoundLine>& lines, const Ink& ink) {
  drop_counters(lines);
  note_foreign_pieces(lines, ink.pieces);
  sort_for_reading(lines);
}

}  // namespace ocr
