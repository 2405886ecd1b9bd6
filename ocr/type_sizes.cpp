#include "ocr/type_sizes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "ocr/boxes.h"

namespace ocr {
namespace {

constexpr float kLeastGap = 0.05F;       // of the larger glyphs' size, between the parts
constexpr float kSmallPart = 0.72F;      // of the larger size: what no glyph of the smaller part exceeds
constexpr std::size_t kFewestCells = 2;  // of a part; one glyph has no size of its own
constexpr float kLogo = 1.5F;            // of the rest's size: the one glyph that is a part, for it is none
constexpr double kTall = 0.85;           // quantile of the larger glyphs that is their size

/// A line's own axes: along the writing, and across it without the line's slope.
class Axes {
 public:
  explicit Axes(const FoundLine& line) : vertical_(line.direction == card::Direction::vertical) {
    const card::Point start = line.box.corners[0];
    const card::Point end = vertical_ ? line.box.corners[3] : line.box.corners[1];
    const float along = vertical_ ? end.y - start.y : end.x - start.x;
    const float across = vertical_ ? end.x - start.x : end.y - start.y;
    slope_ = std::abs(along) > 1 ? across / along : 0;
  }

  Box box_of(const Piece& piece) const {
    Box box{static_cast<float>(piece.left), static_cast<float>(piece.top), static_cast<float>(piece.right),
            static_cast<float>(piece.bottom)};
    if (vertical_) box = {box.top, box.left, box.bottom, box.right};
    const float shift = slope_ * box.centre_x();
    box.top -= shift;
    box.bottom -= shift;
    return box;
  }

  card::Quad on_picture(const Box& box) const {
    const auto at = [&](float along, float across) {
      const float shifted = across + slope_ * along;
      return vertical_ ? card::Point{shifted, along} : card::Point{along, shifted};
    };
    if (vertical_)
      return {{at(box.left, box.top), at(box.left, box.bottom), at(box.right, box.bottom), at(box.right, box.top)}};
    return {{at(box.left, box.top), at(box.right, box.top), at(box.right, box.bottom), at(box.left, box.bottom)}};
  }

 private:
  bool vertical_;
  float slope_ = 0;
};

struct Part {
  Box box;
  int label = 0;
  float filled = 0;  ///< share of its box that is ink
};

/// Pieces that stand over or into each other, as glyphs.
std::vector<Box> cells_of(std::span<const Part> parts) {
  std::vector<Box> cells;
  for (const Part& part : parts) {
    if (!cells.empty() && part.box.left < cells.back().right) {
      cells.back() = around(cells.back(), part.box);
    } else {
      cells.push_back(part.box);
    }
  }
  return cells;
}

float size_of(std::span<const Box> cells, double share = kTall) {
  std::vector<float> heights;
  for (const Box& cell : cells) heights.push_back(cell.height());
  return quantile(std::move(heights), share);
}

FoundLine part_of(const FoundLine& line, const Axes& axes, std::span<const Part> own, std::span<const Part> other,
                  float share) {
  FoundLine part = line;
  Box box = own.front().box;
  part.labels.clear();
  for (const Part& each : own) {
    box = around(box, each.box);
    part.labels.push_back(each.label);
  }
  for (const Part& each : other) part.foreign.push_back(each.label);
  std::sort(part.labels.begin(), part.labels.end());
  std::sort(part.foreign.begin(), part.foreign.end());
  part.box = axes.on_picture(box);
  part.glyph_size_px = size_of(cells_of(own));
  part.strength = line.strength * share;
  return part;
}

/// The pieces of a line in the order of the writing.
std::vector<Part> parts_of(const Ink& ink, const FoundLine& line, const Axes& axes) {
  std::vector<Part> parts;
  for (const Piece& piece : ink.pieces) {
    if (piece.light != line.light_on_dark || !std::binary_search(line.labels.begin(), line.labels.end(), piece.label))
      continue;
    const auto box = static_cast<float>(std::max(1, piece.width() * piece.height()));
    parts.push_back({axes.box_of(piece), piece.label, static_cast<float>(piece.area) / box});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.box.left < b.box.left; });
  return parts;
}

/// A solid bar that is longer than a glyph of that size, and thicker than a dash.
bool is_bar(const Part& part, float size) {
  constexpr float kLong = 1.3F, kThick = 0.12F, kSolid = 0.85F;
  return part.box.width() > kLong * size && part.box.height() > kThick * size && part.filled > kSolid;
}

}  // namespace

std::vector<FoundLine> parts_by_size(const Ink& ink, const FoundLine& line) {
  const Axes axes(line);
  const std::vector<Part> parts = parts_of(ink, line, axes);
  const std::vector<Box> cells = cells_of(parts);
  std::size_t best = 0;  // the first cell of the second part
  std::size_t longest = 0;
  for (std::size_t i = 1; i + kFewestCells <= cells.size(); ++i) {
    const std::span before = std::span(cells).first(i), behind = std::span(cells).subspan(i);
    const bool logo = i == 1 && cells[0].height() > kLogo * size_of(behind, 1);
    if (i < kFewestCells && !logo) continue;
    const bool small_first = size_of(before) < size_of(behind);
    const std::span small = small_first ? before : behind;
    const float size = size_of(small_first ? behind : before);
    if (cells[i].left - cells[i - 1].right < kLeastGap * size || size_of(small, 1) > kSmallPart * size) continue;
    if (small.size() > longest) longest = small.size(), best = i;
  }
  if (best == 0) return {};
  const float place = cells[best].left;
  const auto middle =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.box.left >= place; });
  const std::span<const Part> before(parts.begin(), middle), behind(middle, parts.end());
  const float share = static_cast<float>(best) / static_cast<float>(cells.size());
  return {part_of(line, axes, before, behind, share), part_of(line, axes, behind, before, 1 - share)};
}

std::optional<WithoutLogo> without_logo(const Ink& ink, const FoundLine& line) {
  constexpr std::size_t kFewestGlyphs = 3;  // behind it
  constexpr float kSticksOut = 1.2F;        // of the tallest of them: no glyph of their size is as tall
  const Axes axes(line);
  const std::vector<Part> parts = parts_of(ink, line, axes);
  const std::vector<Box> cells = cells_of(parts);
  if (cells.size() <= kFewestGlyphs) return std::nullopt;
  const auto rest =
      std::find_if(parts.begin(), parts.end(), [&](const Part& p) { return p.box.left >= cells[1].left; });
  const std::span<const Part> logo(parts.begin(), rest), behind(rest, parts.end());
  const std::span<const Box> glyphs = std::span(cells).subspan(1);
  const float size = size_of(glyphs);
  const bool bars = std::all_of(logo.begin(), logo.end(), [&](const Part& part) { return is_bar(part, size); });
  if (!bars && cells[0].height() < kSticksOut * size_of(glyphs, 1)) return std::nullopt;
  const float share = 1 - 1 / static_cast<float>(cells.size());
  return WithoutLogo{part_of(line, axes, behind, logo, share), bars};
}

}  // namespace ocr
