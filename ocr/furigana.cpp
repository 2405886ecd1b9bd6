#include "ocr/furigana.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ocr {
namespace {

// In heights of the name:
constexpr float kLeast = 0.2F, kMost = 0.45F;  // of the kana; titles are higher
constexpr float kIntoName = 0.1F;              // how far they may reach into its band
constexpr float kAbove = 0.75F;                // and stand above it
constexpr float kBeside = 0.3F;                // beyond its ends
constexpr float kFurthest = 5.0F;              // from one kana to the next
// In heights of the kana:
constexpr float kLevel = 0.4F;   // between their middles
constexpr float kAlike = 0.5F;   // the lower to the higher
constexpr float kBroad = 1.25F;  // accents are broader
constexpr std::size_t kFewest = 3;

/// Are two rows glyphs, or halves, of a name that is set wide?
bool are_level(const Row& a, const Row& b) {
  constexpr float kSame = 0.2F;  // of the height
  const float most = kSame * std::min(a.glyph_height(), b.glyph_height());
  return std::abs(a.top - b.top) < most && std::abs(a.bottom - b.bottom) < most;
}

bool stands_over(const Row& part, const Row& name) {
  const float height = name.glyph_height();
  return part.box.bottom < name.top + kIntoName * height && part.box.top > name.top - kAbove * height &&
         part.box.left > name.box.left - kBeside * height && part.box.right < name.box.right + kBeside * height &&
         part.box.height() < kMost * height;
}

/// Does it stand on a stem, as the dot of an i does, and is small against that?
bool is_dot(const Box& mark, std::span<const Box> boxes) {
  constexpr float kNear = 1.5F, kSmall = 0.28F, kBroadest = 1.3F;  // of its height; of the stem's; of the stem's width
  constexpr float kUpright = 1.8F;                                 // height by width of the stem
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& stem) {
    return overlap(stem.left, stem.right, mark.left, mark.right) > mark.width() / 2 && stem.top >= mark.bottom - 1 &&
           stem.top < mark.bottom + kNear * mark.height() && mark.height() < kSmall * stem.height() &&
           mark.width() < kBroadest * stem.width() && stem.height() > kUpright * stem.width();
  });
}

/// The members of rows that may be kana over a name.
std::vector<Box> kana_of(std::span<const std::size_t> rows, const std::vector<Row>& all, std::span<const Box> boxes,
                         float least) {
  std::vector<Box> kana;
  for (const std::size_t row : rows)
    for (const std::size_t member : all[row].members)
      if (boxes[member].height() > least && !is_dot(boxes[member], boxes)) kana.push_back(boxes[member]);
  std::sort(kana.begin(), kana.end(), [](const Box& a, const Box& b) { return a.left < b.left; });
  return kana;
}

bool are_furigana(const std::vector<Box>& kana, float name_height) {
  if (kana.size() < kFewest) return false;
  std::vector<float> heights, middles, breadths;
  for (const Box& box : kana) {
    heights.push_back(box.height());
    middles.push_back(box.centre_y());
    breadths.push_back(box.width() / box.height());
  }
  const float height = quantile(heights, 0.5), middle = quantile(middles, 0.5);
  if (quantile(breadths, 0.5) > kBroad) return false;
  for (std::size_t i = 0; i < kana.size(); ++i) {
    if (std::abs(kana[i].centre_y() - middle) > kLevel * height) return false;
    if (std::min(kana[i].height(), height) < kAlike * std::max(kana[i].height(), height)) return false;
    if (i > 0 && kana[i].left - kana[i - 1].right > kFurthest * name_height) return false;
  }
  return true;
}

}  // namespace

/// What stands_over() asks of any row that is level with the name, and a little more: on a ground with grain there are
/// thousands of rows, and few near a name.
bool may_stand_over(const Row& part, const Row& name) {
  constexpr float kLevelWith = 0.2F,
                  kHeights = 1.4F;  // of the name: between the tops of rows that are level; their height
  const float height = name.glyph_height();
  return part.box.bottom < name.top + (kLevelWith + kHeights * kIntoName) * height &&
         part.box.top > name.top - (kLevelWith + kHeights * kAbove) * height &&
         part.box.height() < kHeights * kMost * height;
}

std::vector<Row> join_furigana(std::vector<Row> rows, std::span<const Box> boxes) {
  std::vector<bool> gone(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (gone[i]) continue;
    std::vector<std::size_t> near;
    for (std::size_t k = 0; k < rows.size(); ++k)
      if (!gone[k] && may_stand_over(rows[k], rows[i])) near.push_back(k);
    if (near.size() < 2) continue;
    std::vector<std::size_t> name = {i}, over;
    for (std::size_t k = 0; k < rows.size(); ++k)
      if (k != i && !gone[k] && are_level(rows[k], rows[i])) name.push_back(k);
    for (const std::size_t k : near) {
      const auto is_below = [&](std::size_t part) { return part != k && stands_over(rows[k], rows[part]); };
      if (std::any_of(name.begin(), name.end(), is_below)) over.push_back(k);
    }
    if (over.size() < 2) continue;
    if (!are_furigana(kana_of(over, rows, boxes, kLeast * rows[i].glyph_height()), rows[i].glyph_height())) continue;
    for (std::size_t k = 1; k < over.size(); ++k) {
      gone[over[k]] = true;
      const auto& members = rows[over[k]].members;
      rows[over[0]].members.insert(rows[over[0]].members.end(), members.begin(), members.end());
    }
    measure(rows[over[0]], boxes);
  }
  std::vector<Row> kept;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!gone[i]) kept.push_back(std::move(rows[i]));
  return kept;
}

}  // namespace ocr
