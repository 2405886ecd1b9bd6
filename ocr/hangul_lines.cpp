#include "ocr/hangul_lines.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "ocr/found_lines.h"
#include "ocr/rows.h"

namespace ocr {
namespace {

// All of the height of syllables that are put together, but kFlat.
constexpr float kBetweenLetters = 0.13F;  // paper between the letters of a syllable; lines are set further apart
constexpr float kInOneSyllable = 0.3F;    // that an upper letter may reach down beside a lower one
constexpr float kLowLetters = 0.75F;      // at most the height of either half: else it is syllables by itself
constexpr float kBeyond = 0.25F;          // that the shorter row may stand out beyond the longer one
constexpr float kNarrowest = 0.65F;  // width of a syllable; letters of two lines that lie on each other are narrower
constexpr float kFlat = 1.2F;  // heights of one half: how wide the upper or the lower ones are, and syllables are not

/// Upper and lower letters of the same syllables.
struct Halves {
  std::size_t upper = 0, lower = 0;  ///< rows
  float apart = 0;                   ///< paper between them, of their common height
};

/// The boxes of some rows, those that lie over each other joined, from left to right.
std::vector<Box> cells_of(std::vector<Box> boxes) {
  std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.left < b.left; });
  std::vector<Box> cells;
  for (const Box& box : boxes) {
    if (!cells.empty() && box.left < cells.back().right)
      cells.back() = around(cells.back(), box);
    else
      cells.push_back(box);
  }
  return cells;
}

float usual_width(const std::vector<Box>& cells) {
  std::vector<float> widths;
  for (const Box& cell : cells) widths.push_back(cell.width());
  return quantile(std::move(widths), 0.5);
}

std::vector<Box> boxes_of(const Row& row, std::span<const Box> boxes) {
  std::vector<Box> own;
  for (const std::size_t i : row.members) own.push_back(boxes[i]);
  return own;
}

Box around_all(const std::vector<Box>& boxes) {
  Box all = boxes.front();
  for (const Box& box : boxes) all = around(all, box);
  return all;
}

/// How far apart two rows are if they are halves of syllables.
std::optional<float> paper_between(const Row& upper, const Row& lower, std::span<const Box> boxes) {
  const std::vector<Box> below = boxes_of(lower, boxes);
  std::vector<Box> above = boxes_of(upper, boxes);  // without the syllables beside that have no lower letter
  std::erase_if(above, [&](const Box& box) {
    return std::none_of(below.begin(), below.end(),
                        [&](const Box& other) { return overlap(box.left, box.right, other.left, other.right) > 0; });
  });
  if (above.empty()) return std::nullopt;
  const Box top = around_all(above), bottom = around_all(below);
  const float height = bottom.bottom - top.top;
  const float apart = (bottom.top - top.bottom) / std::max(1.0F, height);
  if (top.top >= bottom.top || top.bottom >= bottom.bottom) return std::nullopt;
  if (apart > kBetweenLetters || apart < -kInOneSyllable) return std::nullopt;
  if (std::max(top.height(), bottom.height()) > kLowLetters * height) return std::nullopt;
  const auto& [shorter, longer] =
      upper.box.width() < lower.box.width() ? std::pair(&upper, &lower) : std::pair(&lower, &upper);
  const float beyond = kBeyond * height;
  if (shorter->box.left < longer->box.left - beyond || shorter->box.right > longer->box.right + beyond)
    return std::nullopt;
  const bool flat =
      usual_width(cells_of(above)) > kFlat * top.height() || usual_width(cells_of(below)) > kFlat * bottom.height();
  above.insert(above.end(), below.begin(), below.end());
  if (!flat || usual_width(cells_of(std::move(above))) < kNarrowest * height) return std::nullopt;
  return apart;
}

std::optional<Halves> nearest_halves(const std::vector<Row>& rows, std::span<const Box> boxes) {
  std::optional<Halves> best;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const auto apart = i == k ? std::nullopt : paper_between(rows[i], rows[k], boxes);
      if (apart && (!best || *apart < best->apart)) best = {i, k, *apart};
    }
  }
  return best;
}

/// The boxes without the slope of the rows that were found among them.
std::vector<Box> levelled(std::span<const Box> boxes, const std::vector<Row>& rows) {
  std::vector<float> slopes;
  for (const Row& row : rows) slopes.insert(slopes.end(), row.members.size(), row.slope);
  const float slope = quantile(std::move(slopes), 0.5);
  std::vector<Box> level(boxes.begin(), boxes.end());
  for (Box& box : level) {
    const float shift = slope * box.centre_x();
    box.top -= shift;
    box.bottom -= shift;
  }
  return level;
}

/// Joins those of the members that lie over each other.
void join_cells(std::vector<std::size_t> members, std::span<const Box> boxes, Groups& groups) {
  std::sort(members.begin(), members.end(),
            [&](std::size_t a, std::size_t b) { return boxes[a].left < boxes[b].left; });
  float reach = boxes[members.front()].right;
  for (std::size_t i = 1; i < members.size(); ++i) {
    if (boxes[members[i]].left < reach) groups.join(members[i], members[i - 1]);
    reach = std::max(reach, boxes[members[i]].right);
  }
}

JointBoxes joined(std::span<const Box> boxes, Groups& groups) {
  JointBoxes result;
  std::vector<std::size_t> place(boxes.size(), boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    std::size_t& at = place[groups.find(i)];
    if (at == boxes.size()) {
      at = result.boxes.size();
      result.boxes.push_back(boxes[i]);
      result.parts.emplace_back();
    }
    result.boxes[at] = around(result.boxes[at], boxes[i]);
    result.parts[at].push_back(i);
  }
  return result;
}

}  // namespace

JointBoxes join_syllables(std::span<const Box> boxes) {
  std::vector<Row> rows = find_rows(boxes);
  const std::vector<Box> level = levelled(boxes, rows);
  for (Row& row : rows) measure(row, level);
  Groups groups(boxes.size());
  while (const auto halves = nearest_halves(rows, level)) {
    Row& upper = rows[halves->upper];
    const Row& lower = rows[halves->lower];
    upper.members.insert(upper.members.end(), lower.members.begin(), lower.members.end());
    measure(upper, level);
    join_cells(upper.members, level, groups);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(halves->lower));
  }
  return joined(boxes, groups);
}

std::vector<FoundLine> find_hangul_lines(const Ink& ink, std::vector<FoundLine> settled) {
  std::vector<FoundLine> lines = std::move(settled);
  std::set<std::pair<bool, int>> taken;
  for (const FoundLine& line : lines)
    for (const int label : line.labels) taken.insert({line.light_on_dark, label});
  for (const bool light : {false, true}) {
    std::vector<Piece> pieces = pieces_of(ink, light);
    std::erase_if(pieces, [&](const Piece& piece) { return taken.contains({light, piece.label}); });
    if (pieces.empty()) continue;
    const std::vector<Box> boxes = boxes_of(pieces, card::Direction::horizontal);
    const JointBoxes syllables = join_syllables(boxes);
    for (Row& row : find_rows(syllables.boxes)) {
      const float strength = row_strength(row, syllables.boxes);
      std::vector<std::size_t> members;
      for (const std::size_t i : row.members)
        members.insert(members.end(), syllables.parts[i].begin(), syllables.parts[i].end());
      row.members = std::move(members);
      if (is_plausible(row, ink)) lines.push_back(to_line(row, card::Direction::horizontal, strength, pieces, boxes));
    }
  }
  finish(lines, ink);
  return lines;
}

}  // namespace ocr
