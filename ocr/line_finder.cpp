#include "ocr/line_finder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "ocr/adoption.h"
#include "ocr/found_lines.h"
#include "ocr/rows.h"

namespace ocr {
namespace {

using card::Direction;

constexpr float kSingleGlyph = 0.35F;  // strength that a single glyph can reach in either direction
constexpr int kAdoptions = 3;          // times: of a name that is set wide each glyph may be alone
constexpr float kNearAcross = 0.2F;    // glyph heights: lines of writing are set further apart than this

/// A row that may be a line, while horizontal and vertical ones compete for the pieces.
struct Candidate {
  Direction direction = Direction::horizontal;
  Row row;
  float strength = 0;
};

std::vector<Candidate> candidates(const std::vector<Piece>& pieces, Direction direction, Writing writing) {
  const std::vector<Box> boxes = boxes_of(pieces, direction);
  std::vector<Candidate> found;
  for (Row& row : find_rows(boxes, writing)) {
    const float strength = row_strength(row, boxes);
    found.push_back({direction, std::move(row), strength});
  }
  return found;
}

/// Share of the row's members that have a stranger of their own size close beside them, across the writing: a half
/// of a kanji, or a chance row of glyphs through lines that run the other way. Real rows keep a distance.
float crowded_share(const Row& row, const std::vector<Box>& boxes) {
  const float near = kNearAcross * row.glyph_height();
  std::vector<bool> is_member(boxes.size());
  for (const std::size_t i : row.members) is_member[i] = true;
  std::vector<std::size_t> strangers;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& b = boxes[i];
    if (!is_member[i] && -overlap(b.left, b.right, row.box.left, row.box.right) < 0 &&
        -overlap(b.top, b.bottom, row.box.top, row.box.bottom) < near) {
      strangers.push_back(i);
    }
  }
  float crowded = 0;
  float all = 0;
  for (const std::size_t i : row.members) {
    const Box& m = boxes[i];
    const float size = std::max(m.width(), m.height());
    all += size;
    const bool close = std::any_of(strangers.begin(), strangers.end(), [&](std::size_t k) {
      const Box& b = boxes[k];
      return std::max(b.width(), b.height()) > 0.5F * size &&
             -overlap(b.left, b.right, m.left, m.right) < -0.4F * std::min(b.width(), m.width()) &&
             -overlap(b.top, b.bottom, m.top, m.bottom) < near;
    });
    if (close) crowded += size;
  }
  return all > 0 ? crowded / all : 0;
}

/// The strength of a column, from its tall glyphs: parts of lines that run across the column are low against its
/// width, kanji are not (but 一 and the strokes of 三 are). Nor is a word that lies across the column (課長) a glyph.
float column_strength(const Candidate& candidate, const std::vector<Box>& boxes) {
  constexpr float kLow = 0.45F;   // of the column's width
  constexpr float kWord = 1.6F;   // widths to a height: no kanji in several pieces is as wide,
  constexpr float kGlyph = 1.3F;  // unless one of its pieces is
  constexpr float kRagged = 2.3F, kOfRagged = 0.4F;
  constexpr float kTwoGlyphs = 1.4F;  // widths: the least that two glyphs take
  const Row& row = candidate.row;
  int tall = 0;
  Box cell = boxes[row.members.front()];
  float widest = cell.height();  // of the cell's pieces
  const auto count = [&] {
    const bool word = cell.height() > kWord * cell.width() && widest < kGlyph * cell.width();
    if (cell.width() > kLow * row.glyph_height() && !word) ++tall;
  };
  for (const std::size_t i : row.members) {
    if (boxes[i].left > cell.right) {
      count();
      cell = boxes[i];
      widest = 0;
    }
    cell = around(cell, boxes[i]);
    widest = std::max(widest, boxes[i].height());
  }
  count();
  if (tall < 2 || row.box.width() < kTwoGlyphs * row.glyph_height()) return 0;  // 徳 is one glyph
  // A column of two glyphs is more often a coincidence than writing; so is one from which some stand out, the ends of
  // lines that are set to the right.
  const float strength = 0.9F * std::min(candidate.strength, 1.3F * static_cast<float>(tall)) - 0.3F;
  return row.box.height() > kRagged * row.glyph_height() ? kOfRagged * strength : strength;
}

/// Paper between two pieces, along the larger of the two distances.
int distance(const Piece& a, const Piece& b) {
  const int across = std::max(a.left, b.left) - std::min(a.right, b.right);
  const int down = std::max(a.top, b.top) - std::min(a.bottom, b.bottom);
  return std::max({across, down, 0});
}

/// The direction of the nearest piece that has one, if that is nearer than about a glyph; else `otherwise`.
Direction of_neighbour(std::size_t lone, const std::vector<Piece>& pieces, const std::vector<Direction>& chosen,
                       const std::vector<bool>& decided, Direction otherwise) {
  const Piece& piece = pieces[lone];
  int nearest = std::max({piece.width(), piece.height(), 1});
  Direction direction = otherwise;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!decided[i]) continue;
    const int apart = distance(piece, pieces[i]);
    if (apart < nearest) nearest = apart, direction = chosen[i];
  }
  return direction;
}

/// For each piece the direction of the strongest row through it; lone glyphs go with their neighbours, else with the
/// majority.
std::vector<Direction> directions(const std::vector<Piece>& pieces) {
  std::vector<float> best(pieces.size(), kSingleGlyph);
  std::vector<Direction> chosen(pieces.size(), Direction::horizontal);
  std::vector<bool> decided(pieces.size());
  float balance = 0;  // of vertical over horizontal writing
  for (const Direction direction : {Direction::horizontal, Direction::vertical}) {
    const std::vector<Box> boxes = boxes_of(pieces, direction);
    for (const Candidate& candidate : candidates(pieces, direction, Writing::lines)) {
      float strength = direction == Direction::vertical ? column_strength(candidate, boxes) : candidate.strength;
      const float free = 1 - crowded_share(candidate.row, boxes);
      strength *= free * free;
      for (const std::size_t i : candidate.row.members) {
        if (strength <= best[i]) continue;
        best[i] = strength;
        chosen[i] = direction;
        decided[i] = true;
      }
    }
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (decided[i]) balance += chosen[i] == Direction::vertical ? best[i] : -best[i];
  }
  const Direction usual = balance > 0 ? Direction::vertical : Direction::horizontal;
  std::vector<Direction> all = chosen;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!decided[i]) all[i] = of_neighbour(i, pieces, chosen, decided, usual);
  }
  return all;
}

/// The rows among the pieces of one direction.
std::vector<Candidate> rows_in(const std::vector<Piece>& pieces, const std::vector<Direction>& chosen,
                               Direction direction) {
  std::vector<Piece> own;
  std::vector<std::size_t> index;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (chosen[i] != direction) continue;
    own.push_back(pieces[i]);
    index.push_back(i);
  }
  const Writing writing = direction == Direction::vertical ? Writing::columns : Writing::lines;
  std::vector<Candidate> found = candidates(own, direction, writing);
  for (Candidate& candidate : found) {
    for (std::size_t& member : candidate.row.members) member = index[member];
  }
  return found;
}

/// The glyph height that most print of the lines has; of nothing a height that nothing exceeds.
float usual_height(const std::vector<Candidate>& lines) {
  std::vector<float> heights;
  for (const Candidate& line : lines) heights.insert(heights.end(), line.row.members.size(), line.row.glyph_height());
  return heights.empty() ? 1e9F : quantile(std::move(heights), 0.5);
}

/// A part of a glyph (冫 of 冶), taller than wide, close to a line that is more of one.
bool is_half_beside(const Box& part, const Candidate& lone, const Candidate& line) {
  constexpr float kClose = 0.3F, kTall = 1.1F;
  const float size = line.row.glyph_height();
  const float gap = -overlap(part.left, part.right, line.row.box.left, line.row.box.right);
  return lone.strength < line.strength && part.height() < kTall * size && 2 * part.width() < part.height() &&
         gap < kClose * size;
}

/// A glyph that is alone in its direction goes over to the line of the other direction that it continues: the first or
/// last glyph of a letter-spaced name. So do the halves of one (部) that passed for a line in the middle of it. Whether
/// any did.
bool adopt_lone_glyphs(const std::vector<Piece>& pieces, std::vector<Direction>& chosen) {
  bool any = false;
  for (const Direction direction : {Direction::horizontal, Direction::vertical}) {
    const Direction other = direction == Direction::vertical ? Direction::horizontal : Direction::vertical;
    const std::vector<Box> boxes = boxes_of(pieces, other);
    const std::vector<Candidate> lines = rows_in(pieces, chosen, other);
    const float usual = usual_height(lines);
    for (const Candidate& lone : rows_in(pieces, chosen, direction)) {
      Box glyph = boxes[lone.row.members.front()];
      for (const std::size_t i : lone.row.members) glyph = around(glyph, boxes[i]);
      const bool adopted = std::any_of(lines.begin(), lines.end(), [&](const Candidate& line) {
        if (line.strength <= kSingleGlyph) return false;
        const bool alone = lone.strength < kSingleGlyph || is_half_beside(glyph, lone, line);
        return (alone && continues(glyph, line.row, usual)) || fills_gap(glyph, line.row, boxes) ||
               completes_end(glyph, line.row, boxes);
      });
      if (!adopted) continue;
      for (const std::size_t i : lone.row.members) chosen[i] = other;
      any = true;
    }
  }
  return any;
}

/// Adds to each column what was torn from it: the strokes of 六 and 八 in thin print pass for columns and rows of their
/// own.
void complete_columns(std::vector<Candidate>& lines, const std::vector<Piece>& pieces) {
  constexpr float kColumn = 2.0F;  // strength: some glyphs, so that there is a band
  const std::vector<Box> boxes = boxes_of(pieces, Direction::vertical);
  const auto torn = [&](const Candidate& column, const Candidate& part) {
    return &part != &column && (part.direction == Direction::horizontal || part.strength <= column.strength) &&
           is_torn_from(part.row.members, column.row, boxes);
  };
  std::sort(lines.begin(), lines.end(), [](const Candidate& a, const Candidate& b) { return a.strength > b.strength; });
  for (std::size_t i = 0; i < lines.size() && lines[i].strength >= kColumn; ++i) {
    if (lines[i].direction != Direction::vertical) continue;
    for (std::size_t k = 0; k < lines.size();) {
      if (!torn(lines[i], lines[k])) {
        ++k;
        continue;
      }
      Row& column = lines[i].row;
      for (const std::size_t member : lines[k].row.members) {
        column.members.push_back(member);
        column.box.left = std::min(column.box.left, boxes[member].left);
        column.box.right = std::max(column.box.right, boxes[member].right);
      }
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(k));
      i -= k < i ? 1 : 0;
      k = 0;
    }
  }
}

}  // namespace

std::vector<FoundLine> find_lines(const Ink& ink) {
  std::vector<FoundLine> lines;
  for (const bool light : {false, true}) {
    const std::vector<Piece> pieces = pieces_of(ink, light);
    if (pieces.empty()) continue;
    std::vector<Direction> chosen = directions(pieces);
    for (int i = 0; i < kAdoptions && adopt_lone_glyphs(pieces, chosen); ++i) {
    }
    std::vector<Candidate> found = rows_in(pieces, chosen, Direction::horizontal);
    for (Candidate& column : rows_in(pieces, chosen, Direction::vertical)) found.push_back(std::move(column));
    complete_columns(found, pieces);
    const std::vector<Box> level = boxes_of(pieces, Direction::horizontal);
    const std::vector<Box> turned = boxes_of(pieces, Direction::vertical);
    for (const auto& [direction, row, strength] : found) {
      if (is_plausible(row, ink))
        lines.push_back(to_line(row, direction, strength, pieces, direction == Direction::vertical ? turned : level));
    }
  }
  finish(lines, ink);
  return lines;
}

}  // namespace ocr
