#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/core.hpp>

#include "capture/outlines.h"

namespace capture {
namespace {

// Each side that lies on an edge, once.
std::vector<Line> sides_on_edges(const std::vector<Corners>& outlines, const EdgeField& edges) {
  constexpr float kWhole = 0.85F, kApart = 3;  // pixels
  constexpr std::size_t kMost = 16;
  std::vector<Line> sides;
  for (const Corners& corners : outlines) {
    const Support support = edges.support(corners);
    for (int side = 0; side < 4 && sides.size() < kMost; ++side) {
      if (support.sides[side] < kWhole) continue;
      const cv::Point2f from = corners[side];
      const cv::Point2f to = corners[(side + 1) % 4];
      const bool known = std::any_of(sides.begin(), sides.end(), [&](const Line& line) {
        return std::abs(side_distance(line, from)) < kApart && std::abs(side_distance(line, to)) < kApart;
      });
      if (!known) sides.push_back(side_of(corners, side));
    }
  }
  return sides;
}

}  // namespace

bool is_in_picture(const Corners& corners, cv::Size picture) {
  constexpr float kBeyond = 1;  // pixels
  return std::all_of(corners.begin(), corners.end(),
                     [frame = frame_of(picture)](cv::Point2f at) { return contains(frame, at, -kBeyond); });
}

std::vector<Corners> outlines_by_sides(const std::vector<Corners>& outlines, const EdgeField& edges) {
  constexpr float kLeastCosineOfOpposite = 0.85F, kMostCosineOfNeighbours = 0.64F;
  const std::vector<Line> sides = sides_on_edges(outlines, edges);
  std::vector<std::pair<Line, Line>> opposite;
  for (std::size_t i = 0; i < sides.size(); ++i)
    for (std::size_t j = i + 1; j < sides.size(); ++j)
      if (std::abs(dot(sides[i].direction, sides[j].direction)) > kLeastCosineOfOpposite)
        opposite.emplace_back(sides[i], sides[j]);
  std::vector<Corners> put_together;
  for (std::size_t i = 0; i < opposite.size(); ++i) {
    for (std::size_t j = i + 1; j < opposite.size(); ++j) {
      const Line around[] = {opposite[i].first, opposite[j].first, opposite[i].second, opposite[j].second};
      if (std::abs(dot(around[0].direction, around[1].direction)) > kMostCosineOfNeighbours) continue;
      Corners corners;
      bool closed = true;
      for (std::size_t k = 0; k < 4 && closed; ++k) {
        const auto meeting = intersection(around[k], around[(k + 1) % 4]);
        closed = meeting.has_value();
        if (closed) corners[k] = *meeting;
      }
      if (!closed) continue;
      corners = ordered(corners);
      if (is_plausible_outline(corners, edges.size()) && is_in_picture(corners, edges.size()))
        put_together.push_back(corners);
    }
  }
  return put_together;
}

}  // namespace capture
