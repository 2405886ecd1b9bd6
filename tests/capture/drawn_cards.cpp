#include "tests/capture/drawn_cards.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace drawn {

cv::Mat card(const Look& look) {
  cv::Mat picture(look.size, CV_8UC3, look.ground);
  if (look.panel > 0) {
    const int width = static_cast<int>(look.panel * look.size.width);
    cv::rectangle(picture, cv::Rect(0, 0, width, look.size.height), look.panel_colour, cv::FILLED);
  }
  if (look.frame > 0) {
    const cv::Point margin(look.size.width / 25, look.size.width / 25);
    cv::rectangle(picture, margin, cv::Point(look.size) - margin, look.ink, look.frame);
  }
  const int left = look.photo ? look.size.width * 2 / 5 : look.size.width / 10;
  const char* lines[] = {"Example Works Ltd.", "Taro Yamada",      "Senior Engineer",
                         "1-2-3 Chiyoda",      "Tel 03-1234-5678", "taro@example.co.jp"};
  int y = look.size.height / 5;
  for (const char* line : lines) {
    const bool name = line == lines[1];
    cv::putText(picture, line, {left, y}, cv::FONT_HERSHEY_SIMPLEX, name ? 1.8 : 0.9, look.ink, name ? 4 : 2,
                cv::LINE_AA);
    y += look.size.height / 8;
  }
  if (look.logo_box)
    cv::rectangle(picture, cv::Rect(look.size.width * 3 / 4, 60, 160, 100), cv::Scalar(160, 60, 20), cv::FILLED);
  if (look.photo) {
    cv::Mat part = picture(cv::Rect(0, 0, look.size.width / 3, look.size.height));
    desk(part.size(), cv::Scalar(90, 120, 60), 25).copyTo(part);
  }
  return picture;
}

void lay(cv::Mat& picture, const cv::Mat& card, const Corners& corners) {
  const auto width = static_cast<float>(card.cols);
  const auto height = static_cast<float>(card.rows);
  const Corners from = {cv::Point2f(0, 0), {width, 0}, {width, height}, {0, height}};
  const cv::Mat picture_from_card = cv::getPerspectiveTransform(from.data(), corners.data());
  cv::Mat warped, mask;
  cv::warpPerspective(card, warped, picture_from_card, picture.size(), cv::INTER_AREA, cv::BORDER_REPLICATE);
  cv::warpPerspective(cv::Mat(card.size(), CV_8U, cv::Scalar(255)), mask, picture_from_card, picture.size(),
                      cv::INTER_NEAREST);
  warped.copyTo(picture, mask);
}

cv::Mat desk(cv::Size size, cv::Scalar colour, double grain) {
  cv::RNG random(11);
  cv::Mat noise(size.height / 4, size.width / 40, CV_8UC3);
  random.fill(noise, cv::RNG::NORMAL, colour, cv::Scalar::all(grain));
  cv::Mat picture;
  cv::resize(noise, picture, size, 0, 0, cv::INTER_CUBIC);
  return picture;
}

void shade(cv::Mat& picture, double fall) {
  for (int x = 0; x < picture.cols; ++x) {
    cv::Mat column = picture.col(x);
    column.convertTo(column, -1, 1 - fall * x / picture.cols);
  }
}

card::Image image_of(const cv::Mat& picture, int dpi) {
  card::Image image{picture.cols, picture.rows, picture.channels(), dpi, {}};
  for (int y = 0; y < picture.rows; ++y) {
    image.pixels.insert(image.pixels.end(), picture.ptr(y), picture.ptr(y) + picture.cols * picture.elemSize());
  }
  return image;
}

}  // namespace drawn
