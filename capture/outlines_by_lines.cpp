#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/outlines.h"

namespace capture {
namespace {

// On a scan the cards keep their right angles and there may be ten of them; on a photograph there is one in
// perspective.
struct Geometry {
  std::size_t most_lines;
  float least_cosine_of_opposite_sides;
  float most_cosine_of_neighbouring_sides;
  float least_length;   // of a segment, of the picture's longer side
  float join_distance;  // pixels across
  float join_gap;       // along, of the picture's longer side
};
constexpr Geometry kPhotograph = {22, 0.85F, 0.64F, 0.06F, 2.6F, 1.0F};
constexpr Geometry kScan = {90, 0.9990F, 0.05F, 0.035F, 2.0F, 0.06F};

struct Edge {
  cv::Point2f from, to;
  float weight = 0;  // summed length of its segments
  Line line() const { return {from, unit(to - from)}; }
};

// Joins segments on one straight line into one edge (a card's side is often seen in pieces).
std::vector<Edge> joined(std::vector<Edge> segments, const Geometry& geometry, float longest) {
  std::sort(segments.begin(), segments.end(), [](const Edge& a, const Edge& b) { return a.weight > b.weight; });
  std::vector<Edge> edges;
  for (const Edge& segment : segments) {
    const auto home = std::find_if(edges.begin(), edges.end(), [&](const Edge& edge) {
      const Line line = edge.line();
      const float from = dot(segment.from - edge.from, line.direction);
      const float to = dot(segment.to - edge.from, line.direction);
      const float gap = std::max(std::min(from, to) - length(edge.to - edge.from), -std::max(from, to));
      return std::abs(side_distance(line, segment.from)) < geometry.join_distance &&
             std::abs(side_distance(line, segment.to)) < geometry.join_distance && gap < geometry.join_gap * longest;
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
  if (edges.size() > geometry.most_lines) edges.resize(geometry.most_lines);
  return edges;
}

// The grey level that stands at a share of the way from the darkest pixel to the lightest.
int quantile(const cv::Mat& grey, double share) {
  std::array<long, 256> pixels{};
  for (int y = 0; y < grey.rows; ++y)
    for (int x = 0; x < grey.cols; ++x) ++pixels.at(grey.at<uchar>(y, x));
  long before = static_cast<int>(share * static_cast<double>(grey.total() - 1));
  int level = 0;
  while (level < 255 && (before -= pixels.at(static_cast<std::size_t>(level))) >= 0) ++level;
  return level;
}

// Faint steps made strong: white paper on a white lid shows as two or three grey levels.
cv::Mat amplified(const cv::Mat& grey) {
  cv::Mat smooth, faint;
  cv::GaussianBlur(grey, smooth, {5, 5}, 0);
  constexpr double kGain = 6;
  const double paper = quantile(smooth, 0.7);
  smooth.convertTo(faint, CV_8U, kGain, 128 - kGain * paper);
  return faint;
}

bool is_row_of_print(const Edge& edge, const cv::Mat& print) {
  constexpr int kSamples = 10;
  int on_print = 0;
  for (int i = 0; i < kSamples; ++i) {
    const cv::Point2f at = edge.from + (edge.to - edge.from) * ((static_cast<float>(i) + 0.5F) / kSamples);
    const cv::Point pixel(std::clamp(cvFloor(at.x), 0, print.cols - 1), std::clamp(cvFloor(at.y), 0, print.rows - 1));
    on_print += print.at<uchar>(pixel) != 0 ? 1 : 0;
  }
  return on_print > kSamples / 2;
}

cv::Mat grey_of(const cv::Mat& bgr) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

std::vector<Segment> detected(const cv::Mat& grey) {
  std::vector<cv::Vec4f> found;
  cv::createLineSegmentDetector(cv::LSD_REFINE_STD, 0.8)->detect(grey, found);
  std::vector<Segment> segments;
  for (const cv::Vec4f& ends : found) segments.push_back({{ends[0], ends[1]}, {ends[2], ends[3]}});
  return segments;
}

void add_long_ones(const std::vector<Segment>& segments, const cv::Mat& print, float least_length,
                   std::vector<Edge>& edges) {
  for (const auto& [from, to] : segments) {
    const Edge edge{from, to, length(to - from)};
    if (edge.weight >= least_length && !is_row_of_print(edge, print)) edges.push_back(edge);
  }
}

std::vector<Edge> long_edges(const cv::Mat& bgr, const std::vector<Segment>& segments, const cv::Mat& print,
                             Light light, const Geometry& geometry) {
  const auto longest = static_cast<float>(std::max(bgr.cols, bgr.rows));
  std::vector<Edge> edges;
  add_long_ones(segments, print, geometry.least_length * longest, edges);
  if (light == Light::even)
    add_long_ones(detected(amplified(grey_of(bgr))), print, geometry.least_length * longest, edges);
  return joined(std::move(edges), geometry, longest);
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

// A little off the sizes that cards are cut to.
bool is_card_side(double mm) { return (mm > 44 && mm < 63) || (mm > 77 && mm < 100); }

// Two edges that could be opposite sides: nearly parallel, not too near each other.
std::vector<Pair> opposite_sides(const std::vector<Edge>& edges, const Geometry& geometry, float least_distance,
                                 double dots_per_mm) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      const cv::Point2f a = edges[i].line().direction;
      cv::Point2f b = edges[j].line().direction;
      if (dot(a, b) < 0) b = -b;
      if (dot(a, b) < geometry.least_cosine_of_opposite_sides) continue;
      const cv::Point2f middle = (edges[j].from + edges[j].to) / 2;
      const float distance = std::abs(side_distance(edges[i].line(), middle));
      if (distance < least_distance || (dots_per_mm > 0 && !is_card_side(distance / dots_per_mm))) continue;
      pairs.push_back({&edges[i], &edges[j], unit(a + b)});
    }
  }
  return pairs;
}

// Paper on paper may show two sides only, those that throw a shadow: a right angle whose legs end where the card does.
// Where the resolution is known, the angle is also completed to the sizes that cards have.
std::vector<Corners> outlines_by_angles(const std::vector<Edge>& edges, cv::Size picture, double dots_per_mm) {
  std::vector<Corners> outlines;
  const auto add = [&](cv::Point2f corner, cv::Point2f across, cv::Point2f down) {
    const Corners corners = ordered({corner, corner + across, corner + across + down, corner + down});
    if (is_plausible_outline(corners, picture)) outlines.push_back(corners);
  };
  for (const Edge& first : edges) {
    for (const Edge& second : edges) {
      if (std::abs(dot(first.line().direction, second.line().direction)) > 0.03F) continue;
      const auto corner = intersection(first.line(), second.line());
      if (!corner) continue;
      const auto leg = [&corner](const Edge& edge) {
        const cv::Point2f to_from = edge.from - *corner;
        const cv::Point2f to_to = edge.to - *corner;
        return length(to_from) > length(to_to) ? std::pair(to_from, length(to_to)) : std::pair(to_to, length(to_from));
      };
      const auto [across, gap_across] = leg(first);
      const auto [down, gap_down] = leg(second);
      if (gap_across > 0.06F * length(across) || gap_down > 0.1F * length(down)) continue;
      if (length(across) > 1.4F * length(down) && length(across) < 1.95F * length(down)) add(*corner, across, down);
      if (dots_per_mm <= 0) continue;
      for (const CardSize& size : kCardSizes) {
        const auto longer = static_cast<float>(size.long_mm * dots_per_mm);
        const auto shorter = static_cast<float>(size.short_mm * dots_per_mm);
        const bool fits = length(across) < 1.02F * longer && length(down) < 1.02F * shorter &&
                          length(across) > 0.4F * longer && length(down) > 0.4F * shorter;
        if (fits) add(*corner, unit(across) * longer, unit(down) * shorter);
      }
    }
  }
  return outlines;
}

}  // namespace

std::vector<Segment> straight_segments(const cv::Mat& bgr) { return detected(grey_of(bgr)); }

std::vector<Corners> outlines_by_lines(const cv::Mat& bgr, const std::vector<Segment>& segments, const cv::Mat& print,
                                       Light light, double dots_per_mm) {
  const Geometry& geometry = light == Light::even ? kScan : kPhotograph;
  std::vector<Edge> edges = long_edges(bgr, segments, print, light, geometry);
  std::vector<Corners> outlines =
      light == Light::even ? outlines_by_angles(edges, bgr.size(), dots_per_mm) : std::vector<Corners>{};
  const Corners frame = frame_of(bgr.size());
  for (int side = 0; side < 4; ++side) edges.push_back({frame[side], frame[(side + 1) % 4], 0});
  const std::vector<Pair> pairs =
      opposite_sides(edges, geometry, 0.06F * static_cast<float>(std::max(bgr.cols, bgr.rows)), dots_per_mm);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (std::size_t j = i + 1; j < pairs.size(); ++j) {
      if (std::abs(dot(pairs[i].direction, pairs[j].direction)) > geometry.most_cosine_of_neighbouring_sides) continue;
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
