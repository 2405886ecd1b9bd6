#pragma once

#include <cstddef>

namespace normalize {

/// Bytes [begin, end) of the UTF-8 text that was handed in; both ends lie between characters.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A value found in a text, where it was found, and how well it fits its grammar.
template <class T>
struct Piece {
  T value{};
  Span span;          ///< label included
  float quality = 0;  ///< 0..1: 1 is a perfect fit without any repair; not a calibrated probability
};

}  // namespace normalize
