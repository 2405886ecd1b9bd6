#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/outlines.h"

namespace capture {
namespace {

constexpr int kMostLines = 22;
constexpr float kLeastLength = 0.06F;  // of the picture's longer side, one segment

struct Edge {
  cv::Point2f from, to;
  float weight = 0;  // summed length of its segments
  Line line() const { return {from, unit(to - from)}; }
};

// Joins segments on one straight line into one edge (a card's side is often seen in pieces).
std::vector<Edge> joined(std::vector<Edge> segments, float tolerance) {
  std::sort(segments.begin(), segments.end(), [](const Edge& a, const Edge& b) { return a.weight > b.weight; });
  std::vector<Edge> edges;
  for (const Edge& segment : segments) {
    const auto home = std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) {
      const Line line = edge.line();
      return std::abs(side_distance(line, segment.from)) < tolerance &&
             std::abs(side_distance(line, segment.to)) < tolerance;
    });
    if (home == edges.end()) {
      edges.push_back(segment);
      continue;
    }
    const Line line = home->line();
    for (const cv::Point2f end : {segment.from, segment.to}) {
      if (dot(end - home->from, line.direction) < 0) home->from = end;
      if (dot(end - home->to, line.direction) > 0) home->to = end;
    }
    home->weight += segment.weight;
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.weight > b.weight; });
  if (edges.size() > kMostLines) edges.resize(kMostLines);
  return edges;
}

std::vector<Edge> find_edges(const cv::Mat& bgr) {
  cv::Mat grey, chroma;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  const auto longest = static_cast<float>(std::max(bgr.cols, bgr.rows));
  std::vector<cv::Vec4f> found;
  cv::createLineSegmentDetector(cv::LSD_REFINE_STD, 0.8)->detect(grey, found);
  std::vector<Edge> segments;
  for (const cv::Vec4f& ends : found) {
    const Edge edge{{ends[0], ends[1]}, {ends[2], ends[3]}, std::hypot(ends[2] - ends[0], ends[3] - ends[1])};
    if (edge.weight >= kLeastLength * longest) segments.push_back(edge);
  }
  std::vector<Edge> edges = joined(std::move(segments), std::max(2.0F, 0.004F * longest));
  const Corners frame = frame_of(bgr.size());
  for (int side = 0; side < 4; ++side) edges.push_back({frame[side], frame[(side + 1) % 4], 0});
  return edges;
}

// The part of a side that the edge covers.
float coverage(const Edge& edge, cv::Point2f a, cv::Point2f b) {
  const cv::Point2f along = unit(b - a);
  const float size = length(b - a);
  float first = dot(edge.from - a, along);
  float last = dot(edge.to - a, along);
  if (first > last) std::swap(first, last);
  return std::max(0.0F, std::min(last, size) - std::max(first, 0.0F)) / std::max(size, 1.0F);
}

struct Pair {
  const Edge* first;
  const Edge* second;
  cv::Point2f direction;
};

// Two edges that could be opposite sides: nearly parallel, not too near each other.
std::vector<Pair> opposite_sides(const std::vector<Edge>& edges, float least_distance) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      const cv::Point2f a = edges[i].line().direction;
      cv::Point2f b = edges[j].line().direction;
      if (dot(a, b) < 0) b = -b;
      constexpr float kLeastCosine = 0.85F;  // 32 degrees, in strong perspective
      if (dot(a, b) < kLeastCosine) continue;
      const cv::Point2f middle = (edges[j].from + edges[j].to) / 2;
      if (std::abs(side_distance(edges[i].line(), middle)) < least_distance) continue;
      pairs.push_back({&edges[i], &edges[j], unit(a + b)});
    }
  }
  return pairs;
}

}  // namespace

std::vector<Corners> outlines_by_lines(const cv::Mat& bgr) {
  const std::vector<Edge> edges = find_edges(bgr);
  const std::vector<Pair> pairs = opposite_sides(edges, 0.06F * static_cast<float>(std::max(bgr.cols, bgr.rows)));
  std::vector<Corners> outlines;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      constexpr float kMostCosine = 0.64F;  // sides meet at 50 degrees or more
      if (std::abs(dot(pairs[i].direction, pairs[j].direction)) > kMostCosine) continue;
      const Edge* sides[] = {pairs[i].first, pairs[j].first, pairs[i].second, pairs[j].second};
      Corners corners;
      bool closed = true;
      for (int k = 0; k < 4 && closed; ++k) {
        const auto meeting = intersection(sides[k]->line(), sides[(k + 1) % 4]->line());
        closed = meeting.has_value();
        if (closed) corners[k] = *meeting;
      }
      if (!closed) continue;
      float least = 1;
      for (int k = 0; k < 4; ++k) {
        const float part = coverage(*sides[(k + 1) % 4], corners[k], corners[(k + 1) % 4]);
        least = std::min(least, part);
      }
      if (least < 0.3F) continue;
      corners = ordered(corners);
      if (is_plausible_outline(corners, bgr.size())) outlines.push_back(corners);
    }
  }
  return outlines;
}

}  // namespace capture
