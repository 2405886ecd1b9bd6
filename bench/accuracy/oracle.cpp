#include "bench/accuracy/oracle.h"

#include <array>
#include <cmath>
#include <utility>

#include "text/utf8.h"

namespace accuracy {
namespace {

float length(card::Point a, card::Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// A plane projective map, row by row; the last element is 1.
using Homography = std::array<double, 9>;

/// The map that takes the four corners of `from` to those of an upright rectangle.
/// Source: Hartley, Zisserman 2004, "Multiple View Geometry", section 4.1 (the 8 x 8 system).
Homography rectangle_from(const card::Quad& from, double width, double height) {
  const std::array<std::pair<double, double>, 4> to = {{{0, 0}, {width, 0}, {width, height}, {0, height}}};
  std::array<std::array<double, 9>, 8> m{};
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = from.corners[i].x, y = from.corners[i].y;
    m[2 * i] = {x, y, 1, 0, 0, 0, -x * to[i].first, -y * to[i].first, to[i].first};
    m[2 * i + 1] = {0, 0, 0, x, y, 1, -x * to[i].second, -y * to[i].second, to[i].second};
  }
  for (std::size_t column = 0; column < 8; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < 8; ++row) {
      if (std::abs(m[row][column]) > std::abs(m[pivot][column])) pivot = row;
    }
    std::swap(m[column], m[pivot]);
    for (std::size_t row = 0; row < 8; ++row) {
      if (row == column || m[column][column] == 0) continue;
      const double factor = m[row][column] / m[column][column];
      for (std::size_t k = column; k < 9; ++k) m[row][k] -= factor * m[column][k];
    }
  }
  Homography h{};
  for (std::size_t i = 0; i < 8; ++i) h[i] = m[i][8] / m[i][i];
  h[8] = 1;
  return h;
}

card::Quad mapped(const card::Quad& quad, const Homography& h) {
  card::Quad out;
  for (std::size_t i = 0; i < 4; ++i) {
    const double x = quad.corners[i].x, y = quad.corners[i].y, w = h[6] * x + h[7] * y + h[8];
    out.corners[i] = {static_cast<float>((h[0] * x + h[1] * y + h[2]) / w),
                      static_cast<float>((h[3] * x + h[4] * y + h[5]) / w)};
  }
  return out;
}

/// Wide characters take the room of two narrow ones.
float room(char32_t c) { return c < 0x2E80 ? 1.0F : 2.0F; }

card::TextLine line_of(const TruthLine& truth, const Homography& upright) {
  card::TextLine line;
  line.box = card::quad_from_bounds(card::bounds(mapped(truth.box, upright)));
  line.direction = truth.vertical ? card::Direction::vertical : card::Direction::horizontal;
  const card::Bounds box = card::bounds(line.box);
  line.glyph_size_px = truth.vertical ? box.width() : box.height();
  card::Reading reading;
  reading.model = "truth";
  const std::u32string characters = text::to_utf32(truth.text);
  float whole = 0, done = 0;
  for (const char32_t c : characters) whole += room(c);
  for (const char32_t c : characters) {
    const float from = done / whole, to = (done + room(c)) / whole;
    done += room(c);
    const card::Bounds part =
        truth.vertical ? card::Bounds{box.left, box.top + from * box.height(), box.right, box.top + to * box.height()}
                       : card::Bounds{box.left + from * box.width(), box.top, box.left + to * box.width(), box.bottom};
    const bool blank = c == U' ' || c == U'\u3000';
    reading.symbols.push_back({blank ? " " : text::to_utf8(c), card::quad_from_bounds(part), 0.99F, {}});
  }
  line.readings.push_back(std::move(reading));
  return line;
}

}  // namespace

card::CardText perfect_text(const TruthCard& card) {
  const auto& c = card.quad.corners;
  card::CardText all;
  all.width = static_cast<int>((length(c[0], c[1]) + length(c[3], c[2])) / 2);
  all.height = static_cast<int>((length(c[0], c[3]) + length(c[1], c[2])) / 2);
  all.engine = "truth";
  const Homography upright = rectangle_from(card.quad, all.width, all.height);
  for (const TruthLine& line : card.lines) all.lines.push_back(line_of(line, upright));
  if (!card.qr.empty()) all.barcodes.push_back({"QRCode", card.qr, {}});
  return all;
}

}  // namespace accuracy
