#pragma once

#include <cstdint>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace ocr {

/// Pixels of a mask that are not zero, side by side in one row.
struct Run {
  int row = 0, begin = 0, end = 0;  ///< end: exclusive
  int component = 0;                ///< index
};

/// Runs that touch each other, corners included.
struct Component {
  cv::Rect box;
  int area = 0;  ///< pixels
};

/// The connected components of a mask. Print covers little of a card, so runs are several times quicker to go through
/// than a map of labels; the order is that of cv::connectedComponents (on one thread), which has no component 0.
struct Components {
  std::vector<Run> runs;  ///< from top to bottom, from left to right
  std::vector<Component> all;
};

/// Of an 8-bit mask.
Components find_components(const cv::Mat& mask);

/// How many pixels of a run are not zero in an 8-bit mask.
int count_inside(const Run& run, const cv::Mat& mask);

/// Makes a mask 0 in all components that are marked.
void erase_marked(const Components& components, const std::vector<bool>& marked, cv::Mat& mask);

/// 32 bits: 0 where there is no component, else its index and 1.
cv::Mat label_map(const Components& components, cv::Size size);

}  // namespace ocr
