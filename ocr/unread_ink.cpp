#include "ocr/unread_ink.h"

#include <algorithm>

#include "ocr/boxes.h"

namespace ocr {
namespace {

constexpr float kLeastStrength = 1.2F;  // two glyphs side by side
constexpr float kMostCovered = 0.3F;    // of its area, by lines that were read

float area_of(const card::Quad& quad) {
  const card::Bounds box = card::bounds(quad);
  return box.width() * box.height();
}

float shared_area(const card::Quad& a, const card::Quad& b) {
  const card::Bounds p = card::bounds(a);
  const card::Bounds q = card::bounds(b);
  return std::max(0.0F, overlap(p.left, p.right, q.left, q.right)) *
         std::max(0.0F, overlap(p.top, p.bottom, q.top, q.bottom));
}

}  // namespace

std::vector<card::Quad> unread_ink(const std::vector<FoundLine>& found, const std::vector<card::TextLine>& read) {
  std::vector<card::Quad> unread;
  for (const FoundLine& line : found) {
    if (line.strength < kLeastStrength) continue;
    float covered = 0;
    for (const card::TextLine& other : read) covered += shared_area(line.box, other.box);
    if (covered < kMostCovered * area_of(line.box)) unread.push_back(line.box);
  }
  std::ranges::stable_sort(unread, std::ranges::greater{}, area_of);
  return unread;
}

}  // namespace ocr
