#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ocr {

/// A box of ink, axis-aligned, any frame.
struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;
  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float centre_x() const { return (left + right) / 2; }
  float centre_y() const { return (top + bottom) / 2; }
};

/// The smallest box that holds both.
Box around(const Box& a, const Box& b);

/// Length that two intervals share; negative: the distance between them.
float overlap(float a0, float a1, float b0, float b1);

/// The value that a share (0..1) of the values does not exceed; 0 when there are none.
float quantile(std::vector<float> values, double share);

/// Disjoint sets of indexes.
class Groups {
 public:
  explicit Groups(std::size_t count);
  std::size_t find(std::size_t i);
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

/// Boxes joined to glyphs, and for each of them the indexes of its parts.
struct JointBoxes {
  std::vector<Box> boxes;
  std::vector<std::vector<std::size_t>> parts;
};

/// Joins boxes that are parts of one glyph: they interlock, or lie on each other like 日 on 日 in 昌.
JointBoxes join_parts_of_glyphs(std::span<const Box> boxes);

}  // namespace ocr
