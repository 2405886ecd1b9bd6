#include "tests/ocr/pictures.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

namespace ocr_tests {

card::CardImage picture(const std::string& name, int turned_degrees) {
  cv::Mat pixels = cv::imread(std::string(MEISHI_SOURCE_DIR "/tests/ocr/pictures/") + name, cv::IMREAD_GRAYSCALE);
  if (turned_degrees == 90) cv::rotate(pixels, pixels, cv::ROTATE_90_CLOCKWISE);
  if (turned_degrees == 180) cv::rotate(pixels, pixels, cv::ROTATE_180);
  if (turned_degrees == 270) cv::rotate(pixels, pixels, cv::ROTATE_90_COUNTERCLOCKWISE);
  card::CardImage card;
  card.image.width = pixels.cols;
  card.image.height = pixels.rows;
  card.image.channels = 1;
  card.image.dpi = 300;
  card.image.pixels.assign(pixels.data, pixels.data + pixels.total());
  return card;
}

}  // namespace ocr_tests
