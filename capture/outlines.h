#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "capture/outline_edges.h"
#include "capture/plane.h"

namespace capture {

// Proposals of where a card may be, on a picture of some hundred pixels. Many are wrong; none is scored here.

/// Around what differs from its surroundings: connected areas of every channel at many thresholds, and of the
/// difference from the ground that the picture's border shows.
std::vector<Corners> outlines_by_threshold(const cv::Mat& bgr);

/// Whether the picture is a clean scan, where a difference of two grey levels may be the edge of the paper.
enum class Light { even, uneven };

/// A straight piece of an edge.
struct Segment {
  cv::Point2f from, to;
};

/// The straight pieces of the picture's edges.
/// Source: Grompone von Gioi, Jakubowicz, Morel and Randall 2012, "LSD: a Line Segment Detector".
std::vector<Segment> straight_segments(const cv::Mat& bgr);

/// Around four long straight edges, joined from the picture's straight_segments; the picture's own border counts as
/// four more, for cards that it cuts off. In even light also around two that meet at a right angle, the sides that
/// throw a shadow. `print` is not zero where there are characters, whose rows are straight too. `dots_per_mm` is 0 when
/// unknown.
std::vector<Corners> outlines_by_lines(const cv::Mat& bgr, const std::vector<Segment>& segments, const cv::Mat& print,
                                       Light light, double dots_per_mm);

/// Around the sides of other outlines, those that lie on an edge over nearly all of their length: a shadow that falls
/// across a card, or a panel of another colour on it, gives outlines that have some sides right each. `outlines` with
/// the likeliest first; none that leaves the picture comes out.
std::vector<Corners> outlines_by_sides(const std::vector<Corners>& outlines, const EdgeField& edges);

struct CardSize {
  double long_mm, short_mm;
};

/// The sizes that cards are cut to. Sources: JIS-sized Japanese cards (No. 4), ISO/IEC 7810 ID-1, the European
/// 85 x 55 mm and the North American 3.5 x 2 inches.
inline constexpr CardSize kCardSizes[] = {{91, 55}, {85, 55}, {89, 51}, {85.6, 54}, {90, 50}, {90, 55}};

/// Whether no corner lies outside the picture by more than a pixel.
bool is_in_picture(const Corners& corners, cv::Size picture);

/// Whether the corners could be those of a card at all: convex, large enough, not too slanted.
bool is_plausible_outline(const Corners& corners, cv::Size picture);

}  // namespace capture
