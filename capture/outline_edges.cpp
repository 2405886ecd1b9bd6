#include "capture/outline_edges.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace capture {
namespace {

constexpr int kSamples = 40;              // per side
constexpr float kCorner = 0.07F;          // of a side, at either end: rounded corners
constexpr float kFrameDistance = 0.003F;  // of the picture's longer side

bool on_frame(const Corners& corners, int side, cv::Size size) {
  const cv::Point2f a = corners[side];
  const cv::Point2f b = corners[(side + 1) % 4];
  const float near = std::max(1.5F, kFrameDistance * static_cast<float>(std::max(size.width, size.height)));
  const auto width = static_cast<float>(size.width);
  const auto height = static_cast<float>(size.height);
  return (a.x < near && b.x < near) || (a.y < near && b.y < near) || (a.x > width - near && b.x > width - near) ||
         (a.y > height - near && b.y > height - near);
}

float median_of(const cv::Mat& values) {
  std::vector<float> some;
  for (int y = 0; y < values.rows; y += 3) {
    for (int x = y % 3; x < values.cols; x += 3) some.push_back(values.at<float>(y, x));
  }
  if (some.empty()) return 0;
  std::nth_element(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2), some.end());
  return some[some.size() / 2];
}

}  // namespace

float Support::least() const { return *std::min_element(sides.begin(), sides.end()); }
float Support::mean() const { return (sides[0] + sides[1] + sides[2] + sides[3]) / 4; }

bool Support::has_strong_angle() const {
  constexpr float kWhole = 0.7F;
  for (int i = 0; i < 4; ++i) {
    if (sides[i] > kWhole && sides[(i + 1) % 4] > kWhole) return true;
  }
  return false;
}

EdgeField::EdgeField(const cv::Mat& bgr) {
  cv::GaussianBlur(bgr, smooth_, {3, 3}, 0);
  across_.create(bgr.size(), CV_32F);
  down_.create(bgr.size(), CV_32F);
  cv::Mat dx, dy;
  cv::Sobel(smooth_, dx, CV_16S, 1, 0, 3);
  cv::Sobel(smooth_, dy, CV_16S, 0, 1, 3);
  cv::Mat magnitude(bgr.size(), CV_32F);
  for (int y = 0; y < bgr.rows; ++y) {
    const auto* gx = dx.ptr<cv::Vec3s>(y);
    const auto* gy = dy.ptr<cv::Vec3s>(y);
    for (int x = 0; x < bgr.cols; ++x) {
      int best = 0;
      int most = -1;
      for (int channel = 0; channel < 3; ++channel) {
        const int size = gx[x][channel] * gx[x][channel] + gy[x][channel] * gy[x][channel];
        if (size > most) {
          most = size;
          best = channel;
        }
      }
      constexpr float kSobelGain = 8;
      across_.at<float>(y, x) = gx[x][best] / kSobelGain;
      down_.at<float>(y, x) = gy[x][best] / kSobelGain;
      magnitude.at<float>(y, x) = std::sqrt(static_cast<float>(most)) / kSobelGain;
    }
  }
  // Cloth and wood have edges everywhere: there the card's must stand out; on a clean scan a faint one will do.
  threshold_ = std::clamp(2.5F * median_of(magnitude), 1.0F, 9.0F);
}

float EdgeField::step_across(cv::Point2f at, cv::Point2f normal) const {
  const int x = static_cast<int>(std::floor(at.x));
  const int y = static_cast<int>(std::floor(at.y));
  if (x < 0 || y < 0 || x >= across_.cols || y >= across_.rows) return 0;
  const cv::Point2f gradient(across_.at<float>(y, x), down_.at<float>(y, x));
  const float through = dot(gradient, normal);
  const float along = cross(gradient, normal);
  return std::abs(through) > std::abs(along) ? through : 0;
}

float EdgeField::part_on_edge(cv::Point2f from, cv::Point2f to, int samples) const {
  const cv::Point2f step = to - from;
  const cv::Point2f normal(-unit(step).y, unit(step).x);
  const Corners inner = frame_of(size());
  constexpr float kUnseen = 0.75F;  // what a sample beyond the picture's border counts
  float on_edge = 0;
  for (int i = 0; i < samples; ++i) {
    const cv::Point2f at = from + step * ((static_cast<float>(i) + 0.5F) / static_cast<float>(samples));
    if (!contains(inner, at, 1.5F)) {
      on_edge += kUnseen;
      continue;
    }
    for (const float offset : {0.0F, -1.0F, 1.0F, -2.0F, 2.0F}) {
      if (std::abs(step_across(at + normal * offset, normal)) <= threshold_) continue;
      ++on_edge;
      break;
    }
  }
  return on_edge / static_cast<float>(samples);
}

Support EdgeField::support(const Corners& corners) const {
  constexpr int kEndSamples = 6;
  Support support;
  float ends = 0;
  for (int side = 0; side < 4; ++side) {
    if (on_frame(corners, side, size())) {
      support.sides[side] = 0.5F;
      ends += 1;
      ++support.sides_on_frame;
      continue;
    }
    const cv::Point2f from = corners[side];
    const cv::Point2f step = corners[(side + 1) % 4] - from;
    support.sides[side] = part_on_edge(from + step * kCorner, from + step * (1 - kCorner), kSamples);
    ends += part_on_edge(from + step * 0.01F, from + step * kCorner, kEndSamples) / 2;
    ends += part_on_edge(from + step * (1 - kCorner), from + step * 0.99F, kEndSamples) / 2;
  }
  support.corners = ends / 4;
  return support;
}

bool EdgeField::is_rule(const Corners& corners) const {
  constexpr float kBeside = 5, kBesideThick = 8;  // pixels
  return has_same_ground_beside(corners, kBeside) || has_same_ground_beside(corners, kBesideThick);
}

bool EdgeField::has_same_ground_beside(const Corners& corners, float beside) const {
  constexpr double kSameGround = 5;  // grey levels
  constexpr float kStrong = 6;       // grey levels per pixel
  const cv::Rect all(0, 0, smooth_.cols, smooth_.rows);
  for (int side = 0; side < 4; ++side) {
    const cv::Point2f from = corners[side];
    const cv::Point2f step = corners[(side + 1) % 4] - from;
    const cv::Point2f normal(-unit(step).y, unit(step).x);
    std::vector<double> changes;
    int strong = 0;
    for (int i = 0; i < kSamples; ++i) {
      const cv::Point2f at = from + step * (kCorner + (1 - 2 * kCorner) * static_cast<float>(i) / kSamples);
      const cv::Point inside = at + normal * beside;
      const cv::Point outside = at - normal * beside;
      if (!all.contains(inside) || !all.contains(outside)) continue;
      const cv::Vec3b a = smooth_.at<cv::Vec3b>(inside);
      const cv::Vec3b b = smooth_.at<cv::Vec3b>(outside);
      changes.push_back(std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])}));
      float most = 0;
      for (float offset = -2; offset <= 2; ++offset)
        most = std::max(most, std::abs(step_across(at + normal * offset, normal)));
      strong += most > kStrong ? 1 : 0;
    }
    if (changes.size() < kSamples / 2 || strong < kSamples / 2) return false;
    std::nth_element(changes.begin(), changes.begin() + static_cast<std::ptrdiff_t>(changes.size() / 2), changes.end());
    if (changes[changes.size() / 2] > kSameGround) return false;
  }
  return true;
}

Corners EdgeField::refined(const Corners& corners, float reach) const {
  std::array<Line, 4> lines;
  for (int side = 0; side < 4; ++side) {
    lines[side] = side_of(corners, side);
    if (on_frame(corners, side, size())) continue;
    const cv::Point2f from = corners[side];
    const cv::Point2f step = corners[(side + 1) % 4] - from;
    const cv::Point2f normal(-unit(step).y, unit(step).x);
    std::vector<cv::Point2f> edge;
    for (int i = 0; i < 2 * kSamples; ++i) {
      const float part = kCorner + (1 - 2 * kCorner) * (static_cast<float>(i) + 0.5F) / (2 * kSamples);
      const cv::Point2f at = from + step * part;
      float weight = 0;
      float moment = 0;
      float most = 0;
      float best = 0;
      for (float offset = -reach; offset <= reach; offset += 1) {
        const float value = std::abs(step_across(at + normal * offset, normal));
        if (value > most) {
          most = value;
          best = offset;
        }
      }
      if (most < threshold_) continue;
      for (float offset = best - 1; offset <= best + 1; offset += 1) {  // centre of the ridge, below the pixel
        const float value = std::abs(step_across(at + normal * offset, normal));
        weight += value;
        moment += value * offset;
      }
      edge.push_back(at + normal * (moment / weight));
    }
    if (edge.size() < kSamples / 2) continue;
    cv::Vec4f fit;
    cv::fitLine(edge, fit, cv::DIST_HUBER, 0, 0.01, 0.01);
    const Line line{{fit[2], fit[3]},
                    dot({fit[0], fit[1]}, step) > 0 ? cv::Point2f(fit[0], fit[1]) : -cv::Point2f(fit[0], fit[1])};
    if (dot(line.direction, unit(step)) > 0.995F) lines[side] = line;
  }
  Corners result;
  for (int corner = 0; corner < 4; ++corner) {
    const auto meeting = intersection(lines[(corner + 3) % 4], lines[corner]);
    if (!meeting) return corners;
    result[corner] = *meeting;
  }
  const float allowed = 4 * reach;
  return is_convex(result) && corner_distance(result, corners) < allowed ? result : corners;
}

}  // namespace capture
