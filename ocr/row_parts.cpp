#include "ocr/row_parts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ocr/furigana.h"

namespace ocr {
namespace {

constexpr float kLargeStray = 1.35F;  // of the usual height: glyphs of names, which are set wide
constexpr float kWidest = 1.7F;       // glyph heights: a glyph in pieces, or two
constexpr float kWidestWord = 3.3F;   // of three glyphs
constexpr float kStrayGap = 0.7F;     // of kSpacedGap: to a glyph in pieces

/// Dots of i, accents, marks of kana: small, over or under a member of the row or between members, close to it. Before
/// a column (over it, with x and y exchanged) stand none: kanji have none, and letters lie with their tops behind.
bool is_dot_or_accent(const Row& part, const Row& row, Writing writing) {
  const float height = row.glyph_height();
  const float over = (writing == Writing::columns ? 0.1F : 0.6F) * height;
  if (part.box.height() > 0.4F * height || part.box.left < row.box.left - 0.2F * height ||
      part.box.right > row.box.right + 0.2F * height) {
    return false;
  }
  return part.box.top > row.top - over && part.box.bottom < row.bottom + 0.35F * height;
}

/// A stop, a dash or a low stroke between two letters of a row or two words, on its base line or above.
bool stands_among_letters(const Row& part, const Row& row) {
  constexpr float kLow = 0.4F, kBelow = 0.15F, kStrokeBelow = 0.35F;  // glyph heights
  constexpr float kStroke = 2.0F;                                     // widths of one against its height
  constexpr float kBeside = 0.9F;                                     // glyph heights: between words
  const float height = row.glyph_height();
  const float below = (part.box.width() > kStroke * part.box.height() ? kStrokeBelow : kBelow) * height;
  return part.box.height() < kLow * height && part.box.right > row.box.left - kBeside * height &&
         part.box.left < row.box.right + kBeside * height && part.box.centre_y() > row.top &&
         part.box.centre_y() < row.bottom + below;
}

/// How far a part is from the nearest member that stands over or under it, in glyph heights. A mark between two letters
/// is nearer than to what stands in the line below, unless that is as near as the dot of an i.
float distance_to(const Row& part, const Row& row, std::span<const Box> boxes, Writing writing) {
  constexpr float kAmong = 0.25F;
  const float height = row.glyph_height();
  float best = std::abs(part.box.centre_y() - (row.top + row.bottom) / 2) / height + 0.2F;
  if (writing == Writing::lines && stands_among_letters(part, row)) best = std::min(best, kAmong);
  for (const std::size_t i : row.members) {
    const Box& b = boxes[i];
    if (overlap(b.left, b.right, part.box.left, part.box.right) < -0.1F * height) continue;
    best = std::min(best, std::max(0.0F, -overlap(b.top, b.bottom, part.box.top, part.box.bottom)) / height);
  }
  return best;
}

/// The length of the row's long glyphs along it: of members that overlap each other there. Some touch and pass for one.
float long_glyph(const Row& row, std::span<const Box> boxes) {
  constexpr double kLong = 0.75;
  std::vector<float> lengths;
  float begin = boxes[row.members.front()].left, end = begin;
  for (const std::size_t i : row.members) {
    if (boxes[i].left > end) {
      lengths.push_back(end - begin);
      begin = boxes[i].left;
    }
    end = std::max(end, boxes[i].right);
  }
  lengths.push_back(end - begin);
  return quantile(std::move(lengths), kLong);
}

/// A few halves of glyphs whose other halves are members of the column: the right sides of 報部, the left ones of 江漢.
/// The band of a column of such glyphs says little, so its box counts, and where all of it are halves, the square that
/// a glyph fills.
bool completes_column(const Row& part, const Row& column, std::span<const Box> boxes) {
  constexpr std::size_t kMostPieces = 9;
  constexpr float kSquare = 1.15F;
  const float slack = 0.1F * column.box.height();
  const Box both = around(part.box, column.box);
  const bool inside = both.top >= column.box.top - slack && both.bottom <= column.box.bottom + slack;
  if (part.members.size() > kMostPieces || (!inside && both.height() > kSquare * long_glyph(column, boxes)))
    return false;
  const auto has_other_half = [&](std::size_t piece) {
    const Box& half = boxes[piece];
    float beside = 0;
    for (const std::size_t member : column.members)
      beside += std::max(0.0F, overlap(half.left, half.right, boxes[member].left, boxes[member].right));
    return beside > 0.5F * half.width();
  };
  return std::all_of(part.members.begin(), part.members.end(), has_other_half);
}

/// A low row (dots, dashes, marks, parts of a glyph) that stands in the band of a taller one beside or around it.
bool is_part_of(const Row& part, const Row& row, float usual, Writing writing, std::span<const Box> boxes) {
  const float height = row.glyph_height();
  if (writing == Writing::columns && completes_column(part, row, boxes)) return true;
  if (part.glyph_height() > 0.85F * height && part.box.width() > 0.6F * height) return false;
  const bool letters = part.members.size() >= 3 && part.box.width() > 1.5F * part.glyph_height();
  if (letters && part.glyph_height() > std::min(0.2F * height, 0.6F * usual)) return false;
  if (is_dot_or_accent(part, row, writing)) return true;
  if (part.box.top < row.top - 0.25F * height || part.box.bottom > row.bottom + 0.35F * height) return false;
  const bool inside = overlap(part.box.left, part.box.right, row.box.left, row.box.right) > 0;
  const float gap = std::max(part.box.left, row.box.left) - std::min(part.box.right, row.box.right);
  if (inside)
    return part.box.centre_y() > row.top - 0.15F * height && part.box.centre_y() < row.bottom + 0.25F * height;
  if (gap < 0.12F * height && part.glyph_height() < 0.62F * height) return true;
  const bool mark = part.glyph_height() < 0.35F * height || part.box.width() < 0.3F * height;
  return mark && gap < 0.9F * height && part.box.centre_y() > row.top &&
         part.box.centre_y() < row.bottom + 0.2F * height;
}

/// Are the pieces two or three glyphs of the row's size, torn across (浩志 after 雪巻)? Two lines of small print beside
/// the row are as high, but their glyphs stand too close to be told apart at that size.
bool are_torn_glyphs(std::vector<Box> pieces, const Row& row) {
  constexpr float kInside = 0.07F, kNarrowest = 0.4F, kBroadest = 1.2F, kLeastHigh = 0.75F;  // of the row's height
  constexpr int kMostGlyphs = 3;
  const float height = row.glyph_height();
  std::sort(pieces.begin(), pieces.end(), [](const Box& a, const Box& b) { return a.left < b.left; });
  int glyphs = 0;
  Box glyph = pieces.front();
  const auto is_glyph = [&] {
    ++glyphs;
    return glyph.width() > kNarrowest * height && glyph.width() < kBroadest * height &&
           glyph.height() > kLeastHigh * height;
  };
  for (const Box& piece : pieces) {
    if (piece.left > glyph.right + kInside * height) {
      if (!is_glyph()) return false;
      glyph = piece;
    }
    glyph = around(glyph, piece);
  }
  return is_glyph() && glyphs <= kMostGlyphs;
}

/// Does a box lie in the row's band, or no further out than the row's own members? The band of few glyphs says little
/// when their tall strokes differ (行).
bool is_in_band(const Box& box, const Row& row) {
  const float slack = 0.15F * row.glyph_height();
  return box.top >= std::min(row.top - slack, row.box.top) - 1 &&
         box.bottom <= std::max(row.bottom + slack, row.box.bottom) + 1;
}

/// What every stray part of a row is: as low as the row's glyphs at most, in the band of at least two.
bool may_be_stray(const Row& part, const Row& row) {
  return row.members.size() >= 2 && part.glyph_height() <= 0.9F * row.glyph_height() && is_in_band(part.box, row);
}

/// Do glyphs in pieces, or a flat one like 一, stand in the row's band, as far off as letter-spacing puts them? In
/// columns the halves of glyphs such as 八 and 川 make rows of their own; several may follow each other.
bool is_stray_glyph(const Row& part, const Row& row, const Box& around_part, float usual) {
  const float height = row.glyph_height();
  const bool halves = part.glyph_height() < 0.7F * height && around_part.height() < 1.25F * height &&
                      height < kLargeStray * usual && part.box.width() < 7 * height;
  if (part.box.width() > kWidest * height && !halves) return false;
  const float gap = std::max(part.box.left, row.box.left) - std::min(part.box.right, row.box.right);
  if (gap > (height > kLargeStray * usual ? kStrayGap * kSpacedGap : halves ? kSentenceGap : kNeighbourGap) * height)
    return false;
  return around_part.height() > 0.7F * height ||
         (part.box.width() > 0.6F * height && part.box.height() < 0.3F * height);
}

/// A part of some torn glyphs that stand a blank away from the row.
bool is_torn_word(const Row& part, const Row& row, const std::vector<Box>& pieces) {
  const float gap = std::max(part.box.left, row.box.left) - std::min(part.box.right, row.box.right);
  return part.glyph_height() < 0.75F * row.glyph_height() && gap < kSentenceGap * row.glyph_height() && gap > 0 &&
         are_torn_glyphs(pieces, row);
}

/// A row with the others that stand over and under it in the band of a third.
struct Stack {
  Box box;                        ///< of what is no wider than a glyph or two
  std::vector<std::size_t> rows;  ///< without the third
  std::vector<Box> pieces;        ///< of these rows
};

Stack stack_at(const std::vector<Row>& rows, std::size_t part, std::size_t row, std::span<const Box> boxes) {
  Stack stack{rows[part].box, {}, {}};
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const Box& b = rows[k].box;
    const float width = k == row ? 0 : b.width() / rows[row].glyph_height();
    // Thin strokes are broken where they are thinnest, and one half may lie a pixel lower.
    const float over = overlap(b.left, b.right, rows[part].box.left, rows[part].box.right) + 1;
    if (k != part && (width > kWidestWord || !is_in_band(b, rows[row]) ||
                      over <= 0.5F * std::min(b.width(), rows[part].box.width())))
      continue;
    if (width <= kWidest) stack.box = around(stack.box, b);  // else a line over or under it
    if (k == row) continue;
    stack.rows.push_back(k);
    for (const std::size_t member : rows[k].members) stack.pieces.push_back(boxes[member]);
  }
  return stack;
}

/// The first strays of a row, in order; none where no other row is one.
std::vector<std::size_t> strays_of(const std::vector<Row>& rows, std::size_t row, std::span<const Box> boxes,
                                   float usual) {
  for (std::size_t part = 0; part < rows.size(); ++part) {
    if (part == row || !may_be_stray(rows[part], rows[row])) continue;
    Stack stack = stack_at(rows, part, row, boxes);
    if (is_stray_glyph(rows[part], rows[row], stack.box, usual)) return {part};
    if (is_torn_word(rows[part], rows[row], stack.pieces)) return std::move(stack.rows);
  }
  return {};
}

}  // namespace

std::vector<Row> absorb_parts(std::vector<Row> rows, std::span<const Box> boxes, float usual, Writing writing) {
  if (writing == Writing::lines) rows = join_furigana(std::move(rows), boxes);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.glyph_height() > b.glyph_height(); });
  for (std::size_t j = rows.size(); j-- > 0;) {
    std::size_t best = j;
    float best_distance = 1e9F;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == j || !is_part_of(rows[j], rows[i], usual, writing, boxes) ||
          rows[i].glyph_height() < rows[j].glyph_height())
        continue;
      if (i > j && rows[i].glyph_height() == rows[j].glyph_height()) continue;
      const float distance = distance_to(rows[j], rows[i], boxes, writing);
      if (distance < best_distance) best = i, best_distance = distance;
    }
    if (best == j) continue;
    rows[best].members.insert(rows[best].members.end(), rows[j].members.begin(), rows[j].members.end());
    measure(rows[best], boxes);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(j));
  }
  return rows;
}

std::vector<Row> add_strays(std::vector<Row> rows, std::span<const Box> boxes, float usual) {
  std::vector<bool> settled(rows.size());  // nothing is a stray of this row, as the others are now
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (settled[i]) continue;
    const std::vector<std::size_t> taken = strays_of(rows, i, boxes, usual);
    settled[i] = taken.empty();
    if (taken.empty()) continue;
    // What is a stray of a row depends on the rows in its band alone.
    std::vector<Box> changed = {rows[i].box};
    for (const std::size_t k : taken) {
      changed.push_back(rows[k].box);
      rows[i].members.insert(rows[i].members.end(), rows[k].members.begin(), rows[k].members.end());
    }
    measure(rows[i], boxes);
    changed.push_back(rows[i].box);
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const auto in_band = [&](const Box& box) { return is_in_band(box, rows[k]); };
      if (std::any_of(changed.begin(), changed.end(), in_band)) settled[k] = false;
    }
    for (auto k = taken.rbegin(); k != taken.rend(); ++k) {
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(*k));
      settled.erase(settled.begin() + static_cast<std::ptrdiff_t>(*k));
    }
    i = static_cast<std::size_t>(-1);  // from the first row on, as it takes before the others
  }
  return rows;
}

}  // namespace ocr
