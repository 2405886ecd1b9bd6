#include "ocr/boxes.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ocr {
namespace {

/// Are two boxes parts of one glyph: do they interlock, or lie on each other like 日 on 日 in 昌?
bool are_one_glyph(const Box& a, const Box& b) {
  const Box both = around(a, b);
  const float wide = overlap(a.left, a.right, b.left, b.right);
  const float high = overlap(a.top, a.bottom, b.top, b.bottom);
  const float narrow = std::min(a.width(), b.width());
  const float low = std::min(a.height(), b.height());
  const float height = both.height() / std::max({both.width(), a.height(), b.height()});
  if (height <= 1.3F && wide > 0.1F * narrow && high > 0.1F * low) return true;
  // Right halves (青 of 清) are higher than wide.
  const bool flat = a.width() > 1.05F * a.height() && b.width() > 1.05F * b.height() && height <= 1.45F;
  return flat && wide > 0.7F * std::max(a.width(), b.width()) && -high < 0.08F * both.width() &&
         both.height() > 0.75F * both.width();
}

}  // namespace

Box around(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

float overlap(float a0, float a1, float b0, float b1) { return std::min(a1, b1) - std::max(a0, b0); }

float quantile(std::vector<float> values, double share) {
  if (values.empty()) return 0;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

Groups::Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

std::size_t Groups::find(std::size_t i) {
  while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
  return i;
}

JointBoxes join_parts_of_glyphs(std::span<const Box> boxes) {
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return boxes[a].left < boxes[b].left; });
  Groups groups(boxes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size() && boxes[order[j]].left < boxes[order[i]].right; ++j) {
      if (are_one_glyph(boxes[order[i]], boxes[order[j]])) groups.join(order[i], order[j]);
    }
  }
  std::vector<Box> joint;
  std::vector<std::vector<std::size_t>> parts;
  std::vector<std::size_t> place(boxes.size(), boxes.size());
  for (const std::size_t i : order) {
    std::size_t& at = place[groups.find(i)];
    if (at == boxes.size()) {
      at = joint.size();
      joint.push_back(boxes[i]);
      parts.emplace_back();
    }
    joint[at] = around(joint[at], boxes[i]);
    parts[at].push_back(i);
  }
  return {std::move(joint), std::move(parts)};
}

}  // namespace ocr
