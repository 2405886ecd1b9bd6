#include "ocr/grey.h"

#include <algorithm>
#include <cstddef>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/coloured_lines.h"

namespace ocr {
namespace {

constexpr int kMostPixels = 1800;

}  // namespace

card::Image to_grey(const card::Image& image) {
  card::Image grey = image;
  if (image.channels == 1) return grey;
  grey.channels = 1;
  grey.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  const cv::Mat colour(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data()));
  cv::Mat result(image.height, image.width, CV_8UC1, grey.pixels.data());
  grey_without_coloured_lines(colour).copyTo(result);
  return grey;
}

card::Image small_enough(card::Image grey) {
  const double factor = static_cast<double>(kMostPixels) / std::max(grey.width, grey.height);
  if (factor >= 1) return grey;
  const cv::Mat picture(grey.height, grey.width, CV_8UC1, grey.pixels.data());
  cv::Mat small;
  cv::resize(picture, small, {}, factor, factor, cv::INTER_AREA);
  card::Image result;
  result.width = small.cols;
  result.height = small.rows;
  result.channels = 1;
  result.pixels.assign(small.data, small.data + small.total());
  return result;
}

}  // namespace ocr
